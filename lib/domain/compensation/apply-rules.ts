import type { CompiledPolicy, CompiledRule } from "./compile/policy";
import type { FactName } from "./condition";
import type { RejectedAlternative, TraceEntry } from "./decision";
import type { Rule } from "./policy";
import type { Purpose, ValueKind } from "./remedies";
import type { Situation } from "./situation";

export type Owed = {
  /** The rules it comes from. */
  readonly rules: readonly string[];
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
  /** Facts that rules asked for in vain, each once. */
  readonly missing: FactName[];
  readonly superseded: RejectedAlternative[];
  readonly goodwillRules: string[];
  rateBp: number;
  gesture: boolean;
  goodwillMinor: bigint;
  namedPerson: boolean;
  callBack: boolean;
};

const NO_AMOUNTS: bigint[] = [];

/** The amounts of a rule's grants (0 where a grant has none), or the first reason why one cannot be worked out. */
function amountsOf(compiled: CompiledRule, situation: Situation): bigint[] | TraceEntry {
  if (!compiled.hasAmounts) return NO_AMOUNTS;
  const amounts: bigint[] = [];
  for (const grant of compiled.grants) {
    const amount = grant.give === "owed" || grant.give === "goodwill" ? grant.amount(situation) : 0n;
    if (typeof amount !== "bigint") return amount;
    amounts.push(amount);
  }
  return amounts;
}

function apply(compiled: CompiledRule, tally: Tally, amounts: readonly bigint[]): void {
  const { rule, grants } = compiled;
  let bp = 0;
  let sum = 0n;
  let index = 0;
  let addsGoodwill = false;
  for (const grant of grants) {
    const amountMinor = amounts[index] ?? 0n;
    index += 1;
    sum += amountMinor;
    switch (grant.give) {
      case "owed":
        if (amountMinor > 0n) {
          tally.owed.push({ rules: compiled.ids, purpose: grant.purpose, kind: grant.kind, amountMinor });
        }
        break;
      case "rate":
        bp += grant.bp;
        addsGoodwill = true;
        break;
      case "gesture":
        tally.gesture = true;
        addsGoodwill = true;
        break;
      case "goodwill":
        tally.goodwillMinor += amountMinor;
        addsGoodwill = true;
        break;
      case "human":
        if (grant.kind === "named-person") tally.namedPerson = true;
        else tally.callBack = true;
        break;
      case "nothing":
        break;
    }
  }
  if (addsGoodwill) tally.goodwillRules.push(rule.id);
  tally.rateBp += bp;
  tally.applied.push({ rule, amountMinor: sum, bp });
}

function leaveOut(why: TraceEntry, tally: Tally): void {
  tally.trace.push(why);
  if (why.outcome !== "missing-fact" || why.fact === null || tally.missing.includes(why.fact)) return;
  tally.missing.push(why.fact);
}

/** Looks at every rule in its order and records for each whether it counted, and if not, why. */
export function applyRules(policy: CompiledPolicy, situation: Situation): Tally {
  const tally: Tally = {
    owed: [],
    applied: [],
    trace: [],
    missing: [],
    superseded: [],
    goodwillRules: [],
    rateBp: 0,
    gesture: false,
    goodwillMinor: 0n,
    namedPerson: false,
    callBack: false,
  };
  let winners: Map<string, string> | null = null;
  for (const compiled of policy.rules) {
    const failure = compiled.test(situation);
    if (failure !== null) {
      leaveOut(failure, tally);
      continue;
    }
    const { rule } = compiled;
    const by = rule.group === null ? undefined : winners?.get(rule.group);
    if (by !== undefined) {
      tally.trace.push({ rule: rule.id, outcome: "superseded", fact: null, needs: null, by });
      tally.superseded.push({ alternative: "rule", rule: rule.id, reason: "superseded", by });
      continue;
    }
    const amounts = amountsOf(compiled, situation);
    if (!Array.isArray(amounts)) {
      leaveOut(amounts, tally);
      continue;
    }
    if (rule.group !== null) {
      winners ??= new Map();
      winners.set(rule.group, rule.id);
    }
    tally.trace.push(compiled.matched);
    apply(compiled, tally, amounts);
  }
  return tally;
}
