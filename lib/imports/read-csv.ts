import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { type Parser, parse } from "csv-parse";
import { failed, ok, type Result } from "@/lib/result";

export type CsvRecord = { line: number; fields: string[] };

/** Why a file is refused as a whole, in one sentence, before anything is written. */
export type CsvRefusal = "unreadable" | "empty" | "not-csv" | "missing-columns" | "cut-off";
export type CsvRefused = { ok: false; reason: CsvRefusal; detail: string };
/** `kept` holds every record of a file small enough to stay in memory, so that it need not be read again. */
export type CsvChecked = { ok: true; records: number; kept: CsvRecord[] | null } | CsvRefused;

const KEPT_BYTES = 64 * 1024 * 1024;

function parser(path: string): Parser {
  return createReadStream(path).pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 4_000_000,
    }),
  );
}

function isRecord(value: unknown): value is { info: { lines: number }; record: string[] } {
  return typeof value === "object" && value !== null && "info" in value && "record" in value;
}

/** Every record with the line it ends on, the header first; one at a time, whatever the size of the file. */
export async function* csvRecords(path: string): AsyncGenerator<CsvRecord> {
  for await (const value of parser(path)) {
    const parsed: unknown = value;
    if (isRecord(parsed)) yield { line: parsed.info.lines, fields: parsed.record };
  }
}

type Ending = { size: number; lastByte: number | null };

async function endingOf(path: string): Promise<Ending> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size === 0) return { size, lastByte: null };
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return { size, lastByte: buffer[0] ?? null };
  } finally {
    await file.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

type Shape = { header: string[]; records: number; lastIsShort: boolean; kept: CsvRecord[] | null };

async function shapeOf(path: string, keeps: boolean): Promise<Result<Shape, "cut-off" | "not-csv">> {
  const kept: CsvRecord[] = [];
  let header: string[] | null = null;
  let records = 0;
  let lastIsShort = false;
  try {
    for await (const record of csvRecords(path)) {
      const { fields } = record;
      if (keeps) kept.push(record);
      if (!header) {
        header = fields;
        continue;
      }
      records += 1;
      lastIsShort = fields.length < header.length;
    }
  } catch (error) {
    return failed(codeOf(error) === "CSV_QUOTE_NOT_CLOSED" ? "cut-off" : "not-csv");
  }
  return header ? ok({ header, records, lastIsShort, kept: keeps ? kept : null }) : failed("not-csv");
}

/**
 * Reads the whole file once, before anything is written: is it CSV, are the columns there, is it complete? A file that ends
 * inside a record is refused, since its last complaint would be imported maimed.
 */
export async function checkCsv(
  path: string,
  { requiredColumns, endsWithLineBreak }: { requiredColumns: readonly string[]; endsWithLineBreak: boolean },
): Promise<CsvChecked> {
  let ending: Ending;
  try {
    ending = await endingOf(path);
  } catch (error) {
    return { ok: false, reason: "unreadable", detail: messageOf(error) };
  }
  const last = ending.lastByte;
  if (last === null) return { ok: false, reason: "empty", detail: "" };
  const shape = await shapeOf(path, ending.size <= KEPT_BYTES);
  if (!shape.ok) return { ok: false, reason: shape.reason, detail: "" };
  const { header, records, lastIsShort, kept } = shape.value;
  const missing = requiredColumns.filter((column) => !header.includes(column));
  if (missing.length > 0) return { ok: false, reason: "missing-columns", detail: missing.join(", ") };
  const endsOpen = last !== 0x0a && last !== 0x0d;
  if (endsOpen && (endsWithLineBreak || lastIsShort)) return { ok: false, reason: "cut-off", detail: "" };
  return { ok: true, records, kept };
}
