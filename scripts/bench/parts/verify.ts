import { spawn } from "node:child_process";
import { choosePlace } from "../../database/place";
import { readPidFile } from "../../database/postmaster";
import { pause, plainError, ROOT } from "../../project";
import { percentile } from "../figures";
import { booksOf } from "../history";
import type { BenchOptions } from "../options";
import { family, megabytes, shareOf } from "./memory";

const LOOK_EVERY_MS = 200;

type Peaks = { check: number; database: number };
type Outcome = { seconds: number; transactions: number; findings: number; peaks: Peaks };

const sharesOf = (pids: readonly number[]) => pids.reduce((sum, pid) => sum + shareOf(pid), 0);

async function databasePids(dataDir: string): Promise<number[]> {
  const postmaster = readPidFile(await choosePlace(dataDir))?.pid;
  return postmaster ? family(postmaster) : [];
}

/** The command itself, as an operator would type it, looked at while it works. */
async function verifyOnce(dataDir: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "scripts/ledger-verify.ts", "--json"], {
    cwd: ROOT,
    env: { ...env, AMENDS_DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  let running = true;
  const ended = new Promise<void>((done) => child.once("close", () => done())).then(() => {
    running = false;
  });
  const peaks = { check: 0, database: 0 };
  while (running) {
    const database = await databasePids(dataDir);
    const check = (child.pid ? family(child.pid) : []).filter((pid) => !database.includes(pid));
    peaks.check = Math.max(peaks.check, sharesOf(check));
    peaks.database = Math.max(peaks.database, sharesOf(database));
    await Promise.race([ended, pause(LOOK_EVERY_MS)]);
  }
  return { ...reportIn(output), peaks };
}

function reportIn(output: string): Omit<Outcome, "peaks"> {
  const report: unknown = JSON.parse(output);
  if (typeof report !== "object" || report === null || !("seconds" in report) || !("findings" in report))
    throw plainError(`ledger:verify answered something else: ${output.slice(0, 200)}`);
  const transactions = "transactions" in report ? Number(report.transactions) : 0;
  const findings = Array.isArray(report.findings) ? report.findings.length : Number.NaN;
  return { seconds: Number(report.seconds), transactions, findings };
}

/** `npm run ledger:verify` on books of the wanted size, in a database of their own. */
export async function verifyPart({ options }: { options: BenchOptions }): Promise<string[]> {
  // Never on somebody's own database: these books are filled into one in a data folder of the benchmark.
  const { DATABASE_URL: _own, ...rest } = process.env;
  const env = { ...rest, AMENDS_LOG: "silent" };
  const dataDir = await booksOf(options.transactions, env);
  const outcomes: Outcome[] = [];
  for (let run = 0; run < options.runs; run += 1) outcomes.push(await verifyOnce(dataDir, env));
  const middle = percentile(
    outcomes.map(({ seconds }) => seconds),
    0.5,
  );
  const most = (of: keyof Peaks) => megabytes(Math.max(...outcomes.map(({ peaks }) => peaks[of])));
  const findings = Math.max(...outcomes.map((one) => one.findings));
  return [
    `Ledger check: ${outcomes[0]?.transactions.toLocaleString("en")} transactions in ${middle.toFixed(1)} s, ${findings} findings; ` +
      `peak memory: check ${most("check")}, database ${most("database")}`,
  ];
}
