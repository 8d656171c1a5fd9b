import type { ChoiceFact, Condition, FactName, NumberFact } from "../condition";
import type { Amounts } from "../policy";
import type { OwnWords } from "../wording";
import {
  amountsSentence,
  joined,
  NO_NAMES,
  plainText,
  type Sentence,
  type SentenceNames,
  say,
  words,
} from "./sentence";

const MEASURE = "measure:";
const KNOWN_MEASURES: readonly string[] = [
  "delay_minutes",
  "distance_km",
  "days_without_service",
  "missed_appointments",
];
const OURS: readonly string[] = ["company", "partner"];
const MINUTES_A_DAY = 1440;

/** Where the names of a choice's values stand, for the facts whose values the shared namespace names. */
const SHARED_VALUES: readonly ChoiceFact[] = [
  "impact",
  "failureKind",
  "acceptance",
  "attribution",
  "emotionalImpact",
];

/** A measure by its name: those of the usual tariffs have words, another is called as the policy calls it. */
export function measureName(name: string, names: SentenceNames = NO_NAMES): Sentence {
  if (KNOWN_MEASURES.includes(name)) return say(`measure.${name}`);
  const declared = names.measures?.find((measure) => measure.name === name);
  return declared ? words(declared.label) : plainText(name);
}

/** The fact itself, as the subject of a clause ("the price paid"). */
export function factName(fact: FactName, names: SentenceNames = NO_NAMES): Sentence {
  return fact.startsWith(MEASURE) ? measureName(fact.slice(MEASURE.length), names) : say(`subject.${fact}`);
}

/** One value of a choice ("major", "our company", a tier's or a category's name). */
export function valueName(fact: ChoiceFact, value: string, names: SentenceNames): Sentence {
  if (fact === "tier") {
    const name = names.tiers.find(({ id }) => id === value)?.name;
    return name === undefined ? plainText(value) : words(name);
  }
  if (fact === "categoryKey") {
    const name: OwnWords | undefined = names.categories?.[value];
    return name === undefined ? plainText(value) : words(name);
  }
  if (SHARED_VALUES.includes(fact)) return words(`value.${fact}.${value}`);
  if (fact === "customerTier" || fact === "customerSegment") return say(`value.${fact}.${value}`);
  return value === "none" ? say("value.remedy.none") : words(`kind.${value}`);
}

function choice(test: { fact: ChoiceFact; in: readonly string[] }, names: SentenceNames): Sentence {
  const isOurs =
    test.fact === "attribution" &&
    test.in.length === OURS.length &&
    OURS.every((value) => test.in.includes(value));
  if (isOurs) return say("condition.ours");
  if (test.in.length === 0) return say("condition.no-value", { subject: { say: factName(test.fact) } });
  const values = test.in.map((value) => valueName(test.fact, value, names));
  return say(`condition.choice.${test.fact}`, { values: { say: joined(values, "or") } });
}

/** A bound of a number fact with its unit: minutes are told in the largest unit that fits whole. */
export function boundName(fact: NumberFact, value: number): Sentence {
  if (fact !== "answerLateMinutes" && fact !== "resolutionLateMinutes") return say("number", { n: value });
  if (value > 0 && value % MINUTES_A_DAY === 0) return say("unit.days", { n: value / MINUTES_A_DAY });
  if (value > 0 && value % 60 === 0) return say("unit.hours", { n: value / 60 });
  return say("unit.minutes", { n: value });
}

type Range = { fact: NumberFact; from: number | null; to: number | null };

function range(test: Range, names: SentenceNames): Sentence {
  const subject = { say: factName(test.fact, names) };
  const { from, to } = test;
  if (from !== null && to !== null) {
    const bounds = { from: { say: boundName(test.fact, from) }, to: { say: boundName(test.fact, to) } };
    return say("condition.between", { subject, ...bounds });
  }
  if (from !== null) return say("condition.from", { subject, from: { say: boundName(test.fact, from) } });
  if (to !== null) return say("condition.to", { subject, to: { say: boundName(test.fact, to) } });
  return say("condition.known", { subject });
}

function reaches(fact: FactName, amounts: Amounts, names: SentenceNames): Sentence {
  const least = amountsSentence(amounts, names.currency ?? null);
  return say("condition.reaches", { subject: { say: factName(fact) }, amounts: { say: least } });
}

/** A group inside another group stands in brackets, so that "and" and "or" are never mixed up. */
function inside(condition: Condition, names: SentenceNames): Sentence {
  const isGroup =
    ("all" in condition && condition.all.length > 1) || ("any" in condition && condition.any.length > 1);
  const sentence = conditionMessage(condition, names);
  return isGroup ? say("brackets", { inner: { say: sentence } }) : sentence;
}

function group(parts: readonly Condition[], joint: "and" | "or", names: SentenceNames): Sentence {
  const [only] = parts;
  if (!only) return say(joint === "and" ? "condition.always" : "condition.never");
  if (parts.length === 1) return conditionMessage(only, names);
  return joined(
    parts.map((part) => inside(part, names)),
    joint,
  );
}

/** What must be so, as a clause ("the failure is ours and the tier is Make good"). */
export function conditionMessage(condition: Condition, names: SentenceNames): Sentence {
  if ("all" in condition) return group(condition.all, "and", names);
  if ("any" in condition) return group(condition.any, "or", names);
  if ("not" in condition) return say("condition.not", { inner: { say: inside(condition.not, names) } });
  if ("in" in condition) return choice(condition, names);
  if ("is" in condition) return say(`condition.flag.${condition.fact}.${condition.is ? "yes" : "no"}`);
  if ("from" in condition) return range(condition, names);
  if ("positive" in condition) {
    return say(`condition.positive.${condition.fact}.${condition.positive ? "yes" : "no"}`);
  }
  if ("reachesMinor" in condition) return reaches(condition.fact, condition.reachesMinor, names);
  const key = condition.known ? "condition.known" : "condition.unknown";
  return say(key, { subject: { say: factName(condition.fact, names) } });
}
