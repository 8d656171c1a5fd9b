import { plainSigns, readSigns, signsOf } from "./checked-signs";

/** Signs of a code, the check sign, its last one, included: 19 random signs of 23 are 85 bits. */
const LENGTH = 20;
const GROUP = 4;
/** Random bytes a code is made of: far more than its signs hold, so that none is likelier than another. */
export const VOUCHER_CODE_BYTES = 32;

function grouped(signs: string): string {
  return (signs.match(/.{4}/g) ?? []).join("-");
}

/** The code that so many random bytes make, in groups to read out: 7K3F-92QX-… */
export function formatVoucherCode(bytes: Uint8Array): string {
  if (bytes.length < VOUCHER_CODE_BYTES)
    throw new RangeError(`a code needs ${VOUCHER_CODE_BYTES} random bytes`);
  return grouped(signsOf(bytes, LENGTH));
}

/**
 * Reads a code however it was typed: capitals or not, full width, any spaces and dashes. Null when it is none or has a
 * slip of the pen in it.
 */
export function parseVoucherCode(input: string): string | null {
  if (input.length > 100) return null;
  const signs = readSigns(plainSigns(input), LENGTH);
  return signs === null ? null : grouped(signs);
}

/** The last group of a code, by which staff tell vouchers apart. */
export function voucherCodeTail(code: string): string {
  return code.slice(-GROUP);
}

/** What staff see of a code: enough to compare, too little to spend. */
export function maskedVoucherCode(tail: string): string {
  return `••••-••••-••••-••••-${tail}`;
}
