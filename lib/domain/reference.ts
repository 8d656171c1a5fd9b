import { plainSigns, readSigns, signsOf } from "./checked-signs";

const PREFIX = "AM";
const LENGTH = 8;
/** Random bytes a reference is made of. */
export const REFERENCE_BYTES = 8;

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
  return grouped(signsOf(bytes, LENGTH));
}

/**
 * Reads a reference however it was typed: capitals or not, full width, any spaces and dashes, with or without the
 * prefix. Null when it is none or has a slip of the pen in it.
 */
export function parseReference(input: string): string | null {
  if (input.length > 64) return null;
  const signs = readSigns(plainSigns(input).replace(/^AM(?=.{8}$)/, ""), LENGTH);
  return signs === null ? null : grouped(signs);
}
