import type { CompensationFacts } from "../facts";
import { UNKNOWN } from "../facts";
import { ruleById } from "../guarantee";
import type { Policy } from "../policy";
import { joined, plainText, type Sentence, type SentencePart, words } from "../sentences/sentence";
import { circumstancesOf } from "./circumstances";
import { plainCategory } from "./dimensions";
import type { CounterExample, LintFinding } from "./finding";
import { sayOfLint } from "./say";

/** A finding in plain words: what is wrong, what to do, and a case that shows it. */
export type FindingWords = {
  readonly title: Sentence;
  readonly advice: Sentence;
  readonly example: Sentence | null;
};

/** The name that an id of the document goes by. */
function nameOf(id: string, policy: Policy): Sentence {
  const name = ruleById(policy, id)?.wording.name ?? policy.tiers.find((tier) => tier.id === id)?.name;
  return sayOfLint("name", { name: { say: name === undefined ? plainText(id) : words(name) } });
}

/** Rules that are to blame, without the tiers that only say where. */
function namesOf({ ids, code }: LintFinding, policy: Policy): Sentence {
  const rules = ids.filter((id) => ruleById(policy, id) !== undefined);
  const named = code === "not-monotone" && rules.length > 0 ? rules : ids;
  return joined(
    named.map((id) => nameOf(id, policy)),
    "comma",
  );
}

function amountOf(amountMinor: bigint | typeof UNKNOWN, { currency }: CompensationFacts): SentencePart {
  return amountMinor === UNKNOWN ? { say: sayOfLint("unknown") } : { money: { amountMinor, currency } };
}

function impactOf({ impact }: CompensationFacts): SentencePart {
  return { message: `value.impact.${impact}` };
}

/** The case in one clause: impact, price, loss and whatever is out of the ordinary. */
function caseOf(facts: CompensationFacts, policy: Policy): Sentence {
  const ordinary = { categoryKey: plainCategory(policy), occurredOn: policy.effectiveFrom };
  const odd = circumstancesOf(facts, { ...policy, currency: facts.currency }, ordinary);
  const told = {
    impact: impactOf(facts),
    price: amountOf(facts.pricePaidMinor, facts),
    loss: amountOf(facts.provenLossMinor, facts),
  };
  if (odd.length === 0) return sayOfLint("example.plain", told);
  return sayOfLint("example.odd", { ...told, odd: { say: joined(odd, "comma") } });
}

/** What rises from the lesser case to the graver one. */
function riseOf(lesser: CompensationFacts, graver: CompensationFacts): Sentence {
  if (lesser.impact !== graver.impact) return sayOfLint("example.impact", { impact: impactOf(graver) });
  return lesser.provenLossMinor === graver.provenLossMinor
    ? sayOfLint("example.price", { price: amountOf(graver.pricePaidMinor, graver) })
    : sayOfLint("example.loss", { loss: amountOf(graver.provenLossMinor, graver) });
}

function exampleOf(example: CounterExample, policy: Policy): Sentence {
  if (example.kind === "case") {
    const { facts, totalMinor } = example;
    const total = { money: { amountMinor: totalMinor, currency: facts.currency } };
    return sayOfLint("example.case", { case: { say: caseOf(facts, policy) }, total });
  }
  const { lesser, lesserMinor, graver, graverMinor } = example;
  const { currency } = lesser;
  return sayOfLint("example.pair", {
    case: { say: caseOf(lesser, policy) },
    lesser: { money: { amountMinor: lesserMinor, currency } },
    rise: { say: riseOf(lesser, graver) },
    graver: { money: { amountMinor: graverMinor, currency } },
  });
}

/** The words for a finding; names are those that the policy gives its rules and tiers. */
export function findingWords(finding: LintFinding, policy: Policy): FindingWords {
  const { code, path, counterExample } = finding;
  const place = plainText(path);
  const told = {
    names: { say: finding.ids.length > 0 ? namesOf(finding, policy) : place },
    path: { say: place },
  };
  // A rule that another of its group always pushes out is another matter than one whose condition never holds.
  const pushedOut = code === "unreachable-rule" && finding.ids.length > 1 ? `${code}-in-group` : code;
  const names = (ids: readonly string[]) => ({ say: namesOf({ ...finding, ids }, policy) });
  const both = { names: names(finding.ids.slice(0, 1)), by: names(finding.ids.slice(1)), path: told.path };
  return {
    title: sayOfLint(`title.${pushedOut}`, pushedOut === code ? told : both),
    advice: sayOfLint(`advice.${code}`),
    example: counterExample === null ? null : exampleOf(counterExample, policy),
  };
}
