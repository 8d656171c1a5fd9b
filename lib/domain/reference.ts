// No vowels (so no words), nothing that looks like something else (B 8, S 5, Z 2, V U, 0 O, 1 I L), and a prime number
// of signs, which lets one check sign catch every wrong sign and every pair of swapped ones.
const ALPHABET = "23456789CDFGHJKMNPQRTWX";
const BASE = BigInt(ALPHABET.length);
const PREFIX = "AM";
const LENGTH = 8;
/** Random bytes a reference is made of. */
export const REFERENCE_BYTES = 8;

/** What people write for a sign that is not used. */
const TWINS: Readonly<Record<string, string>> = { B: "8", S: "5", Z: "2" };

/** Weighted sum of the signs; 0 modulo their number when the reference is right. The check sign, the last, has weight 1. */
function weightedSum(signs: string): number {
  return [...signs].reduce((sum, sign, index) => sum + (LENGTH - index) * ALPHABET.indexOf(sign), 0);
}

function grouped(signs: string): string {
  return `${PREFIX}-${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/**
 * A reference to read out on the phone, such as AM-7K3F-92QX, out of at least eight random bytes. It opens nothing.
 * There are 3.4 thousand million of them: store it under a unique key and draw again when it is taken.
 */
export function formatReference(bytes: Uint8Array): string {
  if (bytes.length < REFERENCE_BYTES)
    throw new RangeError(`a reference needs ${REFERENCE_BYTES} random bytes`);
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
 * Reads a reference however it was typed: capitals or not, full width, any spaces and dashes, with or without the
 * prefix. Null when it is none or has a slip of the pen in it.
 */
export function parseReference(input: string): string | null {
  if (input.length > 64) return null;
  const plain = input
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}._/#\u2212]/gu, "")
    .replace(/^AM(?=.{8}$)/, "")
    .replace(/[BSZ]/g, (sign) => TWINS[sign] ?? sign);
  if (plain.length !== LENGTH || [...plain].some((sign) => !ALPHABET.includes(sign))) return null;
  return weightedSum(plain) % ALPHABET.length === 0 ? grouped(plain) : null;
}
