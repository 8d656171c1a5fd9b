import type { SurveyKind, SurveyQuestion, ViewChange } from "@/lib/domain/survey";

/** Proof that the reader came by this survey's own link; only `surveyByToken` makes one. */
export type SurveyProof = {
  surveyId: string;
  complaintId: string;
  customerId: string;
  kind: SurveyKind;
  hadCompensation: boolean;
} & { readonly proof: "survey-link-checked" };

export type SurveyView = {
  proof: SurveyProof;
  reference: string;
  questions: readonly SurveyQuestion[];
  isAnswered: boolean;
  /** A low score was given, so a call-back was promised. */
  isLow: boolean;
};

export type SurveyAnswer = {
  csat: number | null;
  nps: number | null;
  compensationScore: number | null;
  viewChanged: ViewChange | null;
  comment: string | null;
};

/** A survey as the case page shows it. */
export type CaseSurvey = SurveyAnswer & {
  id: string;
  kind: SurveyKind;
  dueAt: Date;
  sentAt: Date | null;
  answeredAt: Date | null;
};
