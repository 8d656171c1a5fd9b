import { type ParseMoneyFailure, parseMoney } from "../../money";

export type TypedFailure = ParseMoneyFailure | "taken" | "not-an-id";
export type Typed<Value> = { ok: true; value: Value } | { ok: false; reason: TypedFailure };

// A currency of two decimals reads "12.5" as 1,250 hundredths, which is what a basis point is of a percent.
const HUNDREDTHS = "USD";
const WHOLE = "JPY";

/** Reads a share as a person types it ("12.5", "12.5 %") in basis points. */
export function parsePercent(text: string): Typed<number> {
  const read = parseMoney(text.replace(/[%％]\s*$/, ""), HUNDREDTHS);
  return read.ok ? { ok: true, value: Number(read.value.amountMinor) } : read;
}

/** A share in basis points as one types it: "12.5". */
export function percentText(bp: number): string {
  return String(bp / 100);
}

/** Reads a whole number of at least 0. */
export function parseWhole(text: string): Typed<number> {
  const read = parseMoney(text, WHOLE);
  return read.ok ? { ok: true, value: Number(read.value.amountMinor) } : read;
}

/** Reads an amount in the currency's major units; an empty field is no amount, not zero. */
export function parseAmount(text: string, currency: string): Typed<bigint | null> {
  const read = parseMoney(text, currency);
  if (read.ok) return { ok: true, value: read.value.amountMinor };
  return read.reason === "empty" ? { ok: true, value: null } : read;
}
