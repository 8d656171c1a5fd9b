import fc from "fast-check";
import type { Condition } from "@/lib/domain/compensation/condition";
import { ATTRIBUTIONS, EMOTIONAL_IMPACTS, FAILURE_KINDS } from "@/lib/domain/compensation/facts";
import type { Amounts, Grant, Policy, Rule } from "@/lib/domain/compensation/policy";
import { DEFAULT_CURRENCIES } from "@/lib/domain/compensation/templates/amounts";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";

function inAll(amountMinor: bigint): Amounts {
  return Object.fromEntries(DEFAULT_CURRENCIES.map((code) => [code, amountMinor]));
}

// Conditions that do not read impact or loss, so that the laws about amounts are those of the code, not of the table.
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.subarray([...ATTRIBUTIONS]).map((values): Condition => ({ fact: "attribution", in: values })),
  fc.subarray([...FAILURE_KINDS]).map((values): Condition => ({ fact: "failureKind", in: values })),
  fc.subarray([...EMOTIONAL_IMPACTS]).map((values): Condition => ({ fact: "emotionalImpact", in: values })),
  fc.boolean().map((is): Condition => ({ fact: "vulnerable", is })),
  fc.boolean().map((is): Condition => ({ fact: "doubleDeviation", is })),
  fc.boolean().map((positive): Condition => ({ fact: "pricePaid", positive })),
  fc.nat(5_000).map((from): Condition => ({ fact: "resolutionLateMinutes", from, to: null })),
  fc.nat(5_000).map((to): Condition => ({ fact: "measure:delay_minutes", from: null, to })),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.array(tie("condition"), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("condition"), { maxLength: 3 }).map((any) => ({ any })),
    tie("condition").map((not) => ({ not })),
  ),
}));

const grant: fc.Arbitrary<Grant> = fc.oneof(
  fc.nat(8_000).map((bp): Grant => ({ give: "rate", bp })),
  fc.constant<Grant>({ give: "gesture" }),
  fc.constantFrom<Grant>({ give: "human", kind: "named-person" }, { give: "human", kind: "call-back" }),
  fc
    .bigInt(0n, 10n ** 6n)
    .map((minor): Grant => ({ give: "goodwill", amount: { op: "fixed", byCurrency: inAll(minor) } })),
  fc.nat(20_000).map(
    (bp): Grant => ({
      give: "owed",
      purpose: "price",
      kind: "restore",
      amount: { op: "share", of: "price", bp, rounding: "half-even" },
    }),
  ),
  fc.nat(20_000).map(
    (bp): Grant => ({
      give: "owed",
      purpose: "loss",
      kind: "cash",
      amount: { op: "share", of: "known-loss", bp, rounding: "down" },
    }),
  ),
);

const rules: fc.Arbitrary<Rule[]> = fc
  .array(
    fc.record({
      priority: fc.nat(2),
      group: fc.constantFrom(null, null, "a", "b"),
      when: condition,
      grants: fc.array(grant, { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 8 },
  )
  .map((drafts) =>
    drafts.map((draft, index) => ({
      ...draft,
      id: `rule-${index}`,
      wording: { name: "rule.unknown", agent: "rule.unknown", customer: null },
    })),
  );

const caps = fc.tuple(fc.nat(8_000), fc.nat(8_000), fc.nat(10_000)).map(([a, b, hold]) => ({
  goodwillApprovalBp: Math.min(a, b),
  goodwillCeilingBp: Math.max(a, b),
  holdBelowPriceBp: hold,
  goodwillPerComplaintMinor: null,
  awardsPerWindowMinor: null,
  goodwillPerIncidentCaseMinor: null,
}));

/** Any policy whose table itself does not turn on impact or loss. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    rules,
    caps,
    unit: fc.constantFrom(1n, 7n, 100n),
    gestures: fc.array(fc.bigInt(1n, 10n ** 6n), { minLength: 4, maxLength: 4 }),
  })
  .map(({ rules: table, caps: limits, unit, gestures }) => {
    const rising = [...gestures].sort((a, b) => (a < b ? -1 : 1));
    return {
      ...DEFAULT_POLICY,
      id: "generated",
      rules: table,
      caps: limits,
      goodwillUnitMinor: inAll(unit),
      tiers: DEFAULT_POLICY.tiers.map((tier, rank) => ({ ...tier, gestureMinor: inAll(rising[rank] ?? 1n) })),
    };
  });
