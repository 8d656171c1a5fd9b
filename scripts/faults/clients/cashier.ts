import { z } from "zod";
import { pause } from "../../project";
import { outcomeOf } from "../desk/desk-client";
import type { Outcome } from "../history";
import type { Stage } from "../stage";
import { type BankFile, bankFile, spoilt } from "./bank";
import type { Files } from "./files";

const AGAIN_MS = 150;
const IDLE_MS = 400;
const TRIES = 20;

const run = z.object({
  id: z.string(),
  status: z.enum(["draft", "approved", "exported"]),
  mark: z.string().nullable(),
  today: z.string(),
  lines: z.array(z.object({ id: z.string(), state: z.string(), problem: z.string().nullable() })),
});
type Run = z.infer<typeof run>;
const runs = z.object({ run: run.nullable(), today: z.string() });
const imported = z.object({
  value: z.object({ paid: z.number(), failed: z.number(), unchanged: z.number() }),
});

export type Cashier = { stage: Stage; files: Files; name: string };

/** The pay-out desk: takes the run that is under way a step further, or prepares one. */
export async function keepPaying(cashier: Cashier): Promise<void> {
  const { stage } = cashier;
  while (!stage.isOver()) {
    const seen = runs.safeParse((await stage.desk.ask("run", ""))?.value);
    if (seen.success && seen.data.run) await takeFurther(cashier, seen.data.run);
    else if (seen.success) await prepare(cashier, seen.data.today);
    await pause(seen.success && seen.data.run === null ? IDLE_MS : AGAIN_MS);
  }
}

/** More than a run has steps, so that one that stands still is not waited for. */
const STEPS = 8;

/** In calm, what is under way to its end: now every step has an answer. */
export async function finishPaying(cashier: Cashier): Promise<void> {
  const stage = { ...cashier.stage, isOver: () => false };
  const { desk, history } = stage;
  const before = history.attempts.length;
  for (let n = 0; n < STEPS; n += 1) {
    const seen = runs.safeParse((await desk.ask("run", ""))?.value);
    if (!seen.success) history.complain("the runs cannot be looked at in calm");
    if (!seen.data?.run) break;
    await takeFurther({ ...cashier, stage }, seen.data.run);
  }
  for (const { kind, key, outcome } of history.attempts.slice(before))
    if (outcome === "unknown") history.complain(`${kind} ${key} has no answer in calm`);
}

async function takeFurther(cashier: Cashier, { id, status, mark, lines, today }: Run): Promise<void> {
  const { desk, history, dice } = cashier.stage;
  if (status === "draft") {
    for (const line of lines.filter(({ state, problem }) => state === "open" && problem !== null))
      history.note("drop", line.id, outcomeOf(await desk.ask("drop", id, line.id)).outcome);
    const by = dice.roll() < 0.2 ? "chihhao" : "margaret";
    const asked = JSON.stringify({ by, seen: mark ?? "" });
    history.note("approve", `${id} ${by}`, outcomeOf(await desk.ask("approve", id, asked)).outcome);
    // Nothing is left to approve: the next run takes what is due by then.
    if (!lines.some(({ state }) => state === "open"))
      history.note("discard", id, outcomeOf(await desk.ask("discard", id)).outcome);
  } else if (status === "approved") {
    await send(cashier, id);
  } else {
    await cashier.files.fetchAll(id);
    const sent = lines.filter(({ state }) => state === "sent").map((line) => line.id);
    if (sent.length === 0) return;
    const name = `OP-${cashier.name}-B${cashier.stage.nextNumber()}`;
    const file = bankFile(sent, { day: today, name, dice });
    if (dice.roll() < 0.2) await takeIn(cashier.stage, id, spoilt(file));
    await takeIn(cashier.stage, id, file);
  }
}

/** No two of them are for the same day, so that each is known on record. */
async function prepare({ stage }: Cashier, today: string): Promise<void> {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + stage.nextNumber());
  const executionDay = day.toISOString().slice(0, 10);
  const { outcome } = outcomeOf(await stage.desk.ask("prepare", executionDay));
  stage.history.note("prepare", executionDay, outcome);
}

/** Two colleagues may press the button at once. */
async function send({ stage, files }: Cashier, runId: string): Promise<void> {
  const copies = stage.dice.roll() < 0.4 ? 2 : 1;
  const replies = await Promise.all(Array.from({ length: copies }, () => stage.desk.ask("send", runId)));
  const outcomes = replies.map((reply) => outcomeOf(reply).outcome);
  for (const outcome of outcomes) stage.history.note("send", runId, outcome);
  if (outcomes.includes("ok")) await files.fetchAll(runId);
}

/** Until there is an answer: the same file may be taken in again, also twice at once. */
async function takeIn({ desk, history, dice, isOver }: Stage, runId: string, file: BankFile): Promise<void> {
  const copies = dice.roll() < 0.3 ? 2 : 1;
  for (let n = 0; n < TRIES && !isOver(); n += 1) {
    const asked = Array.from({ length: copies }, () => desk.ask("import", runId, file.text));
    const outcomes: Outcome[] = [];
    for (const reply of await Promise.all(asked)) {
      const { outcome } = outcomeOf(reply);
      history.note("import", file.mark, outcome);
      outcomes.push(outcome);
      const told = imported.safeParse(reply?.value);
      if (!told.success) continue;
      const { paid, failed, unchanged } = told.data.value;
      const isWhole = unchanged === 0 ? paid + failed === file.size : unchanged === file.size;
      if (!isWhole) history.complain(`of ${file.mark} ${paid} + ${failed} were taken in, ${unchanged} not`);
    }
    if (outcomes.some((outcome) => outcome !== "unknown")) return;
    await pause(AGAIN_MS);
  }
}
