import { guaranteeRule } from "../guarantee";
import type { Grant, Guarantee, Rule } from "../policy";
import { amountMessage } from "./amount";
import { conditionMessage } from "./condition";
import { joined, percentOfBp, plainText, type Sentence, type SentenceNames, say, words } from "./sentence";

function owedSentence(grant: Extract<Grant, { give: "owed" }>, names: SentenceNames): Sentence {
  const amount = { say: amountMessage(grant.amount, names.currency ?? null, names) };
  const purpose = { message: `purpose.${grant.purpose}` };
  if (grant.kind === "restore") return say("grant.restore", { amount, purpose });
  return say("grant.owed", { amount, purpose, kind: { message: `kind.${grant.kind}` } });
}

/** What one grant of a rule brings ("add 10% of the known loss"). */
export function grantMessage(grant: Grant, names: SentenceNames): Sentence {
  switch (grant.give) {
    case "owed":
      return owedSentence(grant, names);
    case "tariff": {
      const source = names.tariffs.find(({ id }) => id === grant.tariff)?.source;
      const tariff = { say: plainText(source === undefined || source === "" ? grant.tariff : source) };
      return say("grant.tariff", { tariff, kind: { message: `kind.${grant.kind}` } });
    }
    case "rate":
      return say("grant.rate", { percent: percentOfBp(grant.bp) });
    case "gesture":
      return say("grant.gesture");
    case "goodwill":
      return say("grant.goodwill", {
        amount: { say: amountMessage(grant.amount, names.currency ?? null, names) },
      });
    case "human":
      return say(`grant.${grant.kind}`);
    case "nothing":
      return say("grant.nothing");
  }
}

/** All that a rule brings, one after the other. */
export function grantsMessage(grants: readonly Grant[], names: SentenceNames): Sentence {
  if (grants.length === 0) return say("grant.none");
  return joined(
    grants.map((grant) => grantMessage(grant, names)),
    "semicolon",
  );
}

/** The rule as one reads it aloud, and where it shares a group, what that means. */
export function ruleSentence(rule: Rule, names: SentenceNames): Sentence[] {
  const grants = { say: grantsMessage(rule.grants, names) };
  const isAlways = "all" in rule.when && rule.when.all.length === 0;
  const main = isAlways
    ? say("rule.always", { grants })
    : say("rule.when", { condition: { say: conditionMessage(rule.when, names) }, grants });
  return rule.group === null ? [main] : [main, say("rule.group", { group: rule.group })];
}

/** What a broken promise brings. */
export function guaranteeSentence(guarantee: Guarantee, names: SentenceNames): Sentence[] {
  return ruleSentence(guaranteeRule(guarantee), names);
}

/** What a rule, tier or policy is called, as a sentence that can be spoken beside the others. */
export function nameSentence(name: Rule["wording"]["name"]): Sentence {
  return words(name);
}
