// No vowels (so no words), nothing that looks like something else (B 8, S 5, Z 2, V U, 0 O, 1 I L), and a prime number
// of signs, which lets one check sign catch every wrong sign and every pair of swapped ones.
const ALPHABET = "23456789CDFGHJKMNPQRTWX";
const BASE = BigInt(ALPHABET.length);

/** What people write for a sign that is not used. */
const TWINS: Readonly<Record<string, string>> = { B: "8", S: "5", Z: "2" };

/** Weighted sum of so many signs; 0 modulo their number when they are right. The check sign, the last, has weight 1. */
function weightedSum(signs: string, length: number): number {
  return [...signs].reduce((sum, sign, index) => sum + (length - index) * ALPHABET.indexOf(sign), 0);
}

/** So many signs out of random bytes, the last one the check sign: for people to read out and type. */
export function signsOf(bytes: Uint8Array, length: number): string {
  let number = bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  let signs = "";
  while (signs.length < length - 1) {
    signs += ALPHABET.charAt(Number(number % BASE));
    number /= BASE;
  }
  const check = ALPHABET.length - (weightedSum(signs, length) % ALPHABET.length);
  return signs + ALPHABET.charAt(check % ALPHABET.length);
}

/** What was typed, as capitals without blanks, dashes and what nobody sees. */
export function plainSigns(input: string): string {
  return input
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}._/#\u2212]/gu, "");
}

/** The so many signs that were meant; null when they are other ones, or have a slip of the pen in them. */
export function readSigns(plain: string, length: number): string | null {
  const signs = plain.replace(/[BSZ]/g, (sign) => TWINS[sign] ?? sign);
  if (signs.length !== length || [...signs].some((sign) => !ALPHABET.includes(sign))) return null;
  return weightedSum(signs, length) % ALPHABET.length === 0 ? signs : null;
}
