import type { Impact } from "../assessment";
import type { Severity } from "../severity";

/** The languages keywords are written in; every text is matched against all of them, the customer's own first. */
export const TRIAGE_LANGUAGES = ["en", "zh-Hans", "zh-Hant"] as const;
export type TriageLanguage = (typeof TRIAGE_LANGUAGES)[number];

/** What the desk is told besides the severity. A flag never changes severity nor any award. */
export const TRIAGE_FLAGS = [
  "press",
  "social-media",
  "legal",
  "regulator",
  "self-harm",
  "says-urgent",
] as const;
export type TriageFlag = (typeof TRIAGE_FLAGS)[number];

export const KEYWORD_RULE_IDS = [
  "self-harm",
  "distress",
  "safety",
  "account-stolen",
  "service-down",
  "stranded",
  "elderly",
  "child",
  "pregnant",
  "disability",
  "illness",
  "bereavement",
  "hardship",
  "upset",
  "press",
  "social-media",
  "legal",
  "regulator",
  "says-urgent",
] as const;
export type KeywordRuleId = (typeof KEYWORD_RULE_IDS)[number];

/** Rules that look at something other than the words of the text. */
export const FACT_RULE_IDS = ["category-default", "vulnerable-on-record", "mood", "upset-enquiry"] as const;
export type TriageRuleId = KeywordRuleId | (typeof FACT_RULE_IDS)[number];

/** What a rule does when one of its keywords is found. */
export type RuleEffect = {
  readonly severity?: Severity;
  readonly vulnerable?: true;
  readonly emotion?: "upset" | "distressed";
  readonly flag?: TriageFlag;
  /** The least impact to suggest to the agent, who assesses it apart from severity. */
  readonly impact?: Impact;
};

/**
 * One row of the rule table. In a keyword `|` separates alternatives, ` ~ ` stands for a few words of the same sentence
 * in between, ` ~~ ` for up to a dozen, `*` for the rest of a word, `#` for one digit. `except` names phrases that merely look like a keyword.
 */
export type KeywordRule = {
  readonly id: KeywordRuleId;
  readonly effect: RuleEffect;
  readonly keywords: Readonly<Record<TriageLanguage, readonly string[]>>;
  readonly except: readonly string[];
};
