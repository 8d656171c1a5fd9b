import { setImmediate } from "node:timers/promises";
import { importBatch, type Prepared, prepare } from "@/lib/imports/mutations/import-batch";
import { importHouse } from "@/lib/imports/queries/house";
import { type CsvRecord, type CsvRefused, checkCsv, csvRecords } from "@/lib/imports/read-csv";
import type { ImportContext, ImportFormat, Rejected } from "@/lib/imports/types";

const BATCH_ROWS = 250;
/** After so many rows the one being written gets its turn: grading never lets go by itself. */
const ROWS_PER_TURN = 4;

export type ImportCount = { imported: number; unchanged: number; rejected: Rejected[] };
export type NotSetUp = { ok: false; reason: "not-set-up"; detail: string };
export type Imported = { ok: true; count: ImportCount } | CsvRefused | NotSetUp;

export type ImportOptions = {
  format: ImportFormat;
  /** Reads and checks everything, writes nothing; `imported` then says how many rows would be tried. */
  isDryRun: boolean;
  now: Date;
  onProgress: (done: number, total: number) => void;
};

/**
 * Imports one file of history. A file that is no CSV or was cut off is refused before anything is written; a bad row
 * is listed and the good ones are kept; a second import of the same file changes nothing.
 */
export async function importFile(path: string, options: ImportOptions): Promise<Imported> {
  const { format, isDryRun, now, onProgress } = options;
  const [checked, house] = await Promise.all([checkCsv(path, format), importHouse()]);
  if (!checked.ok) return checked;
  if (!house) return { ok: false, reason: "not-set-up", detail: "" };
  const { departments } = house;
  const count: ImportCount = { imported: 0, unchanged: 0, rejected: [] };
  let batch: Prepared[] = [];
  let done = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = async () => {
    const ready = batch;
    batch = [];
    await writing;
    onProgress(done, checked.records);
    if (isDryRun) count.imported += ready.length;
    else if (ready.length > 0) writing = write(ready);
    // A failure is thrown by the next `await writing`; until then it must not count as unhandled.
    writing.catch(() => undefined);
  };
  const write = async (prepared: Prepared[]) => {
    const written = await importBatch(format.source, prepared);
    count.imported += written.imported;
    count.unchanged += written.unchanged;
  };
  let header: string[] | null = null;
  for await (const record of checked.kept ?? csvRecords(path)) {
    if (!header) {
      header = record.fields;
      continue;
    }
    done += 1;
    const row = parseRecord(record, header, { format, context: house });
    if (row.ok) batch.push(prepare(row.complaint, { source: format.source, departments, now }));
    else count.rejected.push({ line: record.line, reason: row.reason });
    if (done % ROWS_PER_TURN === 0) await setImmediate();
    if (batch.length === BATCH_ROWS) await flush();
  }
  await flush();
  await writing;
  return { ok: true, count };
}

type Reading = { format: ImportFormat; context: ImportContext };

function parseRecord({ fields }: CsvRecord, header: readonly string[], { format, context }: Reading) {
  if (fields.length !== header.length)
    return { ok: false as const, reason: `has ${fields.length} fields, the header has ${header.length}` };
  const row = new Map(header.map((name, index) => [name, fields[index] ?? ""]));
  return format.parseRow(row, context);
}
