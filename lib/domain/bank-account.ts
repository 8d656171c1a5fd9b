/**
 * Length of an IBAN by country (SWIFT's IBAN registry). A country that is not in it has no IBAN: an account there is a
 * number and the bank's code.
 */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BI: 27,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DJ: 27,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FK: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HN: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MN: 20,
  MR: 27,
  MT: 31,
  MU: 30,
  NI: 28,
  NL: 18,
  NO: 15,
  OM: 23,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  RU: 33,
  SA: 24,
  SC: 31,
  SD: 18,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SO: 23,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
  YE: 30,
};

/** Countries without an IBAN that money is sent to, and how long the bank's code is there where that is fixed. */
const BANK_CODES: Readonly<Record<string, readonly number[] | null>> = {
  AR: null,
  AU: [6],
  BD: null,
  CA: [8, 9],
  CL: null,
  CN: [12],
  CO: null,
  HK: [3, 6],
  ID: null,
  IN: [11],
  JP: [7],
  KE: null,
  KH: null,
  KR: [3, 7, 8],
  LK: null,
  MA: null,
  MM: null,
  MO: null,
  MX: null,
  MY: null,
  NG: null,
  NP: null,
  NZ: [6],
  PE: null,
  PH: [9],
  SG: [7],
  TH: [7],
  TW: [3, 7],
  US: [9],
  UY: null,
  VN: null,
  ZA: [6],
};

/** Every country an account may lie in, by its ISO 3166 code, sorted. */
export const ACCOUNT_COUNTRIES: readonly string[] = [
  ...new Set([...Object.keys(IBAN_LENGTHS), ...Object.keys(BANK_CODES)]),
].sort();

const HOLDER_MAX = 70;

/** What is typed about an account: IBAN or number, bank's code or BIC (none is needed beside an IBAN), country. */
export type TypedAccount = {
  readonly holder: string;
  readonly account: string;
  readonly bank: string;
  readonly country: string;
};

export type BankAccount = {
  readonly holder: string;
  /** Null where the country has none; then the number stands. */
  readonly iban: string | null;
  readonly number: string | null;
  readonly bankCode: string | null;
  readonly bic: string | null;
  readonly country: string;
};

export const ACCOUNT_REFUSALS = [
  "holder-missing",
  "holder-too-long",
  "account-missing",
  "iban-wrong",
  "iban-needed",
  "number-wrong",
  "bank-missing",
  "bank-wrong",
  "country-missing",
] as const;
export type AccountRefusal = (typeof ACCOUNT_REFUSALS)[number];
export type ReadAccount =
  | { ok: true; value: BankAccount }
  | { ok: false; reason: AccountRefusal; field: keyof TypedAccount };

/** Full-width letters and digits in their ASCII form, upper case, without the blanks and hyphens people group by. */
export function plainCode(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\-‐-―\u200b-\u200f\ufeff.]/g, "")
    .toUpperCase();
}

/** ISO 7064 MOD 97-10 over the rearranged IBAN: 1 where it is right. Digit by digit, since it is too long for a number. */
function mod97(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const sign of moved) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Whether the text, without blanks, is an IBAN: a country of the registry, its length, the check digits. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) || iban.length !== IBAN_LENGTHS[iban.slice(0, 2)]) return false;
  const check = Number(iban.slice(2, 4));
  // 00, 01 and 99 would pass the sum too, and are never given out.
  return check >= 2 && check <= 98 && mod97(iban) === 1;
}

/** The shape of a BIC (ISO 9362): four letters or digits, country, two for the place, three for the branch or none. */
export function isBic(bic: string): boolean {
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic);
}

/** Reads what was typed as an account that money can be sent to, or names the first field that is wrong. */
export function readAccount(typed: TypedAccount): ReadAccount {
  const holder = typed.holder
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  if (holder === "") return { ok: false, reason: "holder-missing", field: "holder" };
  if ([...holder].length > HOLDER_MAX) return { ok: false, reason: "holder-too-long", field: "holder" };
  const account = plainCode(typed.account);
  if (account === "") return { ok: false, reason: "account-missing", field: "account" };
  const bank = plainCode(typed.bank);
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{8,}$/.test(account)) return readIban(account, { holder, bank });
  const country = typed.country.trim().toUpperCase();
  if (!ACCOUNT_COUNTRIES.includes(country)) return { ok: false, reason: "country-missing", field: "country" };
  if (country in IBAN_LENGTHS) return { ok: false, reason: "iban-needed", field: "account" };
  if (!/^[A-Z0-9]{4,34}$/.test(account)) return { ok: false, reason: "number-wrong", field: "account" };
  return readLocal(account, { holder, bank, country });
}

function readIban(iban: string, { holder, bank }: { holder: string; bank: string }): ReadAccount {
  if (!isIban(iban)) return { ok: false, reason: "iban-wrong", field: "account" };
  if (bank !== "" && !isBic(bank)) return { ok: false, reason: "bank-wrong", field: "bank" };
  const country = iban.slice(0, 2);
  return { ok: true, value: { holder, iban, number: null, bankCode: null, bic: bank || null, country } };
}

type Local = { holder: string; bank: string; country: string };

function readLocal(number: string, { holder, bank, country }: Local): ReadAccount {
  if (bank === "") return { ok: false, reason: "bank-missing", field: "bank" };
  const base = { holder, iban: null, number, country };
  const lengths = BANK_CODES[country];
  const isCode = /^(?=.*\d)[A-Z0-9]{3,12}$/.test(bank) && (!lengths || lengths.includes(bank.length));
  // Eight letters and digits may be both; a BIC names its country.
  if (isBic(bank) && bank.slice(4, 6) === country)
    return { ok: true, value: { ...base, bankCode: null, bic: bank } };
  if (!isCode) return { ok: false, reason: "bank-wrong", field: "bank" };
  return { ok: true, value: { ...base, bankCode: bank, bic: null } };
}

/** An account as those see it who need not pay it: country and last four. */
export function maskedAccount({ iban, number }: Pick<BankAccount, "iban" | "number">): string {
  if (iban !== null) return `${iban.slice(0, 2)}•• •••• ${iban.slice(-4)}`;
  const all = number ?? "";
  return all.length > 6 ? `•••• ${all.slice(-4)}` : "••••";
}

/** A reference of which the end is enough to recognise it. */
export function maskedReference(reference: string): string {
  return reference.length > 6 ? `••••${reference.slice(-4)}` : "••••";
}

/** The first letter of a name; the rest is nobody's who need not pay. */
export function maskedName(name: string): string {
  const [first = ""] = name;
  return `${first}•••`;
}

/** An IBAN in groups of four, as it is printed. */
export function groupedIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, "$1 ");
}
