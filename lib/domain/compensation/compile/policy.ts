import type { Currency } from "../../currency";
import type { Outline } from "../apply-rules";
import { checkPolicy } from "../check-policy";
import type { Param, TraceEntry } from "../decision";
import { IMPACTS, type Impact, UNKNOWN } from "../facts";
import { allRules, compareRules } from "../guarantee";
import type { Grant, Policy, Rule, Tariff } from "../policy";
import type { Purpose, ValueKind } from "../remedies";
import { money } from "../say";
import { type AmountOf, compileAmount } from "./amount";
import { type CompileScope, compileWith, type Test } from "./condition";
import { type Answers, type Patterns, patternsOf } from "./patterns";
import { type RuleSayings, ruleSayings, type TierSayings, tierSayings } from "./sayings";

/** A grant whose amount hangs on the case. */
export type AmountGrant =
  | {
      readonly give: "owed";
      readonly purpose: Purpose;
      readonly kind: ValueKind | "restore";
      readonly amount: AmountOf;
    }
  | { readonly give: "goodwill"; readonly amount: AmountOf };

/** What a rule brings to every case alike. */
export type FixedGrants = {
  readonly bp: number;
  readonly gesture: boolean;
  readonly namedPerson: boolean;
  readonly callBack: boolean;
};

export type CompiledRule = {
  readonly rule: Rule;
  readonly id: string;
  readonly group: string | null;
  readonly test: Test<Answers>;
  readonly amounts: readonly AmountGrant[];
  readonly fixed: FixedGrants;
  readonly addsGoodwill: boolean;
  /** Its own id as a list, as the lines it brings carry it. */
  readonly ids: readonly string[];
  readonly matched: TraceEntry;
  readonly says: RuleSayings;
};

export type CompiledTier = TierSayings & {
  readonly id: string;
  readonly gestureMinor: bigint;
  readonly gesture: Param;
};

/** A policy made ready for one currency: rules in their order, amounts and conditions as functions. */
export type CompiledPolicy = {
  readonly policy: Policy;
  readonly currency: Currency;
  readonly rules: readonly CompiledRule[];
  readonly patterns: Patterns<Outline>;
  readonly ruleNames: ReadonlyMap<string, Param>;
  readonly tiers: readonly CompiledTier[];
  readonly nothing: Param;
  readonly rankOf: Readonly<Record<Impact, number>>;
  readonly unitMinor: bigint;
  readonly approvalBp: bigint;
  readonly ceilingBp: bigint;
  readonly holdBp: bigint;
  readonly perComplaintMinor: bigint | null;
  readonly perWindowMinor: bigint | null;
  readonly perIncidentCaseMinor: bigint | null;
};

function inForce(tariff: Tariff, scope: CompileScope, amount: AmountOf): AmountOf {
  const { effectiveFrom, effectiveTo } = tariff;
  if (effectiveFrom === null && effectiveTo === null) return amount;
  const base = {
    rule: scope.rule,
    fact: "occurredOn",
    needs: { fact: "occurredOn", known: true },
    by: null,
  } as const;
  const missing: TraceEntry = { ...base, outcome: "missing-fact" };
  const outside: TraceEntry = { ...base, outcome: "not-matched" };
  return (situation) => {
    const day = situation.facts.occurredOn;
    if (day === UNKNOWN) return missing;
    // ISO days compare as text.
    if ((effectiveFrom !== null && day < effectiveFrom) || (effectiveTo !== null && day > effectiveTo))
      return outside;
    return amount(situation);
  };
}

function compileGrant(grant: Grant, policy: Policy, scope: CompileScope): AmountGrant | null {
  switch (grant.give) {
    case "owed":
    case "goodwill":
      return { ...grant, amount: compileAmount(grant.amount, scope) };
    case "tariff": {
      const tariff = policy.tariffs.find(({ id }) => id === grant.tariff);
      if (!tariff) throw new RangeError(`Rule ${scope.rule} names an unknown tariff: ${grant.tariff}`);
      const amount = inForce(tariff, scope, compileAmount(tariff.amount, scope));
      return { give: "owed", purpose: "tariff", kind: grant.kind, amount };
    }
    default:
      return null;
  }
}

function fixedGrants(grants: readonly Grant[]): FixedGrants {
  const gives = (kind: string) => grants.some((grant) => grant.give === "human" && grant.kind === kind);
  return {
    bp: grants.reduce((sum, grant) => sum + (grant.give === "rate" ? grant.bp : 0), 0),
    gesture: grants.some(({ give }) => give === "gesture"),
    namedPerson: gives("named-person"),
    callBack: gives("call-back"),
  };
}

function compileTiers(policy: Policy, currency: Currency): readonly CompiledTier[] {
  const says = tierSayings(policy);
  return policy.tiers.flatMap(({ id, gestureMinor }, rank) => {
    const said = says[rank];
    const amountMinor = gestureMinor[currency] ?? 0n;
    return said ? [{ ...said, id, gestureMinor: amountMinor, gesture: money(amountMinor, currency) }] : [];
  });
}

/** Rank (0 is lowest) of the tier that an impact reaches by itself. */
export function rankOf(policy: Policy, impact: Impact): number {
  const reached = IMPACTS.indexOf(impact);
  return Math.max(
    0,
    policy.tiers.findLastIndex((tier) => IMPACTS.indexOf(tier.fromImpact) <= reached),
  );
}

type RuleScope = {
  policy: Policy;
  currency: Currency;
  tiers: readonly CompiledTier[];
  nothing: Param;
  patterns: Patterns<Outline>;
};

function compileRule(rule: Rule, { policy, currency, tiers, nothing, patterns }: RuleScope): CompiledRule {
  const scope = { rule: rule.id, currency };
  const fixed = fixedGrants(rule.grants);
  return {
    rule,
    id: rule.id,
    group: rule.group,
    test: compileWith(rule.when, scope, patterns.compileLeaf),
    amounts: rule.grants.flatMap((grant) => compileGrant(grant, policy, scope) ?? []),
    fixed,
    addsGoodwill: rule.grants.some(
      ({ give }) => give === "rate" || give === "gesture" || give === "goodwill",
    ),
    ids: [rule.id],
    matched: { rule: rule.id, outcome: "matched", fact: null, needs: null, by: null },
    says: ruleSayings(rule, { percent: fixed.bp / 100, nothing }, tiers),
  };
}

function compileFor(policy: Policy, currency: Currency): CompiledPolicy {
  const tiers = compileTiers(policy, currency);
  const nothing = money(0n, currency);
  const sorted = [...allRules(policy)].sort(compareRules);
  const conditions = sorted.map(({ when }) => when);
  const patterns = patternsOf<Outline>(conditions, currency);
  const rules = sorted.map((rule) => compileRule(rule, { policy, currency, tiers, nothing, patterns }));
  return {
    policy,
    currency,
    rules,
    patterns,
    ruleNames: new Map(rules.map(({ id, says }) => [id, says.name])),
    tiers,
    nothing,
    rankOf: {
      minor: rankOf(policy, "minor"),
      moderate: rankOf(policy, "moderate"),
      major: rankOf(policy, "major"),
      critical: rankOf(policy, "critical"),
    },
    unitMinor: policy.goodwillUnitMinor[currency] ?? 1n,
    approvalBp: BigInt(policy.caps.goodwillApprovalBp),
    ceilingBp: BigInt(policy.caps.goodwillCeilingBp),
    holdBp: BigInt(policy.caps.holdBelowPriceBp),
    perComplaintMinor: policy.caps.goodwillPerComplaintMinor?.[currency] ?? null,
    perWindowMinor: policy.caps.awardsPerWindowMinor?.[currency] ?? null,
    perIncidentCaseMinor: policy.caps.goodwillPerIncidentCaseMinor?.[currency] ?? null,
  };
}

// A published policy never changes, so what was compiled from the object stays right for as long as it lives.
const compiledPolicies = new WeakMap<Policy, ReadonlyMap<Currency, CompiledPolicy>>();

/**
 * The policy ready for a currency; null where the policy has no limits in it. Compiles all currencies on first
 * use. Throws a RangeError for a policy that breaks its own form: check drafts with `checkPolicy` first.
 */
export function compilePolicy(policy: Policy, currency: Currency): CompiledPolicy | null {
  let compiled = compiledPolicies.get(policy);
  if (!compiled) {
    const [problem] = checkPolicy(policy);
    if (problem) throw new RangeError(`Policy ${policy.id}: ${problem.problem} at ${problem.path}`);
    compiled = new Map(policy.currencies.map((code) => [code, compileFor(policy, code)]));
    compiledPolicies.set(policy, compiled);
  }
  return compiled.get(currency) ?? null;
}
