import type { ScanNote } from "@/lib/attachments/types";

const TRAILER_BYTES = 2048;

/** Words of the format that mean more than pages to read. Compressed parts are not looked into, so these are hints. */
const SIGNS = [
  ["active-content", /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia|XFA)\b/],
  ["embedded-files", /\/EmbeddedFiles?\b/],
  ["encrypted", /\/Encrypt\b/],
] as const satisfies readonly (readonly [ScanNote, RegExp])[];

/**
 * Whether a PDF has its head and its tail, the tail pointing into the file; null when it is cut off or something else.
 * It is never opened here, nor shown in our pages: it goes out as it came, as a download.
 */
export function checkPdf(bytes: Uint8Array): { scanNotes: ScanNote[] } | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(text)) return null;
  const tail = /startxref\s+(\d{1,10})\s+%%EOF[\s\0]*$/.exec(text.slice(-TRAILER_BYTES));
  if (!tail || Number(tail[1]) >= bytes.byteLength) return null;
  return { scanNotes: SIGNS.flatMap(([note, sign]) => (sign.test(text) ? [note] : [])) };
}
