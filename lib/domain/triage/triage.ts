import { type EmotionalImpact, type Impact, impactRank } from "../assessment";
import { CATEGORIES, type CategoryKey } from "../categories";
import { moreUrgent, type Severity } from "../severity";
import { keywordFinder } from "./hints";
import { type CompiledKeyword, compileKeyword, findKeyword, mask } from "./keyword";
import { isNegated, isSupposed } from "./negation";
import { TRIAGE_RULES } from "./rules/table";
import { normaliseForTriage } from "./text";
import {
  type KeywordRule,
  TRIAGE_LANGUAGES,
  type TriageFlag,
  type TriageLanguage,
  type TriageRuleId,
} from "./types";

export type TriageInput = {
  /** What the customer wrote: subject, description and remedy sought, joined by blank lines. */
  text: string;
  categoryKey: CategoryKey | null;
  locale: TriageLanguage;
  /** 1 (very unhappy) to 5, from the one-tap question on the form. */
  mood?: number | null;
  /** The customer is known to us as vulnerable. */
  knownVulnerable?: boolean;
};

/** Why: the rule's id and the keyword of the table that was found, so that the screen can say it in any language. */
export type TriageReason = { ruleId: TriageRuleId; matched: string };

export type Triage = {
  severity: Severity;
  vulnerable: boolean;
  emotionalImpact: EmotionalImpact;
  flags: TriageFlag[];
  reasons: TriageReason[];
  /** A starting point for the agent, who assesses impact apart from severity; null when no rule has a view. */
  suggestedImpact: Impact | null;
};

type CompiledRule = KeywordRule & {
  readonly compiled: Readonly<Record<TriageLanguage, readonly CompiledKeyword[]>>;
  readonly exceptions: readonly CompiledKeyword[];
};

const COMPILED_RULES: readonly CompiledRule[] = TRIAGE_RULES.map((rule) => {
  const compiled = {
    en: rule.keywords.en.map(compileKeyword),
    "zh-Hans": rule.keywords["zh-Hans"].map(compileKeyword),
    "zh-Hant": rule.keywords["zh-Hant"].map(compileKeyword),
  };
  return { ...rule, compiled, exceptions: rule.except.map(compileKeyword) };
});

const keywordsOf = (rule: CompiledRule) => TRIAGE_LANGUAGES.flatMap((language) => rule.compiled[language]);
const findCandidates = keywordFinder(COMPILED_RULES.flatMap(keywordsOf));
const RULE_OF = new Map(
  COMPILED_RULES.flatMap((rule) => keywordsOf(rule).map((keyword) => [keyword, rule] as const)),
);

type Searched = { text: string; candidates: ReadonlySet<CompiledKeyword> };

/** The first keyword of the rule that the text states, the customer's own language first; null when there is none. */
function firstMatch(rule: CompiledRule, { text, candidates }: Searched, input: TriageInput): string | null {
  const languages = [input.locale, ...TRIAGE_LANGUAGES.filter((language) => language !== input.locale)];
  // Somebody who asks what would happen if an account were stolen has an enquiry; a threat is always conditional.
  const ignoreSupposed = input.categoryKey === "enquiry" && rule.effect.severity !== undefined;
  let masked: string | undefined;
  for (const language of languages) {
    for (const keyword of rule.compiled[language]) {
      if (!candidates.has(keyword)) continue;
      masked ??= mask(text, rule.exceptions);
      for (const { matched, index, between } of findKeyword(keyword, masked)) {
        const before = masked.slice(0, index);
        if (isNegated(before) || isNegated(between)) continue;
        if (ignoreSupposed && isSupposed(before)) continue;
        return matched;
      }
    }
  }
  return null;
}

/** What the form and the record say, apart from the words of the text. */
function factReasons(input: TriageInput): TriageReason[] {
  const reasons: TriageReason[] = [];
  if (input.knownVulnerable) reasons.push({ ruleId: "vulnerable-on-record", matched: "" });
  if (input.mood === 1) reasons.push({ ruleId: "mood", matched: "1" });
  return reasons;
}

function strongest(emotions: readonly (EmotionalImpact | undefined)[]): EmotionalImpact {
  if (emotions.includes("distressed")) return "distressed";
  return emotions.includes("upset") ? "upset" : "none";
}

function greatest(impacts: readonly (Impact | undefined)[]): Impact | null {
  return impacts.reduce<Impact | null>((most, impact) => {
    if (impact === undefined) return most;
    return most === null || impactRank(impact) > impactRank(most) ? impact : most;
  }, null);
}

/**
 * Sets severity from the category and the rules, says who is vulnerable and what was threatened, and why.
 * Rules make a complaint more urgent than its category, never less. Threats are flagged and change nothing else.
 */
export function triage(input: TriageInput): Triage {
  const text = normaliseForTriage(input.text);
  const searched = { text, candidates: findCandidates(text) };
  const touched = new Set([...searched.candidates].map((keyword) => RULE_OF.get(keyword)));
  const hits = COMPILED_RULES.flatMap((rule) => {
    const matched = touched.has(rule) ? firstMatch(rule, searched, input) : null;
    return matched === null ? [] : [{ rule, matched }];
  });
  const facts = factReasons(input);
  const emotionalImpact = strongest([
    ...hits.map(({ rule }) => rule.effect.emotion),
    facts.some(({ ruleId }) => ruleId === "mood") ? "upset" : undefined,
  ]);
  const start: Severity = input.categoryKey === null ? "standard" : CATEGORIES[input.categoryKey].severity;
  // An upset customer who picked "enquiry" is complaining: no small matter should escalate for lack of an answer.
  const raised = start === "low" && emotionalImpact !== "none";
  const reasons: TriageReason[] = [
    ...hits.map(({ rule, matched }): TriageReason => ({ ruleId: rule.id, matched })),
    ...facts,
    ...(raised ? [{ ruleId: "upset-enquiry", matched: "" } as const] : []),
    { ruleId: "category-default", matched: input.categoryKey ?? "" },
  ];
  return {
    severity: hits.reduce<Severity>(
      (severity, { rule }) => moreUrgent(severity, rule.effect.severity ?? "low"),
      raised ? "standard" : start,
    ),
    vulnerable: input.knownVulnerable === true || hits.some(({ rule }) => rule.effect.vulnerable === true),
    emotionalImpact,
    flags: [...new Set(hits.flatMap(({ rule }) => rule.effect.flag ?? []))],
    reasons,
    suggestedImpact: greatest(hits.map(({ rule }) => rule.effect.impact)),
  };
}
