/** The longest comment, in characters. */
export const COMMENT_MAX = 5_000;

export type SurveyProblem = { field: string; reason: "missing" | "invalid" | "too-long" };

/** What the customer's form shows after it was sent and not taken. */
export type SurveyFormState = {
  problems: SurveyProblem[];
  unknownLink: boolean;
  /** Too many tries from one connection or with one link; what was typed stays. */
  tooMany: boolean;
  /** The server never answered. */
  failed: boolean;
  typed: Record<string, string>;
};

export const NO_ANSWER_YET: SurveyFormState = {
  problems: [],
  unknownLink: false,
  tooMany: false,
  failed: false,
  typed: {},
};

/** What the button on the case page has to say; the reasons have their words in survey.panel.failure. */
export type AskNowState =
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: string; field: null };

export const ASK_NOW_FAILURES = ["not-found", "not-yet", "already-asked", "invalid", "unreachable"] as const;
