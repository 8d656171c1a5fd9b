import type { CompiledPolicy, CompiledRule } from "./compile";
import type { TraceEntry } from "./decision";
import type { Rule } from "./policy";
import type { Purpose, ValueKind } from "./remedies";
import type { Situation } from "./situation";

export type Owed = {
  readonly rule: string;
  readonly purpose: Purpose;
  readonly kind: ValueKind | "restore";
  readonly amountMinor: bigint;
};
/** A rule that counted, with what it brought: for the explanation. */
export type Applied = { readonly rule: Rule; readonly amountMinor: bigint; readonly bp: number };

/** What all rules together bring, before law and caps. */
export type Tally = {
  readonly owed: Owed[];
  readonly applied: Applied[];
  readonly trace: TraceEntry[];
  readonly goodwillRules: string[];
  rateBp: number;
  gesture: boolean;
  goodwillMinor: bigint;
  namedPerson: boolean;
  callBack: boolean;
};

/** The amounts of a rule's grants (0 where a grant has none), or the first reason why one cannot be worked out. */
function amountsOf(compiled: CompiledRule, situation: Situation): bigint[] | TraceEntry {
  const amounts: bigint[] = [];
  for (const grant of compiled.grants) {
    const amount = "amount" in grant ? grant.amount(situation) : 0n;
    if (typeof amount !== "bigint") return amount;
    amounts.push(amount);
  }
  return amounts;
}

function apply(compiled: CompiledRule, tally: Tally, amounts: readonly bigint[]): void {
  const { rule, grants } = compiled;
  let bp = 0;
  let sum = 0n;
  grants.forEach((grant, index) => {
    const amountMinor = amounts[index] ?? 0n;
    sum += amountMinor;
    switch (grant.give) {
      case "owed":
        if (amountMinor > 0n) {
          tally.owed.push({ rule: rule.id, purpose: grant.purpose, kind: grant.kind, amountMinor });
        }
        return;
      case "rate":
        bp += grant.bp;
        tally.goodwillRules.push(rule.id);
        return;
      case "gesture":
        tally.gesture = true;
        tally.goodwillRules.push(rule.id);
        return;
      case "goodwill":
        tally.goodwillMinor += amountMinor;
        tally.goodwillRules.push(rule.id);
        return;
      case "human":
        if (grant.kind === "named-person") tally.namedPerson = true;
        else tally.callBack = true;
        return;
      case "nothing":
        return;
    }
  });
  tally.rateBp += bp;
  tally.applied.push({ rule, amountMinor: sum, bp });
}

/** Looks at every rule in its order and records for each whether it counted, and if not, why. */
export function applyRules(policy: CompiledPolicy, situation: Situation): Tally {
  const tally: Tally = {
    owed: [],
    applied: [],
    trace: [],
    goodwillRules: [],
    rateBp: 0,
    gesture: false,
    goodwillMinor: 0n,
    namedPerson: false,
    callBack: false,
  };
  const winners = new Map<string, string>();
  for (const compiled of policy.rules) {
    const failure = compiled.test(situation);
    if (failure !== null) {
      tally.trace.push(failure);
      continue;
    }
    const { rule } = compiled;
    const by = rule.group === null ? undefined : winners.get(rule.group);
    if (by !== undefined) {
      tally.trace.push({ rule: rule.id, outcome: "superseded", fact: null, needs: null, by });
      continue;
    }
    const amounts = amountsOf(compiled, situation);
    if (!Array.isArray(amounts)) {
      tally.trace.push(amounts);
      continue;
    }
    if (rule.group !== null) winners.set(rule.group, rule.id);
    tally.trace.push(compiled.matched);
    apply(compiled, tally, amounts);
  }
  return tally;
}
