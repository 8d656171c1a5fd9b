import { closeDb } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import { choosePlace } from "../database/place";
import { readPidFile } from "../database/postmaster";
import { seconds } from "../project";
import { buildIfStale } from "../start/build";
import { generateClient } from "../start/generate";
import { beforeEnd, end, endOnSignals, endWithError } from "../start/lifetime";
import { type DemoServer, startDemoServer } from "../test/demo-server";
import { historyOf } from "./history";
import { machineLine } from "./machine";
import { type BenchOptions, readBenchOptions, USAGE } from "./options";
import { clockPart } from "./parts/clock";
import { filingPart } from "./parts/filing";
import { ledgerPart } from "./parts/ledger";
import { memoryPart } from "./parts/memory";
import type { PartName } from "./parts/names";
import { casePart, customerPart, dashboardPart, queuePart } from "./parts/pages";
import { policyPart } from "./parts/policy";
import { searchPart } from "./parts/search";
import { simulationPart } from "./parts/simulation";
import { verifyPart } from "./parts/verify";
import { weightPart } from "./parts/weight";
import { prepareScene, type Scene } from "./scene";

/** What needs no build, and no database but its own: asked for alone, it is measured at once. */
const BARE_PARTS: Partial<Record<PartName, (given: { options: BenchOptions }) => Promise<string[]>>> = {
  policy: policyPart,
  clock: clockPart,
  verify: verifyPart,
  ledger: ledgerPart,
};

type Part = (scene: Scene) => Promise<string[]>;
const PARTS: Partial<Record<PartName, Part>> = {
  ...BARE_PARTS,
  queue: queuePart,
  case: casePart,
  customer: customerPart,
  dashboard: dashboardPart,
  search: searchPart,
  filing: filingPart,
  simulation: simulationPart,
  weight: weightPart,
};

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** The queries that stand beside the pages run in this very process, on the same database. */
function adopt(server: DemoServer): void {
  Object.assign(process.env, server.env);
  forgetEnv();
}

async function postmasterOf(dataDir: string): Promise<number> {
  return readPidFile(await choosePlace(dataDir))?.pid ?? 0;
}

/** The second start, timed from the command to the ready line, and what it then holds in memory. */
async function startParts(
  options: BenchOptions,
  dataDir: string,
  start: () => Promise<DemoServer>,
): Promise<void> {
  const started = Date.now();
  const server = await start();
  if (options.parts.includes("start")) print([`Start, second time: ${seconds(started)} until ready`]);
  if (options.parts.includes("memory"))
    print(await memoryPart({ starter: server.pid, postmaster: await postmasterOf(dataDir) }));
  await server.stop();
}

async function bench(options: BenchOptions): Promise<void> {
  const env = { ...process.env, AMENDS_LOG: "silent" };
  await generateClient();
  print([await machineLine(options.complaints)]);
  const bare = options.parts.flatMap((name) => BARE_PARTS[name] ?? []);
  if (bare.length === options.parts.length) {
    for (const part of bare) print(await part({ options }));
    return;
  }
  await buildIfStale(env, beforeEnd);
  const dataDir = await historyOf(options.complaints, env);
  const start = () => startDemoServer(dataDir, env, (stop) => beforeEnd(async () => void (await stop())));
  const server = await start();
  adopt(server);
  const scene = await prepareScene(server.env.AMENDS_PUBLIC_URL ?? "", options);
  for (const name of options.parts) {
    const part = PARTS[name];
    if (part) print(await part(scene));
  }
  await closeDb();
  await server.stop();
  if (options.parts.includes("start") || options.parts.includes("memory"))
    await startParts(options, dataDir, start);
}

/** `npm run bench`: prints one line per figure. */
export async function main(args: string[]): Promise<void> {
  const read = readBenchOptions(args);
  if (read === "help" || !read.ok) {
    process.stdout.write(`${read === "help" ? "" : `${read.problem}\n\n`}${USAGE}\n`);
    process.exitCode = read === "help" ? 0 : 2;
    return;
  }
  endOnSignals(130);
  try {
    await bench(read.value);
    await end(0);
  } catch (error) {
    await endWithError(error);
  }
}
