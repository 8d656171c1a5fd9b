import { plainError, runCommand } from "../../project";
import { booksOf } from "../history";
import type { BenchOptions } from "../options";

/** Postings per second on books of the wanted size, in a database of their own. */
export async function ledgerPart({ options }: { options: BenchOptions }): Promise<string[]> {
  // Never on somebody's own database.
  const { DATABASE_URL: _own, ...rest } = process.env;
  const env = { ...rest, AMENDS_LOG: "silent", AMENDS_POOL_SIZE: "16" };
  const dataDir = await booksOf(options.transactions, env);
  const args = ["scripts/run.mjs", "scripts/bench/books/postings.ts"];
  const { runs, seconds } = options;
  const { code, output } = await runCommand(
    process.execPath,
    [...args, "--runs", String(runs), "--seconds", String(seconds)],
    { env: { ...env, AMENDS_DATA_DIR: dataDir } },
  );
  if (code !== 0) throw plainError(`The postings could not be measured:\n${output.trim()}`);
  return output.split("\n").filter((line) => line.startsWith("Ledger:"));
}
