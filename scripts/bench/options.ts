import { parseArgs } from "node:util";
import { PART_NAMES, type PartName } from "./parts/names";

export type BenchOptions = {
  complaints: number;
  transactions: number;
  runs: number;
  seconds: number;
  parts: readonly PartName[];
};

export const USAGE = `Usage: npm run bench [-- PART …] [--complaints N] [--transactions N] [--runs R] [--seconds S]

  PART           ${PART_NAMES.join(", ")} (default: all)
  --complaints   size of the history; a database of that size is generated once and kept (default 10000)
  --transactions size of the books that the part "verify" checks, likewise kept (default 100000)
  --runs         how often each figure is measured; medians are printed (default 3)
  --seconds      length of each run (default 5)`;

function whole(text: string | undefined, from: number, to: number): number | null {
  const value = /^\d{1,9}$/.test(text ?? "") ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : null;
}

/** The arguments, "help", or what is wrong with them. */
export function readBenchOptions(
  args: readonly string[],
): { ok: true; value: BenchOptions } | { ok: false; problem: string } | "help" {
  const wrong = (problem: string) => ({ ok: false, problem }) as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        complaints: { type: "string", default: "10000" },
        transactions: { type: "string", default: "100000" },
        runs: { type: "string", default: "3" },
        seconds: { type: "string", default: "5" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) return "help";
    const complaints = whole(values.complaints, 100, 5_000_000);
    const transactions = whole(values.transactions, 1000, 20_000_000);
    const runs = whole(values.runs, 1, 20);
    const seconds = whole(values.seconds, 1, 60);
    const unknown = positionals.find((name) => !PART_NAMES.some((known) => known === name));
    if (unknown !== undefined) return wrong(`There is no part "${unknown}".`);
    if (complaints === null) return wrong("--complaints must be a whole number from 100 to 5000000.");
    if (transactions === null) return wrong("--transactions must be a whole number from 1000 to 20000000.");
    if (runs === null) return wrong("--runs must be a whole number from 1 to 20.");
    if (seconds === null) return wrong("--seconds must be a whole number from 1 to 60.");
    const parts = PART_NAMES.filter((name) => positionals.length === 0 || positionals.includes(name));
    return { ok: true, value: { complaints, transactions, runs, seconds, parts } };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : "Unknown arguments");
  }
}
