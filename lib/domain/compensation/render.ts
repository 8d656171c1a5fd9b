import type { Language } from "../languages";
import type { Money } from "../money";
import type { Explanation, Message, Param, TraceEntry } from "./decision";
import { ruleById } from "./guarantee";
import { measureName } from "./measures";
import type { Policy } from "./policy";
import { fillWords, type MessageKey, type Wording } from "./wording";

/** What the edge lends to turn messages into sentences: a translator of this namespace's keys and money by locale. */
export type Speech = {
  readonly locale: Language;
  readonly translate: (key: MessageKey, params: Record<string, string | number>) => string;
  readonly formatMoney: (money: Money) => string;
};

/** What ships with the product is translated, what a manager wrote is taken in the reader's language. */
export function speak(words: Wording, params: Record<string, string | number>, speech: Speech): string {
  return typeof words === "string"
    ? speech.translate(words, params)
    : fillWords(words[speech.locale], params);
}

function plain(param: Param, speech: Speech): string | number {
  if (typeof param !== "object") return param;
  return "money" in param ? speech.formatMoney(param.money) : speak(param.message, {}, speech);
}

/** One message as a sentence in the reader's language. */
export function renderMessage({ key, params }: Message, speech: Speech): string {
  const plainParams = Object.entries(params).map(([name, param]) => [name, plain(param, speech)] as const);
  return speak(key, Object.fromEntries(plainParams), speech);
}

/** An explanation as sentences, in order, for one reader. */
export function renderExplanation(explanation: Explanation, to: keyof Explanation, speech: Speech): string[] {
  return explanation[to].map((message) => renderMessage(message, speech));
}

/** Why a rule counted or not, as a message: the rule's name and the fact that settled it. */
export function traceMessage(entry: TraceEntry, policy: Policy): Message {
  const nameOf = (id: string): Param => ({
    message: ruleById(policy, id)?.wording.name ?? "rule.unknown",
  });
  const rule = nameOf(entry.rule);
  if (entry.outcome === "matched") return { key: "trace.matched", params: { rule } };
  if (entry.by !== null) return { key: "trace.superseded", params: { rule, by: nameOf(entry.by) } };
  if (entry.fact === null) return { key: "trace.never", params: { rule } };
  if (entry.fact.startsWith("measure:")) {
    const name = measureName(policy, entry.fact.slice("measure:".length));
    return { key: `trace.${entry.outcome}-measure`, params: { rule, name } };
  }
  return {
    key: `trace.${entry.outcome}`,
    params: { rule, fact: { message: `fact.${entry.fact}` } },
  };
}
