export type CsvValue = string | number | bigint | null;

/** Begins a file so that spreadsheets read it as UTF-8 and Chinese stays Chinese. */
export const CSV_START = "\uFEFF";

// What a spreadsheet takes for the beginning of a formula, also in full width, also behind blanks or signs nobody sees.
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;
/** A plain amount is no formula, whatever its sign: it stays a number. With a leading zero it is a code, not a number. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/;
function textCell(text: string): string {
  // A spreadsheet drops NUL, which would make a beginning of what stands behind it.
  const clean = text.replaceAll("\u0000", "\uFFFD");
  if (PLAIN_NUMBER.test(clean)) return clean;
  const harmless = FORMULA.test(clean) ? `'${clean}` : clean;
  return `"${harmless.replaceAll('"', '""')}"`;
}

function cell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "string") return textCell(value);
  if (typeof value === "bigint" || Number.isFinite(value)) return value.toString();
  return "";
}

/**
 * One record of a CSV file, line end included. Text comes from strangers and is opened in spreadsheets: what would be read
 * as a formula gets an apostrophe before it, all text is quoted, numbers stay numbers. A number that is none is left empty.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}
