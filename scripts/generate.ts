import { withClient } from "./database/connect";
import { startClocks } from "./generate/clocks";
import { installCompany } from "./generate/install";
import { planJobs } from "./generate/jobs";
import { type Loaded, loadHistory } from "./generate/load/load";
import { readOrganisation } from "./generate/load/read-world";
import { type Options, readOptions, USAGE } from "./generate/options";
import { progressOf } from "./generate/progress";
import { keep, openTarget, type Target } from "./generate/target";
import { beforeEnd, end, endOnSignals, endWithError } from "./start/lifetime";

const say = (line: string) => void process.stdout.write(`  ${line}\n`);

function report({ rows, checked }: Loaded): boolean {
  for (const [table, count] of rows)
    say(`${table.padEnd(24)} ${count.toLocaleString("en").padStart(12)} rows`);
  for (const { name, broken } of checked)
    say(`${broken === 0 ? "ok   " : "WRONG"} ${name}${broken === 0 ? "" : `: ${broken} times`}`);
  return checked.every(({ broken }) => broken === 0);
}

async function sizeOf({ ownerUrl }: Target): Promise<string> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ size: string }>(
      "SELECT pg_size_pretty(pg_database_size(current_database())) AS size",
    );
    return rows[0]?.size ?? "?";
  });
}

async function generate(options: Options): Promise<number> {
  const target = await openTarget(options.database);
  const started = performance.now();
  say(`${options.complaints.toLocaleString("en")} complaints, seed ${options.seed}, into ${target.name}`);
  // An empty database becomes the demo company's; a real installation is set up by its own people first.
  const isEmpty = (await withClient(target.ownerUrl, readOrganisation)) === null;
  if (isEmpty && (options.database || process.env.AMENDS_DEMO !== "0")) await installCompany(target);
  const progress = progressOf(say, process.stderr.isTTY ? process.stderr : null);
  const loaded = await withClient(target.ownerUrl, (client) => {
    // Without its connection the server undoes the transaction.
    beforeEnd(() => client.end());
    return loadHistory(client, { ...options, progress, now: new Date() });
  });
  progress.phase("jobs");
  if (loaded.committed) {
    keep(target);
    await planJobs(target, loaded.until);
    progress.phase("clocks");
    await startClocks(target);
    if (!loaded.frozen) {
      progress.phase("vacuum");
      await withClient(target.ownerUrl, (client) => client.query("VACUUM (ANALYZE)"));
    }
  }
  progress.end();
  const isRight = report(loaded);
  if (!isRight) return 1;
  say(`${await sizeOf(target)} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return 0;
}

async function main(): Promise<void> {
  const read = readOptions(process.argv.slice(2));
  if (read === "help") {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if (!read.ok) {
    process.stderr.write(`${read.problem}\n\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  endOnSignals(130);
  try {
    await end(await generate(read.value));
  } catch (error) {
    await endWithError(error);
  }
}

await main();
