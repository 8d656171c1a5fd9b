import type { Currency } from "../../currency";
import { checkPolicy } from "../check-policy";
import type { Param, TraceEntry } from "../decision";
import { IMPACTS, type Impact, UNKNOWN } from "../facts";
import { allRules, compareRules } from "../guarantee";
import type { Grant, Policy, Rule, Tariff, Tier } from "../policy";
import type { HumanKind, Purpose, ValueKind } from "../remedies";
import { type AmountOf, compileAmount } from "./amount";
import { type CompileScope, compileCondition, type Test } from "./condition";

export type CompiledGrant =
  | {
      readonly give: "owed";
      readonly purpose: Purpose;
      readonly kind: ValueKind | "restore";
      readonly amount: AmountOf;
    }
  | { readonly give: "rate"; readonly bp: number }
  | { readonly give: "gesture" }
  | { readonly give: "goodwill"; readonly amount: AmountOf }
  | { readonly give: "human"; readonly kind: HumanKind }
  | { readonly give: "nothing" };

export type CompiledRule = {
  readonly rule: Rule;
  readonly test: Test;
  readonly grants: readonly CompiledGrant[];
  readonly hasAmounts: boolean;
  /** Its own id as a list, as the lines it brings carry it. */
  readonly ids: readonly string[];
  readonly matched: TraceEntry;
};

/** A tier with what the explanation says of it, so that deciding builds none of it. */
export type CompiledTier = {
  readonly id: string;
  readonly gestureMinor: bigint;
  readonly name: Param;
  readonly gesture: Param;
};

/** A policy made ready for one currency: rules in their order, amounts and conditions as functions. */
export type CompiledPolicy = {
  readonly policy: Policy;
  readonly rules: readonly CompiledRule[];
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

function compileGrant(grant: Grant, policy: Policy, scope: CompileScope): CompiledGrant {
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
      return grant;
  }
}

function compileTier({ id, name, gestureMinor }: Tier, currency: Currency): CompiledTier {
  const amountMinor = gestureMinor[currency] ?? 0n;
  return {
    id,
    gestureMinor: amountMinor,
    name: { message: name },
    gesture: { money: { amountMinor, currency } },
  };
}

/** Rank (0 is lowest) of the tier that an impact reaches by itself. */
export function rankOf(policy: Policy, impact: Impact): number {
  const reached = IMPACTS.indexOf(impact);
  return Math.max(
    0,
    policy.tiers.findLastIndex((tier) => IMPACTS.indexOf(tier.fromImpact) <= reached),
  );
}

function compileFor(policy: Policy, currency: Currency): CompiledPolicy {
  const rules = [...allRules(policy)].sort(compareRules).map((rule): CompiledRule => {
    const scope = { rule: rule.id, currency };
    const grants = rule.grants.map((grant) => compileGrant(grant, policy, scope));
    return {
      rule,
      test: compileCondition(rule.when, scope),
      grants,
      ids: [rule.id],
      hasAmounts: grants.some((grant) => "amount" in grant),
      matched: { rule: rule.id, outcome: "matched", fact: null, needs: null, by: null },
    };
  });
  return {
    policy,
    rules,
    tiers: policy.tiers.map((tier) => compileTier(tier, currency)),
    nothing: { money: { amountMinor: 0n, currency } },
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
