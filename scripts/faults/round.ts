import { z } from "zod";
import { withClient } from "../database/connect";
import { freePort } from "../database/embedded";
import { pause } from "../project";
import { ageWorkers, catchUp } from "./aftermath";
import { newApp } from "./app";
import { check } from "./check";
import type { Cluster } from "./cluster";
import { customerOf } from "./customer";
import { newDesk } from "./desk-client";
import { diceOf } from "./dice";
import { type History, newHistory, toldIn } from "./history";
import { startMailbox } from "./mailbox";
import { doMischief, type Plan } from "./mischief";
import { playStory, type Stage } from "./story";

const CLIENTS = 6;
const UNDER_WAY_MAX_MS = 20_000;

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
    let over = false;
    const stage = { customer: customerOf(url, history), desk, history, dice, isOver: () => over };
    const clients = Array.from({ length: CLIENTS }, (_, n) => keepFiling(stage, `OP-${round}-${n}`));
    const scene = {
      app,
      desk,
      cluster,
      dice: diceOf(seed + 1),
      ageWorkers: () => ageWorkers(database.superuserUrl),
    };
    await untilUnderWay(history);
    await doMischief(scene, plan);
    over = true;
    await Promise.all(clients);
    const late = await catchUp(database.superuserUrl);
    const ledger = z.array(z.string()).parse((await desk.ask("verify", ""))?.value);
    const found = await withClient(database.superuserUrl, (client) =>
      check(client, history, mailbox.letters()),
    );
    const violations = [...late, ...ledger, ...found];
    return { told: toldIn(history.attempts), letters: mailbox.letters().length, violations };
  } finally {
    await end();
  }
}

/** Faults among clients that have only just begun would meet nothing but filings. */
async function untilUnderWay({ attempts }: History): Promise<void> {
  const isUnderWay = () => attempts.some(({ kind, outcome }) => kind === "accept" && outcome === "ok");
  for (let waited = 0; waited < UNDER_WAY_MAX_MS && !isUnderWay(); waited += 100) await pause(100);
}

async function keepFiling(stage: Stage, name: string): Promise<void> {
  for (let n = 0; !stage.isOver(); n += 1) {
    await playStory(stage, `${name}-${n}`);
    await pause(20);
  }
}
