import { z } from "zod";
import { withClient } from "../database/connect";
import { freePort } from "../database/embedded";
import { pause } from "../project";
import { ageWorkers, catchUp } from "./aftermath";
import { newApp } from "./app";
import { check } from "./check/check";
import { finishPaying, keepPaying } from "./clients/cashier";
import { customerOf } from "./clients/customer";
import { filesOf } from "./clients/files";
import { keepBudgeting } from "./clients/purse";
import { tillOf } from "./clients/till";
import { endIssued, keepAgeing } from "./clients/years";
import type { Cluster } from "./cluster";
import { type Desk, newDesk } from "./desk/desk-client";
import { diceOf } from "./dice";
import { type History, newHistory, toldIn } from "./history";
import { startMailbox } from "./mailbox";
import { doMischief, type Plan } from "./mischief";
import type { Stage } from "./stage";
import { playStory } from "./story";

const CLIENTS = 6;
const UNDER_WAY_MAX_MS = 20_000;
const UNDER_WAY = ["accept", "redeem", "prepare"] as const;
/** Purchases with an answer that are asked for once more; those without one all are. */
const SAMPLE = 20;

export type RoundOptions = {
  round: number;
  seed: number;
  plan: Plan;
  cluster: Cluster;
  env: NodeJS.ProcessEnv;
  /** Told what must be ended if the run is cut short. */
  onStart: (end: () => Promise<void>) => void;
};

export type RoundReport = { told: string; letters: number; violations: string[] };

/** One round: a fresh company, clients at work, faults among them, then calm, and the judgement. */
export async function playRound(options: RoundOptions): Promise<RoundReport> {
  const { round, seed, plan, cluster, onStart } = options;
  const database = await cluster.newRound(round);
  const mailbox = await startMailbox();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...options.env,
    PORT: String(port),
    DATABASE_URL: database.appUrl,
    AMENDS_PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    SMTP_URL: mailbox.url,
    SMTP_FROM: "care@example.com",
  };
  const app = newApp(env, port);
  const desk = newDesk(env);
  const end = async () => {
    await app.kill();
    await desk.kill();
    await mailbox.close();
  };
  onStart(end);
  try {
    await app.start();
    const history = newHistory();
    const dice = diceOf(seed);
    const till = tillOf(url, history);
    till.open(await openHouse(desk));
    const files = filesOf(url, history);
    let over = false;
    let numbers = 0;
    const stage: Stage = {
      origin: url,
      customer: customerOf(url, history),
      till,
      desk,
      history,
      dice,
      nextNumber: () => {
        numbers += 1;
        return numbers;
      },
      isOver: () => over,
    };
    const cashier = { stage, files, name: String(round) };
    const clients = [
      ...Array.from({ length: CLIENTS }, (_, n) => keepFiling(stage, `OP-${round}-${n}`)),
      keepPaying(cashier),
      keepBudgeting(stage),
      keepAgeing(database.superuserUrl, stage),
    ];
    const scene = {
      app,
      desk,
      cluster,
      dice: diceOf(seed + 1),
      ageWorkers: () => ageWorkers(database.superuserUrl),
      done: () => history.attempts.filter(({ outcome }) => outcome === "ok").length,
    };
    await untilUnderWay(history);
    await doMischief(scene, plan);
    over = true;
    await Promise.all(clients);
    await endIssued(database.superuserUrl);
    await till.askAgain(SAMPLE);
    await finishPaying(cashier);
    const late = await catchUp(database.superuserUrl);
    const ledger = z.array(z.string()).parse((await desk.ask("verify", ""))?.value);
    const found = await withClient(database.superuserUrl, (client) =>
      check(client, { history, received: mailbox.letters(), files: files.hashes }),
    );
    const violations = [...late, ...ledger, ...found];
    return { told: toldIn(history.attempts), letters: mailbox.letters().length, violations };
  } catch (error) {
    const waiting = await whoWaits(database.superuserUrl);
    throw new Error(`round ${round} could not be played: ${error}\nThe database:\n${waiting}`);
  } finally {
    await end();
  }
}

/** What the server was at when a round broke off: a process that hangs is seen here or nowhere. */
async function whoWaits(superuserUrl: string): Promise<string> {
  const ask = `SELECT concat_ws(' | ', pid, state, wait_event, now() - xact_start, left(query, 100)) AS line
    FROM pg_stat_activity WHERE backend_type = 'client backend'`;
  const rows = withClient(superuserUrl, async (client) => (await client.query<{ line: string }>(ask)).rows);
  return (await rows.catch(() => [{ line: "does not answer" }])).map(({ line }) => line).join("\n");
}

const secret = z.object({ secret: z.string() });

/** Before the first fault; answers what opens the API for the till. */
async function openHouse(desk: Desk): Promise<string> {
  return secret.parse((await desk.ask("house", ""))?.value).secret;
}

/** Faults among clients that have only just begun would meet nothing but filings: money moves in each way first. */
async function untilUnderWay({ attempts }: History): Promise<void> {
  const isUnderWay = () =>
    UNDER_WAY.every((wanted) => attempts.some(({ kind, outcome }) => kind === wanted && outcome === "ok"));
  for (let waited = 0; waited < UNDER_WAY_MAX_MS && !isUnderWay(); waited += 100) await pause(100);
}

async function keepFiling(stage: Stage, name: string): Promise<void> {
  for (let n = 0; !stage.isOver(); n += 1) {
    await playStory(stage, `${name}-${n}`);
    await pause(20);
  }
}
