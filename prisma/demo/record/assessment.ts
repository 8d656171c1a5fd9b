import type { Assessment } from "@/lib/complaints/mutations/assess";
import { EMOTIONAL_IMPACTS } from "@/lib/domain/assessment";
import { moneyOf } from "../clock";
import type { Step } from "../story/types";
import type { Scene } from "./scene";

/** What triage has seen already (a child, distress) stays as it is unless the story says otherwise. */
export function assessmentOf(
  { story }: Scene,
  { facts }: Extract<Step, { do: "assess" }>,
  seen: { vulnerable: boolean; emotionalImpact: string },
): Assessment {
  const paid = story.paid ? moneyOf(story.paid) : null;
  const loss = facts.loss ? moneyOf(facts.loss) : null;
  const felt = EMOTIONAL_IMPACTS.find((one) => one === seen.emotionalImpact) ?? "none";
  return {
    impact: facts.impact,
    categoryKey: story.category,
    failureKind: facts.kind,
    acceptance: facts.acceptance ?? "unknown",
    attribution: facts.attribution,
    amountPaidMinor: paid?.amountMinor ?? null,
    provenLossMinor: loss?.amountMinor ?? null,
    currency: paid?.currency ?? loss?.currency ?? null,
    vulnerable: seen.vulnerable,
    emotionalImpact: facts.emotion ?? felt,
  };
}
