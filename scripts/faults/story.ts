import { z } from "zod";
import { pause } from "../project";
import type { Customer, Filing } from "./customer";
import { type Desk, outcomeOf } from "./desk-client";
import type { Dice } from "./dice";
import type { History, Kind, Outcome } from "./history";

const AGAIN_MS = 150;

export type Stage = {
  customer: Customer;
  desk: Desk;
  history: History;
  dice: Dice;
  /** Once true, each story ends after the step under way. */
  isOver: () => boolean;
};

/** One complaint from its filing to its closing. Each step is repeated until the answer is clear, or given up. */
export async function playStory(stage: Stage, mark: string): Promise<void> {
  const filing = await file(stage, mark);
  if (!filing) return;
  if (stage.dice.roll() < 0.5) await reply(stage, filing, `${mark}-MORE`);
  for (const work of ["assess", "propose"] as const)
    if (!(await order(stage, work, filing.reference))) return;
  await untilClear(stage, () => stage.customer.accept(filing), 4);
  await deliver(stage, filing.reference);
  await order(stage, "close", filing.reference);
}

/** Again until it is ok; null or unknown may be tried again, since the same token or offer is used. */
async function untilClear(
  { isOver }: Stage,
  attempt: () => Promise<Outcome | null>,
  tries = 30,
): Promise<void> {
  for (let n = 0; n < tries && !isOver(); n += 1) {
    if ((await attempt()) === "ok") return;
    await pause(AGAIN_MS);
  }
}

async function file({ customer, dice, isOver }: Stage, mark: string): Promise<Filing | null> {
  const token = customer.newToken();
  const isValid = dice.roll() > 0.1;
  const isImpatient = dice.roll() < 0.2;
  while (!isOver()) {
    const filed = await customer.file(mark, token, isValid);
    if (filed === "refused") return null;
    if (filed) return filed.reference ? filed : null;
    if (isImpatient) return null;
    await pause(AGAIN_MS);
  }
  return null;
}

async function reply(stage: Stage, filing: Filing, mark: string): Promise<void> {
  const token = stage.customer.newToken();
  await untilClear(stage, () => stage.customer.reply(filing, mark, token));
}

/** Refusals that say: an earlier attempt, whose answer was lost, had been carried out. */
const CARRIED_OUT: Record<string, readonly string[]> = {
  propose: ["goodwill-given", "nothing-to-award"],
  close: ["illegal-move"],
};

/** True once it is carried out. A version that moved on meanwhile (the acknowledgement was sent) is simply read again. */
async function order(
  { desk, history, isOver }: Stage,
  kind: Extract<Kind, "assess" | "propose" | "close">,
  reference: string,
): Promise<boolean> {
  for (let n = 0; n < 12 && !isOver(); n += 1) {
    const { outcome, reason } = outcomeOf(await desk.ask(kind, reference));
    history.note(kind, reference, outcome);
    if (outcome === "ok") return true;
    if (reason !== null && CARRIED_OUT[kind]?.includes(reason)) return true;
    if (reason === "not-ready" || reason === "case-not-open") return false;
    await pause(AGAIN_MS);
  }
  return false;
}

async function deliver({ desk, history, isOver }: Stage, reference: string): Promise<void> {
  for (let n = 0; n < 12 && !isOver(); n += 1) {
    const owed = z.array(z.string()).safeParse((await desk.ask("owed", reference))?.value);
    if (owed.success && owed.data.length === 0) return;
    for (const remedyId of owed.data ?? []) {
      const { outcome } = outcomeOf(await desk.ask("fulfil", reference, remedyId));
      history.note("fulfil", remedyId, outcome);
    }
    await pause(AGAIN_MS);
  }
}
