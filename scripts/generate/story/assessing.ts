import {
  ATTRIBUTIONS,
  type Attribution,
  FAILURE_KINDS,
  IMPACTS,
  type Impact,
  impactRank,
} from "@/lib/domain/assessment";
import type { CategoryKey } from "@/lib/domain/categories";
import type { Acceptance } from "@/lib/domain/compensation/facts";
import { cumulative, type Dice } from "../dice";
import { categoryAt } from "../plan/plan";
import type { Assessed } from "./desk";
import type { Filed } from "./open-case";
import { lossOf } from "./order";
import type { Scene } from "./scene";

const GOODS: readonly CategoryKey[] = ["product", "returns", "delivery"];
const IMPACT_SUMS = cumulative([43, 38, 16, 3]);
/** Whose doing it was, where something is awarded, where we were right, and where we were wrong but owe nothing. */
const OURS = cumulative([72, 20, 0, 0, 8]);
const NOT_OURS = cumulative([0, 12, 42, 26, 20]);
const PARTLY = cumulative([60, 20, 10, 5, 5]);

function impactFor(dice: Dice, suggested: Impact | null): Impact {
  const drawn = IMPACTS[dice.weighted(IMPACT_SUMS)] ?? "minor";
  return suggested && impactRank(suggested) > impactRank(drawn) ? suggested : drawn;
}

function attributionFor(dice: Dice, awards: boolean, upheld: boolean): Attribution {
  return ATTRIBUTIONS[dice.weighted(awards ? OURS : upheld ? PARTLY : NOT_OURS)] ?? "unknown";
}

/** Goods are sent back or kept with their flaw; of a service nobody asks. */
function acceptanceFor(dice: Dice, attribution: Attribution, category: CategoryKey): Acceptance {
  const share = dice.next();
  if (!GOODS.includes(category)) return share < 0.12 ? "accepted-flawed" : "unknown";
  // Refused goods whose fault is still open hold every gesture back.
  if (share < 0.5) return attribution === "unknown" ? "unknown" : "rejected";
  return share < 0.9 ? "accepted-flawed" : "unknown";
}

/** What the agent puts on record: the facts that decide what comes of the case. */
export function assessmentFor(
  scene: Scene,
  { order, graded }: Filed,
  { awards, upheld }: { awards: boolean; upheld: boolean },
): Assessed {
  const { dice, file } = scene;
  const attribution = attributionFor(dice, awards, upheld);
  const lossMinor = awards && dice.chance(0.08) ? lossOf(order.currency, dice) : null;
  const hasMoney = awards || lossMinor !== null || order.paidMinor !== null;
  return {
    impact: impactFor(dice, graded.suggestedImpact),
    failureKind: dice.chance(0.96) ? file.failureKind : dice.pick(FAILURE_KINDS),
    acceptance: acceptanceFor(dice, attribution, categoryAt(scene.plan, scene.place)),
    attribution,
    amountPaidMinor: order.paidMinor,
    provenLossMinor: lossMinor,
    currency: hasMoney ? order.currency : null,
  };
}
