import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  IMPACTS,
} from "@/lib/domain/compensation/facts";
import { isSeverity } from "@/lib/domain/severity";
import { assumedFacts, historicRelief } from "@/lib/domain/simulation/apart";
import { type Relief, reliefOf } from "@/lib/domain/simulation/digest";
import type { Engine } from "@/lib/simulation/engine";
import { type Known, readKnown } from "@/lib/simulation/queries/known";

/** What a complaint that nobody decided counts as: nothing on which anything is decided, or its two sides. */
export type Apart =
  | { kind: "left-out" }
  | {
      kind: "compared";
      isImported: boolean;
      isImpactAssumed: boolean;
      currency: string;
      was: Relief | "undecided";
      /** Null where nobody knows what failed. */
      now: Relief | null;
    };

/** On these nothing is decided: a copy, a question, and what the customer took back. */
const LEFT_OUT: readonly (string | null)[] = ["duplicate", "enquiry", "withdrawn"];

/** The side on which the tried rules would put it. */
function reliefNow(known: Known, currency: string, { decideNow }: Engine): Relief | null {
  const { severity } = known;
  const facts = assumedFacts({
    categoryKey: known.categoryKey,
    failureKind: FAILURE_KINDS.find((kind) => kind === known.failureKind) ?? null,
    impact: IMPACTS.find((one) => one === known.impact) ?? null,
    severity: severity !== null && isSeverity(severity) ? severity : "standard",
    acceptance: ACCEPTANCES.find((one) => one === known.acceptance) ?? "unknown",
    attribution: ATTRIBUTIONS.find((one) => one === known.attribution) ?? "unknown",
    currency,
    pricePaidMinor: known.pricePaid === null ? null : BigInt(known.pricePaid),
    provenLossMinor: known.provenLoss === null ? null : BigInt(known.provenLoss),
    emotionalImpact: EMOTIONAL_IMPACTS.find((one) => one === known.emotionalImpact) ?? "none",
    vulnerable: known.vulnerable === "true",
    // No rule reads it.
    regionKey: null,
  });
  return facts && reliefOf(decideNow(facts));
}

/** Works out what is known of a complaint that nobody decided. */
export function apartOf(text: string, engine: Engine): Apart {
  const known = readKnown(text);
  const isImported = known.isImported === "true";
  if (!isImported && LEFT_OUT.includes(known.status)) return { kind: "left-out" };
  const currency = known.currency ?? "";
  return {
    kind: "compared",
    isImported,
    isImpactAssumed: known.impact === null,
    currency,
    was: isImported ? historicRelief(known.reliefs?.split(",") ?? []) : "undecided",
    now: reliefNow(known, currency, engine),
  };
}
