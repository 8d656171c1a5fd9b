import { z } from "zod";
import { pause } from "../../project";
import { outcomeOf } from "../desk/desk-client";
import type { Outcome } from "../history";
import type { Stage } from "../stage";
import type { Filing } from "./customer";
import { codesOn, type Purchase } from "./till";

const TILLS = 3;
const AT_EACH = 2;
const AGAIN_MS = 150;
const TRIES = 20;
/** A voucher that ran out before it was seen is on the page no more. */
const LOOKS = 6;

/** Several tills at once take parts of each of the customer's vouchers, more than there is in all. */
export async function spendVouchers(
  stage: Stage,
  { reference, cookie }: Filing,
  mark: string,
): Promise<void> {
  const { origin, dice, isOver } = stage;
  let codes: string[] = [];
  for (let n = 0; n < LOOKS && codes.length === 0 && !isOver(); n += 1) {
    codes = await codesOn(`${origin}/complaints/${reference}`, cookie);
    if (codes.length === 0) await pause(AGAIN_MS);
  }
  const lanes = codes.flatMap((code, voucher) =>
    Array.from({ length: TILLS }, async (_, till) => {
      for (let n = 0; n < AT_EACH; n += 1) {
        const amountMinor = BigInt(dice.between(3_000, 18_000));
        const purchase = { code, mark: `${mark}-V${voucher}T${till}N${n}`, amountMinor };
        if ((await buy(stage, purchase)) === "fail") return;
      }
    }),
  );
  await Promise.all(lanes);
}

/** Until there is an answer, always under the same key; an impatient till sends it twice at once. */
async function buy({ till, dice, isOver }: Stage, purchase: Purchase): Promise<Outcome> {
  const copies = dice.roll() < 0.3 ? 2 : 1;
  for (let n = 0; n < TRIES && !isOver(); n += 1) {
    const outcomes = await Promise.all(Array.from({ length: copies }, () => till.redeem(purchase)));
    const clear = outcomes.find((outcome) => outcome !== "unknown");
    if (clear) return clear;
    await pause(AGAIN_MS);
  }
  return "unknown";
}

const spent = z.object({
  ok: z.literal(true),
  value: z.object({ spendingId: z.string(), restMinor: z.string() }),
});

/** Two colleagues take points of one customer at the counter, each again under the same key until there is an answer. */
export async function spendPoints(stage: Stage, { reference }: Filing, mark: string): Promise<void> {
  const counters = Array.from({ length: 2 }, async (_, counter) => {
    const key = `${mark}-P${counter}`;
    const amountMinor = String(stage.dice.between(10_000, 40_000));
    const order = { mark: key, amountMinor };
    const told = new Set<string>();
    // Once more after the answer: it must be the same one.
    for (let n = 0, answers = 0; n < TRIES && answers < 2 && !stage.isOver(); n += 1) {
      const reply = await stage.desk.ask("spend", reference, JSON.stringify(order));
      const { outcome, reason } = outcomeOf(reply);
      stage.history.note("spend", key, outcome);
      const answer = spent.safeParse(reply?.value);
      if (answer.success) told.add(JSON.stringify(answer.data.value));
      if (outcome === "fail" && reason !== "over-rest") stage.history.complain(`points ${key}: ${reason}`);
      if (outcome === "fail") break;
      if (outcome === "ok") answers += 1;
      else await pause(AGAIN_MS);
    }
    if (told.size > 1) stage.history.complain(`points ${key} were answered ${[...told].join(" and ")}`);
  });
  await Promise.all(counters);
}
