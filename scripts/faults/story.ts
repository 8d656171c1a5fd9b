import { z } from "zod";
import { pause } from "../project";
import type { Filing } from "./clients/customer";
import { givePayee } from "./clients/payee";
import { spendPoints, spendVouchers } from "./clients/shopping";
import { outcomeOf } from "./desk/desk-client";
import type { Kind, Outcome } from "./history";
import type { Stage } from "./stage";

const AGAIN_MS = 150;

/** How the value of a case reaches its customer; all but the first bring money that a pay-out run pays, or a code. */
const FLAVOURS = ["hand", "voucher", "voucher", "points", "vouchers"] as const;
type Flavour = (typeof FLAVOURS)[number];

/** One complaint from its filing to its closing. Each step is repeated until the answer is clear, or given up. */
export async function playStory(stage: Stage, mark: string): Promise<void> {
  const filing = await file(stage, mark);
  if (!filing) return;
  if (stage.dice.roll() < 0.5) await reply(stage, filing, `${mark}-MORE`);
  const flavour = FLAVOURS[stage.dice.between(0, FLAVOURS.length - 1)] ?? "hand";
  for (const work of ["assess", "propose"] as const)
    if (!(await order(stage, work, { reference: filing.reference, flavour }))) return;
  await untilClear(stage, () => stage.customer.accept(filing), 4);
  await takeValue(stage, filing, { mark, flavour });
  await deliver(stage, filing, flavour === "hand");
  await order(stage, "close", { reference: filing.reference, flavour });
}

/** The customer says where the money goes and spends what was handed out, as soon as it is there. */
async function takeValue(
  stage: Stage,
  filing: Filing,
  { mark, flavour }: { mark: string; flavour: Flavour },
) {
  if (flavour === "voucher" || flavour === "points") await sayWhere(stage, filing);
  if (flavour === "voucher" || flavour === "vouchers") await spendVouchers(stage, filing, mark);
  if (flavour === "points") await spendPoints(stage, filing, mark);
}

/** Gives an account that counts; some mistype it first, and some change their mind. */
async function sayWhere(stage: Stage, filing: Filing): Promise<void> {
  const { origin, history, dice } = stage;
  const give = (isValid: boolean) => {
    const number = `00${String(stage.nextNumber()).padStart(8, "0")}`;
    const method = isValid && dice.roll() < 0.2 ? ("original-payment" as const) : ("bank-transfer" as const);
    return () => givePayee(origin, filing, { payee: { number, method, isValid }, history });
  };
  if (dice.roll() < 0.15) await untilClear(stage, give(false), 1);
  await untilClear(stage, give(true), 6);
  if (dice.roll() < 0.15) await untilClear(stage, give(true), 3);
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
  { reference, flavour }: { reference: string; flavour: Flavour },
): Promise<boolean> {
  for (let n = 0; n < 12 && !isOver(); n += 1) {
    const reply = await desk.ask(kind, reference, flavour);
    const { outcome, reason } = outcomeOf(reply);
    history.note(kind, reference, outcome);
    if (outcome === "ok" && kind === "propose" && !isFunded(reply?.value)) {
      // The budget was lowered meanwhile: the next proposal takes the place of this one.
      await pause(AGAIN_MS);
      continue;
    }
    if (outcome === "ok") return true;
    if (reason !== null && CARRIED_OUT[kind]?.includes(reason)) return true;
    if (reason === "not-ready" || reason === "case-not-open") return false;
    await pause(AGAIN_MS);
  }
  return false;
}

const proposed = z.object({ value: z.object({ parts: z.array(z.object({ outcome: z.string() })) }) });

function isFunded(value: unknown): boolean {
  const told = proposed.safeParse(value);
  return !told.success || told.data.value.parts.every(({ outcome }) => outcome !== "over-budget");
}

const owed = z.array(z.object({ id: z.string(), payment: z.string().nullable() }));
/** A payment that waits for its customer to say where to, the first time or after the bank could not pay. */
const ASKS: ReadonlySet<string | null> = new Set(["needs-payee", "correct-payee"]);
/** A bank takes its time: about as long as a run needs under faults. */
const BANK_TRIES = 40;

/**
 * Until nothing is owed any more: by hand, or what waits for a pay-out run is waited for. Now and then a colleague hands
 * over by hand what is in a run already, which is refused once that was approved.
 */
async function deliver(stage: Stage, filing: Filing, byHand: boolean): Promise<void> {
  const { desk, history, dice, isOver } = stage;
  for (let n = 0; n < (byHand ? 12 : BANK_TRIES) && !isOver(); n += 1) {
    const known = owed.safeParse((await desk.ask("owed", filing.reference))?.value);
    if (known.success && known.data.length === 0) return;
    for (const { id, payment } of known.data ?? []) {
      if (!byHand && payment !== null && dice.roll() > 0.02) continue;
      const { outcome } = outcomeOf(await desk.ask("fulfil", filing.reference, id));
      history.note("fulfil", id, outcome);
    }
    if (!byHand && known.data?.some(({ payment }) => ASKS.has(payment))) await sayWhere(stage, filing);
    await pause(byHand ? AGAIN_MS : 2 * AGAIN_MS);
  }
}
