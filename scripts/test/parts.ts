import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { destroyEmbedded } from "../database/embedded";
import { type Finished, inProject, line, NEXT, pause, runCommand } from "../project";
import { buildIfStale } from "../start/build";
import { beforeEnd } from "../start/lifetime";
import { findBrowser } from "./browser";
import { startDemoServer } from "./demo-server";
import { add, NOTHING, readTally, type Tally } from "./tally";

export const PARTS = ["format", "types", "build", "unit", "integration", "faults", "e2e"] as const;
export type Part = (typeof PARTS)[number];

/** What one process does at a time leaves a core idle: these go beside the unit tests. */
export const BESIDE_UNIT: readonly Part[] = ["format", "types", "build"];

const STOP_MAX_MS = 30_000;

export type Run = {
  /** A folder of this run that is deleted at its end. */
  folder: string;
  /** The environment without the user's own settings, which must not change what is tested. */
  env: NodeJS.ProcessEnv;
  /** File names to narrow the tests to. */
  filters: string[];
  /** Where output goes as it comes; parts that run side by side are shown one after the other instead. */
  show: (text: string) => void;
};

/** Shows the program's output as it comes. Ctrl-C ends it too, and waits for it: it may have a database to stop. */
async function program(run: Run, file: string, args: string[], env: NodeJS.ProcessEnv): Promise<Finished> {
  let kill: (signal: NodeJS.Signals) => void = () => undefined;
  const ended = runCommand(file, args, {
    env,
    show: run.show,
    onStart: (start) => {
      kill = start;
    },
  });
  beforeEnd(async () => {
    kill("SIGTERM");
    const late = pause(STOP_MAX_MS).then(() => kill("SIGKILL"));
    await Promise.race([ended, late.then(() => ended)]);
  });
  return ended;
}

function tool(run: Run, script: string, args: string[], env: Record<string, string> = {}): Promise<Finished> {
  const path = inProject(`node_modules/${script}`);
  return program(run, process.execPath, [path, ...args], { ...run.env, ...env });
}

const failedUnless = (good: boolean): Tally => ({ ...NOTHING, failed: good ? 0 : 1 });

async function format(run: Run): Promise<Tally> {
  const { code } = await tool(run, "@biomejs/biome/bin/biome", ["check", "."]);
  return failedUnless(code === 0);
}

async function types(run: Run): Promise<Tally> {
  const generated = await tool(run, NEXT, ["typegen"]);
  if (generated.code !== 0) return failedUnless(false);
  const { code } = await tool(run, "typescript/bin/tsc", ["--noEmit"]);
  return failedUnless(code === 0);
}

async function vitest(run: Run, name: string, projects: string[]): Promise<Tally> {
  const report = join(run.folder, `${name}.json`);
  const dataDir = join(run.folder, name);
  const which = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  beforeEnd(() => destroyEmbedded(dataDir));
  const { code } = await tool(
    run,
    "vitest/vitest.mjs",
    [
      "run",
      "--config",
      "tests/vitest.config.ts",
      "--passWithNoTests",
      ...which,
      ...reporters,
      ...run.filters,
    ],
    { AMENDS_TEST_DATA_DIR: dataDir, NODE_ENV: "test" },
  );
  await destroyEmbedded(dataDir);
  return readTally(report, code);
}

async function build(run: Run): Promise<Tally> {
  await buildIfStale(run.env, beforeEnd, (topic, text) => run.show(line(topic, text)));
  return NOTHING;
}

/** Two apps on one database, and two short rounds of kills under load, on the build that is there. */
async function faults(run: Run): Promise<Tally> {
  const rounds = 2;
  const args = [inProject("scripts/faults.mjs"), "--rounds", String(rounds), "--short"];
  const { code } = await program(run, process.execPath, args, run.env);
  return code === 0 ? { ...NOTHING, passed: rounds + 1 } : failedUnless(false);
}

async function e2e(run: Run): Promise<Tally> {
  const browser = await findBrowser();
  const report = join(run.folder, "e2e.json");
  const dataDir = join(run.folder, "e2e");
  mkdirSync(dataDir);
  beforeEnd(() => destroyEmbedded(dataDir));
  const server = await startDemoServer(dataDir, { ...run.env, AMENDS_LOG: "debug" }, (stop) =>
    beforeEnd(async () => void (await stop())),
  );
  const { code } = await tool(
    run,
    "@playwright/test/cli.js",
    ["test", "--config", "tests/e2e/playwright.config.ts", "--pass-with-no-tests", ...run.filters],
    { ...server.env, PLAYWRIGHT_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  const endedWell = await server.stop();
  if (!endedWell) process.stderr.write("The server for the journeys did not stop cleanly.\n");
  return add(readTally(report, code), failedUnless(endedWell));
}

export const RUNNERS: Record<Part, (run: Run) => Promise<Tally>> = {
  format,
  types,
  unit: (run) => vitest(run, "unit", ["unit", "architecture"]),
  integration: (run) => vitest(run, "integration", ["integration", "integration-alone"]),
  build,
  faults,
  e2e,
};
