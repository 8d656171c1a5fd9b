import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inProject, plainError, runCommand, say } from "../project";

const SEED = "1";

type Kept = { folder: string; what: string; script: string; args: readonly string[] };

/** A data folder that is filled once by a script and kept for the next run. */
async function keptFolder({ folder, what, script, args }: Kept, env: NodeJS.ProcessEnv): Promise<string> {
  const dataDir = inProject(`.data/${folder}`);
  const mark = join(dataDir, "generated");
  if (existsSync(mark)) return dataDir;
  mkdirSync(dataDir, { recursive: true });
  say("history", `generating ${what}, once …`);
  const { code } = await runCommand(process.execPath, ["scripts/run.mjs", script, ...args], {
    env: { ...env, AMENDS_DATA_DIR: dataDir },
    passThrough: true,
  });
  if (code !== 0) throw plainError(`For the benchmark ${what} could not be generated.`);
  writeFileSync(mark, `${what}\n`);
  return dataDir;
}

/** The data folder of a history of this size, generated once and kept for the next run. */
export function historyOf(complaints: number, env: NodeJS.ProcessEnv): Promise<string> {
  const args = ["--complaints", String(complaints), "--seed", SEED, "--replace"];
  const what = `${complaints.toLocaleString("en")} complaints`;
  return keptFolder({ folder: `bench-${complaints}`, what, script: "scripts/generate.ts", args }, env);
}

/** The data folder of books with so many transactions, filled once and kept for the next run. */
export function booksOf(transactions: number, env: NodeJS.ProcessEnv): Promise<string> {
  const args = ["--transactions", String(transactions)];
  const what = `${transactions.toLocaleString("en")} transactions`;
  return keptFolder(
    { folder: `bench-books-${transactions}`, what, script: "scripts/bench/books/fill.ts", args },
    env,
  );
}
