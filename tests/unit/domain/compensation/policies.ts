import fc from "fast-check";
import { IMPACTS } from "@/lib/domain/compensation/facts";
import {
  type Caps,
  type Grant,
  GUARANTEED,
  type Guarantee,
  type Policy,
  type Rule,
  type Tariff,
  type Tier,
} from "@/lib/domain/compensation/policy";
import { VALUE_KINDS, type ValueKind } from "@/lib/domain/compensation/remedies";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import type { Wording } from "@/lib/domain/compensation/wording";
import { amountsWith, tariffsWith } from "./amounts";
import { anyCondition, inAll, neutralCondition, standingCondition } from "./conditions";

const ownWords: fc.Arbitrary<Wording> = fc.constantFrom("rule.unknown", {
  en: "An own rule",
  "zh-Hans": "自订规则",
  "zh-Hant": "自訂規則",
});
const wording: fc.Arbitrary<Rule["wording"]> = fc.record({
  name: ownWords,
  agent: fc.oneof(
    ownWords,
    fc.constant({ en: "{tier}: {amount}", "zh-Hans": "{tier}：{amount}", "zh-Hant": "{tier}：{amount}" }),
  ),
  customer: fc.option(ownWords),
});

const MONEY: readonly ValueKind[] = ["cash", "refund"];
/** What a policy may turn on: with `neutral` neither on impact nor on loss, and everything owed is paid in money. */
type Reach = "neutral" | "any";

function kindsOf(reach: Reach): fc.Arbitrary<ValueKind> {
  return fc.constantFrom(...(reach === "neutral" ? MONEY : VALUE_KINDS));
}

function amountsOf(reach: Reach) {
  return amountsWith(reach === "neutral" ? neutralCondition : anyCondition);
}

const human: fc.Arbitrary<Grant> = fc.constantFrom<Grant>(
  { give: "human", kind: "named-person" },
  { give: "human", kind: "call-back" },
);

function grantsOf(reach: Reach, tariffs: readonly Tariff[]): fc.Arbitrary<Grant[]> {
  const kind = kindsOf(reach);
  const amount = amountsOf(reach);
  const grants: fc.Arbitrary<Grant>[] = [
    fc.nat(8_000).map((bp) => ({ give: "rate", bp })),
    fc.constant({ give: "gesture" }),
    human,
    amount.map((each) => ({ give: "goodwill", amount: each })),
    fc
      .tuple(fc.constantFrom("price", "loss", "guarantee"), amount)
      .map(([purpose, each]) => ({ give: "owed", purpose, kind: "restore", amount: each })),
    fc.tuple(kind, amount).map(([each, of]) => ({ give: "owed", purpose: "loss", kind: each, amount: of })),
    ...tariffs.map(({ id }) => kind.map((each): Grant => ({ give: "tariff", tariff: id, kind: each }))),
  ];
  const several = fc.array(fc.oneof(...grants), { minLength: 1, maxLength: 2 });
  return fc.oneof(
    { weight: 9, arbitrary: several },
    { weight: 1, arbitrary: fc.constant<Grant[]>([{ give: "nothing" }]) },
  );
}

function rulesOf(reach: Reach, tariffs: readonly Tariff[]): fc.Arbitrary<Rule[]> {
  const common = { priority: fc.nat(2), group: fc.constantFrom(null, null, "a", "b", "c"), wording };
  const money = fc.record({
    ...common,
    when: reach === "neutral" ? neutralCondition : anyCondition,
    grants: grantsOf(reach, tariffs),
  });
  // Who the customer is may be asked where no money hangs on it. A group would let such a rule push out another.
  const care = fc.record({
    ...common,
    group: fc.constant(null),
    when: standingCondition,
    grants: fc.tuple(human),
  });
  const rule = fc.oneof({ weight: 5, arbitrary: money }, { weight: 1, arbitrary: care });
  return fc
    .array(rule, { maxLength: 8 })
    .map((drafts) => drafts.map((draft, index) => ({ ...draft, id: `rule-${index}` })));
}

function guaranteesOf(reach: Reach): fc.Arbitrary<Guarantee[]> {
  const draft = fc.record({
    promise: fc.constantFrom(...GUARANTEED),
    fromLateMinutes: fc.constantFrom(0, 60, 1_440),
    kind: kindsOf(reach),
    amountMinor: fc.bigInt(0n, 10n ** 5n).map(inAll),
    wording,
  });
  return fc
    .array(draft, { maxLength: 2 })
    .map((drafts) => drafts.map((each, index) => ({ ...each, id: `guarantee-${index}` })));
}

const tiers: fc.Arbitrary<Tier[]> = fc
  .record({
    impacts: fc.subarray(IMPACTS.slice(1)),
    gestures: fc.array(fc.bigInt(1n, 10n ** 6n), { minLength: 4, maxLength: 4 }),
  })
  .map(({ impacts, gestures }) => {
    const rising = gestures.toSorted((left, right) => (left < right ? -1 : 1));
    return [IMPACTS[0], ...impacts].map((fromImpact, rank) => ({
      id: `tier-${rank}`,
      name: "tier.unknown",
      fromImpact,
      gestureMinor: inAll(rising[rank] ?? 1n),
    }));
  });

const cap = fc.option(fc.bigInt(0n, 10n ** 7n).map(inAll), { freq: 3 });
const caps: fc.Arbitrary<Caps> = fc
  .record({
    shares: fc.tuple(fc.nat(8_000), fc.nat(8_000)),
    holdBelowPriceBp: fc.nat(10_000),
    goodwillPerComplaintMinor: cap,
    awardsPerWindowMinor: cap,
    goodwillPerIncidentCaseMinor: cap,
  })
  .map(({ shares: [one, other], ...rest }) => ({
    ...rest,
    goodwillApprovalBp: Math.min(one, other),
    goodwillCeilingBp: Math.max(one, other),
  }));

function policyOf(reach: Reach): fc.Arbitrary<Policy> {
  const parts = tariffsWith(amountsOf(reach)).chain((tariffs) =>
    fc.record({
      tariffs: fc.constant(tariffs),
      rules: rulesOf(reach, tariffs),
      guarantees: guaranteesOf(reach),
      tiers,
      caps,
      unit: fc.constantFrom(1n, 7n, 100n),
      windowDays: fc.constantFrom(1, 30, 90),
    }),
  );
  return parts.map(({ unit, windowDays, ...rest }) => ({
    ...DEFAULT_POLICY,
    ...rest,
    id: "generated",
    goodwillUnitMinor: inAll(unit),
    doubleDeviation: { windowDays },
  }));
}

/** Any policy whose table itself does not turn on impact or loss, and that owes money. */
export const anyPolicy: fc.Arbitrary<Policy> = policyOf("neutral");
/** Any policy that has the form of one, however unwise: its table may break law R2 or R7. */
export const wildPolicy: fc.Arbitrary<Policy> = policyOf("any");
