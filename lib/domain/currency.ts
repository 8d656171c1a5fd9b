// Intl.NumberFormat's digits differ from ISO 4217 for many codes (HUF, IDR, IQD, ...), so the table stands here.
const CODES_BY_EXPONENT = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2:
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF " +
    "CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG " +
    "HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR " +
    "MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD " +
    "SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD " +
    "XCG YER ZAR ZMW ZWG",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
} as const;

/** An ISO 4217 code. Kept a plain string, so that amounts read from JSON and from the database need no cast. */
export type Currency = string;

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES_BY_EXPONENT).flatMap(([exponent, codes]) =>
    codes.split(" ").map((code): [string, number] => [code, Number(exponent)]),
  ),
);

/** Every active ISO 4217 code that has a minor unit, sorted. */
export const CURRENCIES: readonly Currency[] = [...EXPONENTS.keys()].sort();

/** Whether the text is an active ISO 4217 code (upper case). */
export function isCurrency(text: string): boolean {
  return EXPONENTS.has(text);
}

/** Decimal places of a currency by ISO 4217 (TWD 2, JPY 0, BHD 3); null for a code that is not in it. */
export function findMinorExponent(currency: Currency): number | null {
  return EXPONENTS.get(currency) ?? null;
}

/** Decimal places of a currency by ISO 4217. Throws a RangeError for an unknown code: check with `isCurrency` at the edge. */
export function minorExponent(currency: Currency): number {
  const exponent = EXPONENTS.get(currency);
  if (exponent === undefined) throw new RangeError(`Not an ISO 4217 currency: ${currency}`);
  return exponent;
}
