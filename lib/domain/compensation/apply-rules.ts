import type { Answers } from "./compile/patterns";
import type { AmountGrant, CompiledPolicy, CompiledRule } from "./compile/policy";
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
/** What the conditions of all rules settle by themselves. */
type Conditional = {
  /** The rules that counted, and the places among them of those that have a word for the customer. */
  readonly applied: readonly CompiledRule[];
  readonly telling: readonly number[];
  readonly trace: readonly TraceEntry[];
  /** Facts that rules asked for in vain, each once. */
  readonly missing: readonly FactName[];
  readonly superseded: readonly RejectedAlternative[];
  readonly goodwillRules: readonly string[];
  readonly rateBp: bigint;
  readonly gesture: boolean;
  readonly namedPerson: boolean;
  readonly callBack: boolean;
};

/** What all rules together bring, before law and caps. */
export type Tally = Conditional & {
  readonly owed: readonly Owed[];
  readonly goodwillMinor: bigint;
  /** What each rule that counted brought by itself, at the same place; null or not there: no amount. */
  readonly amounts: readonly (Param | null)[];
};

/**
 * The tally of all cases that answer every condition alike, as far as their amounts can be worked out. It is shared by
 * them: a desk's cases come in some hundred kinds, and each is worked out once.
 */
export type Outline = {
  readonly tally: Tally;
  /** The rules that bring amounts, and where they stand among those that counted. */
  readonly priced: readonly { readonly at: number; readonly by: CompiledRule }[];
};

/** A tally under way. */
type Counting = {
  readonly owed: Owed[];
  readonly applied: CompiledRule[];
  readonly telling: number[];
  readonly amounts: (Param | null)[];
  readonly trace: TraceEntry[];
  readonly missing: FactName[];
  readonly superseded: RejectedAlternative[];
  readonly goodwillRules: string[];
  rateBp: bigint;
  gesture: boolean;
  goodwillMinor: bigint;
  namedPerson: boolean;
  callBack: boolean;
};

function nothingCounted(): Counting {
  return {
    owed: [],
    applied: [],
    telling: [],
    amounts: [],
    trace: [],
    missing: [],
    superseded: [],
    goodwillRules: [],
    rateBp: 0n,
    gesture: false,
    goodwillMinor: 0n,
    namedPerson: false,
    callBack: false,
  };
}

type Booked = { readonly owed: Owed[]; goodwillMinor: bigint };

function bookOne({ ids }: CompiledRule, grant: AmountGrant, amountMinor: bigint, to: Booked): void {
  if (grant.give === "goodwill") to.goodwillMinor += amountMinor;
  else to.owed.push({ rules: ids, purpose: grant.purpose, kind: grant.kind, amountMinor });
}

/** Books the amounts of a rule's grants; their sum comes back, or the first reason why one cannot be worked out. */
function book(compiled: CompiledRule, situation: Situation, to: Booked): bigint | TraceEntry {
  const { amounts } = compiled;
  const [only] = amounts;
  if (only && amounts.length === 1) {
    const amountMinor = only.amount(situation);
    if (typeof amountMinor === "bigint" && amountMinor !== 0n) bookOne(compiled, only, amountMinor, to);
    return amountMinor;
  }
  // All or nothing: where one is missing, none is booked.
  const found: { grant: AmountGrant; amountMinor: bigint }[] = [];
  for (const grant of amounts) {
    const amountMinor = grant.amount(situation);
    if (typeof amountMinor !== "bigint") return amountMinor;
    if (amountMinor !== 0n) found.push({ grant, amountMinor });
  }
  let sum = 0n;
  for (const { grant, amountMinor } of found) {
    bookOne(compiled, grant, amountMinor, to);
    sum += amountMinor;
  }
  return sum;
}

function apply(compiled: CompiledRule, tally: Counting): void {
  const { bp, gesture, namedPerson, callBack } = compiled.fixed;
  tally.rateBp += BigInt(bp);
  if (gesture) tally.gesture = true;
  if (namedPerson) tally.namedPerson = true;
  if (callBack) tally.callBack = true;
  if (compiled.addsGoodwill) tally.goodwillRules.push(compiled.id);
  tally.trace.push(compiled.matched);
}

function leaveOut(why: TraceEntry, tally: Counting): void {
  tally.trace.push(why);
  if (why.outcome !== "missing-fact" || why.fact === null || tally.missing.includes(why.fact)) return;
  tally.missing.push(why.fact);
}

/** Looks at every rule in its order and records for each whether it counted, and if not, why. */
function ruleByRule(
  { rules, currency }: CompiledPolicy,
  answers: Answers,
  price: (compiled: CompiledRule, tally: Counting) => bigint | TraceEntry,
): Counting {
  const tally = nothingCounted();
  const winners = new Map<string, string>();
  for (const compiled of rules) {
    const failure = compiled.test(answers);
    if (failure !== null) {
      leaveOut(failure, tally);
      continue;
    }
    const { id, group } = compiled;
    const by = group === null ? undefined : winners.get(group);
    if (by !== undefined) {
      tally.trace.push({ rule: id, outcome: "superseded", fact: null, needs: null, by });
      tally.superseded.push({ alternative: "rule", rule: id, reason: "superseded", by });
      continue;
    }
    const sum = price(compiled, tally);
    if (typeof sum !== "bigint") {
      leaveOut(sum, tally);
      continue;
    }
    if (group !== null) winners.set(group, id);
    apply(compiled, tally);
    if (compiled.says.customer !== null) tally.telling.push(tally.applied.length);
    tally.applied.push(compiled);
    tally.amounts.push(sum === 0n ? null : money(sum, currency));
  }
  return tally;
}

function outlineOf(policy: CompiledPolicy, answers: Answers): Outline {
  const tally = ruleByRule(policy, answers, () => 0n);
  const priced = tally.applied.flatMap((by, at) => (by.amounts.length > 0 ? [{ at, by }] : []));
  return { tally, priced };
}

/** The tally of an outline with the amounts of this case; null where one of them cannot be worked out. */
function withAmounts({ tally, priced }: Outline, situation: Situation): Tally | null {
  if (priced.length === 0) return tally;
  const booked: Booked = { owed: [], goodwillMinor: 0n };
  const amounts: (Param | null)[] = [];
  for (const { at, by } of priced) {
    const sum = book(by, situation, booked);
    if (typeof sum !== "bigint") return null;
    while (amounts.length < at) amounts.push(null);
    amounts.push(sum === 0n ? null : money(sum, situation.facts.currency));
  }
  return {
    applied: tally.applied,
    telling: tally.telling,
    trace: tally.trace,
    missing: tally.missing,
    superseded: tally.superseded,
    goodwillRules: tally.goodwillRules,
    rateBp: tally.rateBp,
    gesture: tally.gesture,
    namedPerson: tally.namedPerson,
    callBack: tally.callBack,
    owed: booked.owed,
    goodwillMinor: booked.goodwillMinor,
    amounts,
  };
}

/**
 * What the rules bring in a case. An amount that cannot be worked out keeps its rule from counting, and lets a later one
 * of its group count: then the rules are looked at one by one.
 */
export function applyRules(policy: CompiledPolicy, situation: Situation): Tally {
  const place = policy.patterns.placeOf(situation);
  place.value ??= outlineOf(policy, place.answers);
  const tally = withAmounts(place.value, situation);
  if (tally !== null) return tally;
  return ruleByRule(policy, place.answers, (compiled, to) => book(compiled, situation, to));
}
