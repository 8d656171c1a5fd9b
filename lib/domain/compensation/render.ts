import type { Money } from "../money";
import type { Explanation, Message, Param, TraceEntry } from "./decision";
import type { MessageKey, Policy } from "./policy";

/** What the edge lends to turn messages into sentences: a translator of this namespace's keys and money by locale. */
export type Speech = {
  readonly translate: (key: MessageKey, params: Record<string, string | number>) => string;
  readonly formatMoney: (money: Money) => string;
};

function plain(param: Param, speech: Speech): string | number {
  if (typeof param !== "object") return param;
  return "money" in param ? speech.formatMoney(param.money) : speech.translate(param.message, {});
}

/** One message as a sentence in the reader's language. */
export function renderMessage({ key, params }: Message, speech: Speech): string {
  const plainParams = Object.entries(params).map(([name, param]) => [name, plain(param, speech)] as const);
  return speech.translate(key, Object.fromEntries(plainParams));
}

/** An explanation as sentences, in order, for one reader. */
export function renderExplanation(explanation: Explanation, to: keyof Explanation, speech: Speech): string[] {
  return explanation[to].map((message) => renderMessage(message, speech));
}

/** Why a rule counted or not, as a message: the rule's name and the fact that settled it. */
export function traceMessage(entry: TraceEntry, policy: Policy): Message {
  const nameOf = (id: string): Param => ({
    message: policy.rules.find((rule) => rule.id === id)?.wording.name ?? "rule.unknown",
  });
  const rule = nameOf(entry.rule);
  if (entry.outcome === "matched") return { key: "trace.matched", params: { rule } };
  if (entry.by !== null) return { key: "trace.superseded", params: { rule, by: nameOf(entry.by) } };
  if (entry.fact === null) return { key: "trace.never", params: { rule } };
  if (entry.fact.startsWith("measure:")) {
    const name = entry.fact.slice("measure:".length);
    return { key: `trace.${entry.outcome}-measure`, params: { rule, name } };
  }
  return {
    key: `trace.${entry.outcome}`,
    params: { rule, fact: { message: `fact.${entry.fact}` } },
  };
}
