import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { destroyEmbedded } from "../database/embedded";
import { plainError, seconds } from "../project";
import { buildIfStale } from "../start/build";
import { generateClient } from "../start/generate";
import { beforeEnd, end, endOnSignals, endWithError } from "../start/lifetime";
import { withoutSettings } from "../test/main";
import { type Cluster, startCluster } from "./cluster";
import type { Plan } from "./mischief";
import { playRound, type RoundReport } from "./round";
import { playTwins } from "./twins";

const USAGE = `Usage: npm run faults -- [--rounds N] [--seed S] [--short]

  --rounds N   how many rounds (2)
  --seed S     makes the same plan of kills again; else by chance
  --short      fewer kills in each round`;

const LONG: Plan = { app: 3, desk: 3, database: 3 };
const SHORT: Plan = { app: 1, desk: 1, database: 1 };
const SHOWN = 20;

type Wanted = { rounds: number; seed: number; plan: Plan };

export function readArguments(args: string[]): Wanted | "help" {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: "string", default: "2" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 1e6)) },
      short: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  const number = (name: "rounds" | "seed", low: number): number => {
    const value = Number(values[name]);
    if (Number.isSafeInteger(value) && value >= low) return value;
    throw plainError(`--${name} must be a whole number from ${low}, not "${values[name]}".\n${USAGE}`);
  };
  return { rounds: number("rounds", 1), seed: number("seed", 0), plan: values.short ? SHORT : LONG };
}

/** Everything the app needs but its database and its port, which each round brings. */
function baseEnv(): NodeJS.ProcessEnv {
  const secret = "known to this run of faults only, 32+";
  return {
    ...withoutSettings(process.env),
    HOST: "127.0.0.1",
    AMENDS_DEMO: "1",
    AMENDS_RATE_LIMIT: "off",
    AMENDS_SECRET: secret,
    NEXTAUTH_SECRET: secret,
  };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "amends-faults-"));
  chmodSync(folder, 0o711);
  beforeEnd(async () => {
    await destroyEmbedded(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** One line, and what is wrong below it; answers how much that was. */
function tell(name: string, report: RoundReport, startedMs: number): number {
  const { told, letters, violations } = report;
  const verdict = violations.length === 0 ? "holds" : `${violations.length} VIOLATIONS`;
  process.stdout.write(`${name}  ${told}, letters ${letters}  ${verdict}  (${seconds(startedMs)})\n`);
  for (const violation of violations.slice(0, SHOWN)) process.stdout.write(`    ${violation}\n`);
  return violations.length;
}

async function playAll({ rounds, seed, plan }: Wanted, cluster: Cluster, env: NodeJS.ProcessEnv) {
  const started = Date.now();
  let violations = tell("two apps", await playTwins({ cluster, env, onStart: beforeEnd }), started);
  for (let round = 1; round <= rounds; round += 1) {
    const startedRound = Date.now();
    const options = { round, seed: seed + round * 1_000, plan, cluster, env, onStart: beforeEnd };
    violations += tell(`round ${round}`, await playRound(options), startedRound);
  }
  return violations;
}

/** Two apps at once, then rounds of kills under load, judged by what clients were told; exit 1 where anything is lost, doubled or uneven. */
export async function main(args: string[]): Promise<void> {
  const wanted = readArguments(args);
  if (wanted === "help") {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  endOnSignals(130);
  try {
    await generateClient();
    const env = baseEnv();
    await buildIfStale(env, beforeEnd);
    const { app, desk, database } = wanted.plan;
    process.stdout.write(
      `seed ${wanted.seed}; each round: kill -9 of the app ${app + 1}×, of the desk ${desk}×, PostgreSQL stopped immediate ${database}×\ntold: ok·fail·unknown\n`,
    );
    const cluster = await startCluster(temporaryFolder(), env);
    const violations = await playAll(wanted, cluster, env);
    const verdict =
      violations === 0 ? "nothing lost, doubled or uneven" : `${violations} violations: see above`;
    await end(violations === 0 ? 0 : 1, `${wanted.rounds} rounds: ${verdict}`);
  } catch (error) {
    await endWithError(error);
  }
}
