import { MAX_LINES, proposalLinesSchema } from "@/lib/compensation/schema";
import type { ChosenLine } from "@/lib/compensation/types";
import { VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import { isLedgerPart } from "@/lib/domain/ledger/accounts";
import { parseMoney } from "@/lib/domain/money";

export type ReadLines = { ok: true; value: ChosenLine[] } | { ok: false; field: string };

/** The item a replacement comes from, if it comes from stock; undefined for a number of units that is none. */
function stockOf(itemId: string, units: string): { itemId: string; units: number } | null | undefined {
  if (itemId === "") return null;
  return /^[1-9]\d{0,3}$/.test(units) ? { itemId, units: Number(units) } : undefined;
}

/** The lines of value of the form; a line without kind or amount is not meant. */
export function readLines(form: FormData, currency: string): ReadLines {
  const fields = proposalLinesSchema.safeParse(Object.fromEntries(form));
  if (!fields.success) return { ok: false, field: String(fields.error.issues[0]?.path[0] ?? "amount-0") };
  const value: ChosenLine[] = [];
  for (let n = 0; n < MAX_LINES; n += 1) {
    const field = (name: string) => String(form.get(`${name}-${n}`) ?? "").trim();
    const kind = VALUE_KINDS.find((each) => each === field("kind"));
    const part = field("part");
    const amount = field("amount");
    if (!kind || amount === "" || !isLedgerPart(part)) continue;
    const parsed = parseMoney(amount, currency);
    if (!parsed.ok) return { ok: false, field: `amount-${n}` };
    // Zero is a line taken out.
    if (parsed.value.amountMinor === 0n) continue;
    const stock = kind === "replacement" ? stockOf(field("item"), field("units")) : null;
    if (stock === undefined) return { ok: false, field: `units-${n}` };
    value.push({ part, kind, faceMinor: parsed.value.amountMinor, stock });
  }
  return { ok: true, value };
}
