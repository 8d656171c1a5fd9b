import { departmentsByCategory, importBatch, prepareBatch } from "@/lib/imports/mutations/import-batch";
import { type CsvRecord, type CsvRefused, checkCsv, csvRecords } from "@/lib/imports/read-csv";
import type { HistoricComplaint, ImportFormat, Rejected } from "@/lib/imports/types";
import { organisationFrame } from "@/lib/organisation/queries";

const BATCH_ROWS = 800;

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
  const checked = await checkCsv(path, format);
  if (!checked.ok) return checked;
  const organisation = await organisationFrame();
  if (!organisation) return { ok: false, reason: "not-set-up", detail: "" };
  const { timeZone } = organisation;
  const departments = await departmentsByCategory();
  const count: ImportCount = { imported: 0, unchanged: 0, rejected: [] };
  let batch: HistoricComplaint[] = [];
  let done = 0;
  let writing: Promise<void> = Promise.resolve();
  const flush = async () => {
    const prepared = prepareBatch({ source: format.source, complaints: batch, departments, now });
    batch = [];
    await writing;
    onProgress(done, checked.records);
    if (isDryRun) count.imported += prepared.length;
    else if (prepared.length > 0) writing = write(prepared);
    // A failure is thrown by the next `await writing`; until then it must not count as unhandled.
    writing.catch(() => undefined);
  };
  const write = async (prepared: ReturnType<typeof prepareBatch>) => {
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
    const row = parseRecord(record, header, { format, timeZone });
    if (row.ok) batch.push(row.complaint);
    else count.rejected.push({ line: record.line, reason: row.reason });
    if (batch.length === BATCH_ROWS) await flush();
  }
  await flush();
  await writing;
  return { ok: true, count };
}

type Reading = { format: ImportFormat; timeZone: string };

function parseRecord({ fields }: CsvRecord, header: readonly string[], { format, timeZone }: Reading) {
  if (fields.length !== header.length)
    return { ok: false as const, reason: `has ${fields.length} fields, the header has ${header.length}` };
  const row = new Map(header.map((name, index) => [name, fields[index] ?? ""]));
  return format.parseRow(row, { timeZone });
}
