import { z } from "zod";
import { pause } from "../../project";
import { outcomeOf } from "../desk/desk-client";
import type { Stage } from "../stage";

const PAUSE_MS = 1_500;
const PLENTY = 100_000_000_000n;

const minor = z.string().transform(BigInt);
const purse = z.object({ usedMinor: minor, limitMinor: minor });

/**
 * The manager of a budget lowers it while it is spent from: to a little above what is used, below it, which is refused, and
 * up again. Each figure is used once, so that it is known on record; what stands must be the last one told ok, or one of
 * those since that nobody knows of.
 */
export async function keepBudgeting({ desk, history, dice, nextNumber, isOver }: Stage): Promise<void> {
  let possible: bigint[] | null = null;
  const look = async () => {
    const seen = purse.safeParse((await desk.ask("purse", ""))?.value);
    if (!seen.success) return null;
    const { limitMinor, usedMinor } = seen.data;
    if (usedMinor > limitMinor) history.complain(`a budget of ${limitMinor} has ${usedMinor} used`);
    if (possible !== null && !possible.includes(limitMinor))
      history.complain(`the budget is ${limitMinor}, which nobody set last: ${possible.join(", ")}`);
    possible ??= [limitMinor];
    return usedMinor;
  };
  const set = async (limitMinor: bigint) => {
    const { outcome, reason } = outcomeOf(await desk.ask("limit", String(limitMinor)));
    history.note("budget", String(limitMinor), outcome);
    if (outcome === "fail" && reason !== "below-used") history.complain(`a budget was refused: ${reason}`);
    if (outcome === "ok") possible = [limitMinor];
    if (outcome === "unknown") possible?.push(limitMinor);
  };
  while (!isOver()) {
    const usedMinor = await look();
    if (usedMinor !== null) {
      if (dice.roll() < 0.3 && usedMinor > 100_000n) await set(usedMinor - BigInt(nextNumber()));
      await set(usedMinor + BigInt(dice.between(0, 80_000) * 100 + nextNumber()));
      await pause(dice.between(50, 400));
      await set(PLENTY + BigInt(nextNumber()));
      await look();
    }
    await pause(PAUSE_MS);
  }
}
