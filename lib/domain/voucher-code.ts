// The same signs as in references: no vowels (so no words), nothing that looks like something else (B 8, S 5, Z 2, V U,
// 0 O, 1 I L), and a prime number of them, which lets one check sign catch every wrong sign and every two swapped ones.
const ALPHABET = "23456789CDFGHJKMNPQRTWX";
const BASE = BigInt(ALPHABET.length);
/** Signs of a code, the check sign, its last one, included: 19 random signs of 23 are 85 bits. */
const LENGTH = 20;
const GROUP = 4;
/** Random bytes a code is made of: far more than its signs hold, so that none is likelier than another. */
export const VOUCHER_CODE_BYTES = 32;

/** What people write for a sign that is not used. */
const TWINS: Readonly<Record<string, string>> = { B: "8", S: "5", Z: "2" };

/** Weighted sum of the signs; 0 modulo their number when the code is right. The check sign, the last, has weight 1. */
function weightedSum(signs: string): number {
  return [...signs].reduce((sum, sign, index) => sum + (LENGTH - index) * ALPHABET.indexOf(sign), 0);
}

function grouped(signs: string): string {
  return (signs.match(/.{4}/g) ?? []).join("-");
}

/** The code that so many random bytes make, in groups to read out: 7K3F-92QX-… */
export function formatVoucherCode(bytes: Uint8Array): string {
  if (bytes.length < VOUCHER_CODE_BYTES)
    throw new RangeError(`a code needs ${VOUCHER_CODE_BYTES} random bytes`);
  let number = bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  let signs = "";
  while (signs.length < LENGTH - 1) {
    signs += ALPHABET.charAt(Number(number % BASE));
    number /= BASE;
  }
  const check = ALPHABET.length - (weightedSum(signs) % ALPHABET.length);
  return grouped(signs + ALPHABET.charAt(check % ALPHABET.length));
}

/**
 * Reads a code however it was typed: capitals or not, full width, any spaces and dashes. Null when it is none or has a
 * slip of the pen in it.
 */
export function parseVoucherCode(input: string): string | null {
  if (input.length > 100) return null;
  const plain = input
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}._/#\u2212]/gu, "")
    .replace(/[BSZ]/g, (sign) => TWINS[sign] ?? sign);
  if (plain.length !== LENGTH || [...plain].some((sign) => !ALPHABET.includes(sign))) return null;
  return weightedSum(plain) % ALPHABET.length === 0 ? grouped(plain) : null;
}

/** The last group of a code, by which staff tell vouchers apart. */
export function voucherCodeTail(code: string): string {
  return code.slice(-GROUP);
}

/** What staff see of a code: enough to compare, too little to spend. */
export function maskedVoucherCode(tail: string): string {
  return `••••-••••-••••-••••-${tail}`;
}
