import type { Currency } from "../currency";
import type { Condition } from "./condition";
import { FAILURE_KINDS, type FailureKind, type Impact } from "./facts";
import { appealDays, type Guaranteed, type Policy, type Tariff } from "./policy";
import { VALUE_KINDS, type ValueKind } from "./remedies";
import type { Wording } from "./wording";

export type PublicTier = {
  id: string;
  name: Wording;
  fromImpact: Impact;
  /** The least that is added, in minor units; null where the policy names none for the currency. */
  leastMinor: bigint | null;
  /** Share of the known loss, in basis points. */
  rateBp: number;
};

export type PublicGuarantee = {
  id: string;
  promise: Guaranteed;
  fromLateMinutes: number;
  kind: ValueKind;
  amountMinor: bigint | null;
  /** What the customer is told when it applies. */
  wording: Wording;
};

/** How each kind of failure is put right: the price back, what else for the asking, and what is added. */
export type PublicForm = {
  failure: FailureKind;
  restore: ValueKind;
  onRequest: readonly ValueKind[];
  goodwill: ValueKind;
};

export type PublicRemedy = { kind: ValueKind; validityDays: number | null; needsConsent: boolean };

/** A tariff with the names of the rules that apply it. */
export type PublicTariff = Tariff & { rules: readonly Wording[] };

/** What limits goodwill. What is owed has no limit, and what a colleague may spend alone is no affair of the customer's. */
export type PublicCaps = {
  /** Goodwill stays within this share of the loss, or the tier's least where that is more. */
  ceilingBp: number;
  perComplaintMinor: bigint | null;
  perWindow: { days: number; amountMinor: bigint } | null;
  perIncidentCaseMinor: bigint | null;
};

/** What a policy promises everybody, in one currency: the figures that the public page names. */
export type PublicTerms = {
  guarantees: PublicGuarantee[];
  tiers: PublicTier[];
  forms: PublicForm[];
  /** What a remedy may be, money first. */
  remedies: PublicRemedy[];
  tariffs: { statutory: PublicTariff[]; own: PublicTariff[] };
  caps: PublicCaps;
  /** A second failure on the same order within so many days raises the tier. */
  repeatDays: number;
  appealDays: number;
};

function readsTier(condition: Condition, tier: string): boolean {
  if ("all" in condition) return condition.all.some((part) => readsTier(part, tier));
  return "fact" in condition && condition.fact === "tier" && "in" in condition && condition.in.includes(tier);
}

function tiersOf(policy: Policy, currency: Currency): PublicTier[] {
  const grants = policy.rules.flatMap(({ when, grants: given }) => given.map((grant) => ({ when, grant })));
  const rateOf = (tier: string) =>
    grants.reduce(
      (sum, { when, grant }) => sum + (grant.give === "rate" && readsTier(when, tier) ? grant.bp : 0),
      0,
    );
  return policy.tiers.map(({ id, name, fromImpact, gestureMinor }) => ({
    id,
    name,
    fromImpact,
    leastMinor: gestureMinor[currency] ?? null,
    rateBp: rateOf(id),
  }));
}

function tariffsOf({ tariffs, rules }: Policy): PublicTerms["tariffs"] {
  const named = tariffs.map((tariff): PublicTariff => {
    const applying = rules.filter(({ grants }) =>
      grants.some((grant) => grant.give === "tariff" && grant.tariff === tariff.id),
    );
    return { ...tariff, rules: applying.map(({ wording }) => wording.name) };
  });
  return {
    statutory: named.filter(({ basis }) => basis === "statute"),
    own: named.filter(({ basis }) => basis !== "statute"),
  };
}

function capsOf({ caps, authority }: Policy, currency: Currency): PublicCaps {
  const perWindowMinor = caps.awardsPerWindowMinor?.[currency] ?? null;
  return {
    ceilingBp: caps.goodwillCeilingBp,
    perComplaintMinor: caps.goodwillPerComplaintMinor?.[currency] ?? null,
    perWindow: perWindowMinor === null ? null : { days: authority.windowDays, amountMinor: perWindowMinor },
    perIncidentCaseMinor: caps.goodwillPerIncidentCaseMinor?.[currency] ?? null,
  };
}

/** Reads the figures out of the policy itself, so that the public page cannot say anything else than the rules do. */
export function publicTerms(policy: Policy, currency: Currency): PublicTerms {
  return {
    guarantees: policy.guarantees.map(({ id, promise, fromLateMinutes, kind, amountMinor, wording }) => ({
      id,
      promise,
      fromLateMinutes,
      kind,
      amountMinor: amountMinor[currency] ?? null,
      wording: wording.customer ?? wording.name,
    })),
    tiers: tiersOf(policy, currency),
    forms: FAILURE_KINDS.map((failure) => ({
      failure,
      restore: policy.restore[failure].kind,
      onRequest: policy.restore[failure].onRequest,
      goodwill: policy.goodwillKind[failure],
    })),
    remedies: VALUE_KINDS.map((kind) => {
      const { validityDays, needsConsent } = policy.remedies[kind];
      return { kind, validityDays, needsConsent };
    }),
    tariffs: tariffsOf(policy),
    caps: capsOf(policy, currency),
    repeatDays: policy.doubleDeviation.windowDays,
    appealDays: appealDays(policy),
  };
}
