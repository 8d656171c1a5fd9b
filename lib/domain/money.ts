import { type Currency, findMinorExponent, minorExponent } from "./currency";

export { CURRENCIES, type Currency, isCurrency, minorExponent } from "./currency";

/** A whole number of minor units (cents, fen, yen) in one currency. */
export type Money = { readonly amountMinor: bigint; readonly currency: Currency };

export type ParseMoneyFailure =
  | "empty"
  | "not-a-number"
  | "negative"
  | "too-many-decimals"
  | "too-large"
  | "unknown-currency";
export type ParsedMoney = { ok: true; value: Money } | { ok: false; reason: ParseMoneyFailure };
export type AddedMoney = { ok: true; value: Money } | { ok: false; reason: "mixed-currencies" };

/** How the part of a minor unit that is left over is settled; "half-up" rounds 0.5 away from zero. */
export const ROUNDINGS = ["down", "up", "half-up", "half-even"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** Amounts of more digits (of minor units) are refused: they are typing errors, and 15 digits survive any spreadsheet. */
const MAX_DIGITS = 15;
const BASIS = 10_000n;

/** Full-width digits and signs, as a Chinese or Japanese keyboard types them, in their ASCII form. */
function toAscii(text: string): string {
  return text
    .replace(/[０-９．，－＋]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[−–]/g, "-")
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, "");
}

/**
 * Reads what a person typed ("350", "1,299.5", "１２９９") as an amount of the given currency, without a float.
 * Commas are accepted only between groups of three digits, so "1,29" is refused rather than read as 129.
 */
export function parseMoney(text: string, currency: Currency): ParsedMoney {
  const exponent = findMinorExponent(currency);
  if (exponent === null) return { ok: false, reason: "unknown-currency" };
  const typed = toAscii(text);
  if (typed === "") return { ok: false, reason: "empty" };
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/.exec(typed);
  if (!match) return { ok: false, reason: "not-a-number" };
  const [, sign = "", grouped = "", decimals = ""] = match;
  if (sign === "-") return { ok: false, reason: "negative" };
  if (decimals.length > exponent) return { ok: false, reason: "too-many-decimals" };
  const digits = `${grouped.replaceAll(",", "")}${decimals.padEnd(exponent, "0")}`.replace(/^0+(?=\d)/, "");
  if (digits.length > MAX_DIGITS) return { ok: false, reason: "too-large" };
  return { ok: true, value: { amountMinor: BigInt(digits), currency } };
}

/** The amount as a plain decimal ("1299.50", "350" for JPY): for inputs, CSV and APIs. Screens format by locale. */
export function toDecimalString({ amountMinor, currency }: Money): string {
  const exponent = minorExponent(currency);
  const sign = amountMinor < 0n ? "-" : "";
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(exponent + 1, "0");
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Adds two amounts; amounts of different currencies are refused, never converted. */
export function addMoney(left: Money, right: Money): AddedMoney {
  if (left.currency !== right.currency) return { ok: false, reason: "mixed-currencies" };
  return { ok: true, value: { amountMinor: left.amountMinor + right.amountMinor, currency: left.currency } };
}

/** numerator / denominator in whole numbers. The denominator must be positive; rounding is symmetric about zero. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator <= 0n) throw new RangeError("The denominator must be positive");
  if (numerator < 0n) return -divideRounded(-numerator, denominator, rounding);
  const quotient = numerator / denominator;
  if (rounding === "down") return quotient;
  const rest = numerator % denominator;
  if (rest === 0n) return quotient;
  const twiceRest = rest * 2n;
  if (rounding === "up" || twiceRest > denominator) return quotient + 1n;
  if (twiceRest < denominator) return quotient;
  return rounding === "half-up" || quotient % 2n === 1n ? quotient + 1n : quotient;
}

/** A share of an amount in basis points (10,000 = 100 %), settled to whole minor units by the given rounding. */
export function percentOf(amountMinor: bigint, basisPoints: number | bigint, rounding: Rounding): bigint {
  // Most shares are all of it, or of nothing, and arithmetic on bigint is dear.
  if (basisPoints === 10_000 || basisPoints === BASIS || amountMinor === 0n) return amountMinor;
  return divideRounded(amountMinor * BigInt(basisPoints), BASIS, rounding);
}

/** Settles an amount to a multiple of `unitMinor` (100 rounds TWD to whole dollars). */
export function roundToUnit(amountMinor: bigint, unitMinor: bigint, rounding: Rounding): bigint {
  return divideRounded(amountMinor, unitMinor, rounding) * unitMinor;
}

/**
 * Splits an amount by whole weights with the largest-remainder method: the parts always sum to the amount,
 * ties go to the earlier part, a part of weight 0 gets nothing. Throws a RangeError for a negative amount or
 * weight and when all weights are 0, since then no split exists.
 */
export function allocate(amountMinor: bigint, weights: readonly (number | bigint)[]): bigint[] {
  const shares = weights.map(BigInt);
  const total = shares.reduce((sum, weight) => sum + weight, 0n);
  if (amountMinor < 0n || total <= 0n || shares.some((weight) => weight < 0n)) {
    throw new RangeError(
      "An allocation needs an amount of at least 0 and weights of at least 0, one above 0",
    );
  }
  const parts = shares.map((weight, index) => {
    const product = amountMinor * weight;
    return { index, amount: product / total, rest: product % total };
  });
  const left = Number(amountMinor - parts.reduce((sum, part) => sum + part.amount, 0n));
  const byRest = [...parts].sort((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1,
  );
  const lucky = new Set(byRest.slice(0, left).map((part) => part.index));
  return parts.map((part) => (lucky.has(part.index) ? part.amount + 1n : part.amount));
}
