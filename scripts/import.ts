import { parseArgs } from "node:util";
import { closeDb } from "@/lib/db/client";
import { AMENDS_COLUMNS, amendsFormat } from "@/lib/imports/amends";
import { cfpbFormat } from "@/lib/imports/cfpb";
import { type ImportCount, importFile } from "@/lib/imports/mutations/import-file";
import type { ImportFormat } from "@/lib/imports/types";
import { progressBar } from "./import/progress";

const FORMATS: Readonly<Record<string, ImportFormat>> = { cfpb: cfpbFormat, amends: amendsFormat };
const SHOWN_REJECTS = 50;

const USAGE = `Usage: npm run import -- FILE --format cfpb|amends [--dry-run]

  cfpb    the Consumer Complaint Database's CSV export
  amends  our own CSV; its first line names the columns:
${AMENDS_COLUMNS.map(({ name, required, meaning }) => `          ${name.padEnd(17)}${required ? "needed  " : "        "}${meaning}`).join("\n")}`;

const REFUSALS = {
  unreadable: "cannot be read",
  empty: "is empty",
  "not-csv": "is not a CSV file",
  "missing-columns": "lacks columns of this format",
  "cut-off": "ends in the middle of a record: it was cut off; fetch it again",
  "not-set-up":
    "cannot be imported yet: start Amends once with `npm start` and set it up, so that there are categories",
} as const;

function usageError(problem: string): number {
  process.stderr.write(`${problem}\n\n${USAGE}\n`);
  return 2;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        format: { type: "string" },
        "dry-run": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : "Unknown arguments";
  }
}

function report({ rejected, imported, unchanged }: ImportCount, isDryRun: boolean, seconds: number): void {
  for (const { line, reason } of rejected.slice(0, SHOWN_REJECTS))
    process.stdout.write(`line ${line}: ${reason}\n`);
  if (rejected.length > SHOWN_REJECTS)
    process.stdout.write(`… and ${rejected.length - SHOWN_REJECTS} more rows that were rejected\n`);
  if (isDryRun) process.stdout.write("Dry run: nothing was written.\n");
  const rows = imported + unchanged + rejected.length;
  process.stdout.write(`${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} per second\n`);
  process.stdout.write(`${imported} imported, ${unchanged} unchanged, ${rejected.length} rejected\n`);
}

async function main(): Promise<number> {
  const read = readArguments();
  if (typeof read === "string") return usageError(read);
  const { positionals, values } = read;
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const [path, ...rest] = positionals;
  const format = FORMATS[values.format ?? ""];
  if (!path || rest.length > 0) return usageError("Name exactly one file.");
  if (!format) return usageError(`--format must be one of ${Object.keys(FORMATS).join(", ")}.`);
  const isDryRun = values["dry-run"] ?? false;
  const bar = progressBar();
  const started = performance.now();
  const result = await importFile(path, { format, isDryRun, now: new Date(), onProgress: bar.show });
  bar.end();
  if (!result.ok) {
    const detail = result.detail ? `: ${result.detail}` : "";
    process.stderr.write(`${path} ${REFUSALS[result.reason]}${detail}. Nothing was imported.\n`);
    return 1;
  }
  report(result.count, isDryRun, (performance.now() - started) / 1000);
  return 0;
}

try {
  process.exitCode = await main();
} finally {
  await closeDb();
}
