import type { FilingParsed } from "@/lib/complaints/schema";
import { COUNTED_MS, comparableText, type Suspicion, suspicionsOf } from "@/lib/domain/suspicion";
import { countInWindows } from "@/lib/rate-limit/mutations";

type Filled = Pick<Extract<FilingParsed, { ok: true }>, "trapFilled" | "tookMs" | "value">;

/**
 * What makes a filled-in form suspicious, with how often its address, its contact and its text came lately: counted in one
 * statement, this time included. Nobody is refused for it.
 */
export async function suspicionsOfFiling(
  { trapFilled, tookMs, value }: Filled,
  { address, now }: { address: string; now: Date },
): Promise<Suspicion[]> {
  const text = comparableText(value.description);
  const [filingsOfAddress = 0, filingsOfContact = 0, filingsOfText = 0] = await countInWindows(
    [
      { key: `filing:${address}`, windowMs: COUNTED_MS.address },
      { key: `filing-contact:${value.email ?? value.phone ?? ""}`, windowMs: COUNTED_MS.contact },
      text === null ? null : { key: `filing-text:${text}`, windowMs: COUNTED_MS.text },
    ],
    now,
  );
  const said = [value.subject, value.description, value.remedySought].filter(Boolean).join("\n");
  return suspicionsOf({ trapFilled, tookMs, filingsOfAddress, filingsOfContact, filingsOfText, text: said });
}
