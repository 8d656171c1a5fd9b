import type { CompiledPolicy, CompiledRule } from "./compile/policy";
import type { FactName } from "./condition";
import type { Param, RejectedAlternative, TraceEntry } from "./decision";
import type { Purpose, ValueKind } from "./remedies";
import { money } from "./say";
import type { Situation } from "./situation";

export type Owed = {
  /** The rules it comes from. */
  readonly rules: readonly string[];
  readonly purpose: Purpose;
  readonly kind: ValueKind | "restore";
  readonly amountMinor: bigint;
};
/** A rule that counted, with the amount it brought by itself (null: none): for the explanation. */
export type Applied = { readonly by: CompiledRule; readonly amount: Param | null };

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

/** The amounts of a rule's grants, or the first reason why one cannot be worked out. */
function amountsOf({ amounts }: CompiledRule, situation: Situation): bigint[] | TraceEntry {
  const found: bigint[] = [];
  for (const { amount } of amounts) {
    const amountMinor = amount(situation);
    if (typeof amountMinor !== "bigint") return amountMinor;
    found.push(amountMinor);
  }
  return found;
}

/** Books the amounts; their sum comes back. */
function book(compiled: CompiledRule, tally: Tally, amounts: readonly bigint[]): bigint {
  let sum = 0n;
  let index = 0;
  for (const grant of compiled.amounts) {
    const amountMinor = amounts[index] ?? 0n;
    index += 1;
    if (amountMinor === 0n) continue;
    sum += amountMinor;
    if (grant.give === "goodwill") tally.goodwillMinor += amountMinor;
    else tally.owed.push({ rules: compiled.ids, purpose: grant.purpose, kind: grant.kind, amountMinor });
  }
  return sum;
}

function apply(compiled: CompiledRule, tally: Tally): void {
  const { bp, gesture, namedPerson, callBack } = compiled.fixed;
  tally.rateBp += bp;
  if (gesture) tally.gesture = true;
  if (namedPerson) tally.namedPerson = true;
  if (callBack) tally.callBack = true;
  if (compiled.addsGoodwill) tally.goodwillRules.push(compiled.id);
  tally.trace.push(compiled.matched);
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
    const { id, group } = compiled;
    const by = group === null ? undefined : winners?.get(group);
    if (by !== undefined) {
      tally.trace.push({ rule: id, outcome: "superseded", fact: null, needs: null, by });
      tally.superseded.push({ alternative: "rule", rule: id, reason: "superseded", by });
      continue;
    }
    let amount: Param | null = null;
    if (compiled.amounts.length > 0) {
      const amounts = amountsOf(compiled, situation);
      if (!Array.isArray(amounts)) {
        leaveOut(amounts, tally);
        continue;
      }
      const sum = book(compiled, tally, amounts);
      if (sum !== 0n) amount = money(sum, situation.facts.currency);
    }
    if (group !== null) {
      winners ??= new Map();
      winners.set(group, id);
    }
    apply(compiled, tally);
    tally.applied.push({ by: compiled, amount });
  }
  return tally;
}
