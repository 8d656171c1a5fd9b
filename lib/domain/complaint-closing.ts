import type { Attribution, Outcome } from "./assessment";
import { type ComplaintStatus, mayMove } from "./complaint-state";

/** What can still stand between a complaint and its closing. */
export const CLOSING_REQUIREMENTS = [
  "legal-status",
  "outcome",
  "attribution",
  "apology",
  "regret",
  "explanation",
  "final-response",
  "root-cause",
  "settled-awards",
] as const;
export type ClosingRequirement = (typeof CLOSING_REQUIREMENTS)[number];

export type ClosingFacts = {
  /** Where it stands, or the end it is about to be given: solving on the spot asks for the same as closing. */
  status: ComplaintStatus;
  outcome: Outcome | null;
  hasApologyOrRegret: boolean;
  /** Whether an apology for our fault fits (see mayApologiseForFault); otherwise regret is what is asked for. */
  apologyAllowed: boolean;
  /** A plain explanation was sent. For an enquiry any answer counts. */
  hasExplanation: boolean;
  rootCauseKey: string | null;
  /** Awards neither ended nor fulfilled. */
  openAwards: number;
  attribution: Attribution | null;
  /** Final responses that a statutory pack asks for and that have not been sent. */
  owedResponses: number;
};

/** What is missing before this complaint may be closed or ended as `status`; an empty list means that it may. */
export function mayClose(facts: ClosingFacts): readonly ClosingRequirement[] {
  const missing: ClosingRequirement[] = [];
  if (!mayMove(facts.status, "closed")) missing.push("legal-status");
  if (facts.openAwards > 0) missing.push("settled-awards");
  // Nobody was let down in a duplicate or an enquiry, and a withdrawn complaint is not judged.
  const unjudged =
    facts.status === "withdrawn" || facts.status === "duplicate" || facts.outcome === "withdrawn";
  if (unjudged) return missing;
  if (!facts.hasExplanation) missing.push("explanation");
  if (facts.status === "enquiry") return missing;
  if (facts.owedResponses > 0) missing.push("final-response");
  if (facts.outcome === null) missing.push("outcome");
  if (facts.attribution === null) missing.push("attribution");
  if (!facts.hasApologyOrRegret) missing.push(facts.apologyAllowed ? "apology" : "regret");
  if (facts.rootCauseKey === null) missing.push("root-cause");
  return missing;
}
