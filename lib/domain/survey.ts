import type { Outcome } from "./assessment";
import type { ComplaintStatus } from "./complaint-state";
import { DAY_MS } from "./duration";

/** csat soon after the remedy, nps some weeks later; both at once when somebody asks by hand. */
export const SURVEY_KINDS = ["csat", "nps", "both"] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

export const VIEW_CHANGES = ["better", "same", "worse"] as const;
export type ViewChange = (typeof VIEW_CHANGES)[number];

export const CSAT_SCORES = [1, 2, 3, 4, 5] as const;
export const NPS_SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Scores of 1 and 2 of 5 are a call for help: somebody else calls back, and a lead decides about reopening. */
export function isLowScore(csat: number | null): boolean {
  return csat !== null && csat <= 2;
}

export type SurveyQuestion = "csat" | "compensation" | "view" | "nps" | "comment";

/** What a survey asks, in this order. The compensation is asked about only where there was one. */
export function surveyQuestions(kind: SurveyKind, hadCompensation: boolean): readonly SurveyQuestion[] {
  const about: SurveyQuestion[] = kind === "nps" ? [] : ["csat"];
  if (kind !== "nps" && hadCompensation) about.push("compensation");
  if (kind !== "nps") about.push("view");
  if (kind !== "csat") about.push("nps");
  return [...about, "comment"];
}

export type SurveyFacts = {
  status: ComplaintStatus;
  outcome: Outcome | null;
  isImported: boolean;
  /** Awards of this round neither ended nor fulfilled. */
  openAwards: number;
  /** When the last remedy of this round was fulfilled; null when nothing was owed. */
  lastFulfilledAt: Date | null;
  closedAt: Date | null;
  csatAfterDays: number;
  npsAfterDays: number;
};

export type SurveyPlan = { csatDueAt: Date; npsDueAt: Date };

/** Only who went all the way with us is asked how it was: not who withdrew, fell silent, was referred, or asked a question. */
const ASKED_IN: readonly ComplaintStatus[] = ["fulfilling", "resolved", "closed", "solved-on-the-spot"];

export function isSurveyed({ status, outcome, isImported }: SurveyFacts): boolean {
  return ASKED_IN.includes(status) && outcome !== "withdrawn" && outcome !== "no-reply" && !isImported;
}

/**
 * When to ask: counted from the fulfilment of the last remedy, or from closing when nothing was owed. Null while a
 * remedy is still on its way, or where nobody is asked.
 */
export function surveyPlan(facts: SurveyFacts): SurveyPlan | null {
  const from = facts.lastFulfilledAt ?? facts.closedAt;
  if (from === null || facts.openAwards > 0 || !isSurveyed(facts)) return null;
  const after = (days: number) => new Date(from.getTime() + days * DAY_MS);
  return { csatDueAt: after(facts.csatAfterDays), npsDueAt: after(facts.npsAfterDays) };
}
