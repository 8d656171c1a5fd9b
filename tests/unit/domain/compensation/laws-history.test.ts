import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { type Decision, parseDecision, serialiseDecision } from "@/lib/domain/compensation/decision";
import { checkDeviation, type Proposal } from "@/lib/domain/compensation/deviation";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { parseFacts, serialiseFacts } from "@/lib/domain/compensation/facts-json";
import { readJson, reviveAmounts, toCanonicalJson } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { parsePolicy } from "@/lib/policies/policy-schema";
import { variedCases } from "@/scripts/bench/parts/policy-cases";
import { inAll } from "./conditions";
import { anyPolicy, wildPolicy } from "./policies";
import { anyFacts, factsOf } from "./support";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 30_000 });

const runs = { numRuns: 60 };
const policies = fc.oneof(fc.constant(DEFAULT_POLICY), anyPolicy, wildPolicy);
const decide = decideCompensation;

describe("R10 one schedule per incident", () => {
  const incident = fc.array(
    anyFacts.map((facts): CompensationFacts => ({ ...facts, incidentScheduleId: "incident-7" })),
    { minLength: 2, maxLength: 6 },
  );

  it("gives each case the same in whatever order they are processed", () => {
    fc.assert(
      fc.property(incident, policies, fc.infiniteStream(fc.nat()), (cases, policy, dice) => {
        const inOrder = cases.map((facts) => serialiseDecision(decide(facts, policy)));
        const order = cases
          .map((_, index) => ({ index, at: dice.next().value ?? 0 }))
          .sort((left, right) => left.at - right.at);
        const shuffled: string[] = [];
        for (const { index } of order) {
          const facts = cases[index];
          if (facts) shuffled[index] = serialiseDecision(decide(facts, policy));
        }
        expect(shuffled).toEqual(inOrder);
      }),
      runs,
    );
  });

  it("cuts the goodwill of each to the schedule's cap, and needs approval for any", () => {
    fc.assert(
      fc.property(incident, policies, fc.bigInt(0n, 10n ** 5n), (cases, base, most) => {
        const caps = { ...base.caps, goodwillPerIncidentCaseMinor: inAll(most) };
        for (const facts of cases) {
          const { totals, approval, doubleDeviation } = decide(facts, { ...base, caps });
          expect(totals.goodwillMinor <= most).toBe(true);
          expect(approval.includes("incident-schedule")).toBe(totals.goodwillMinor > 0n);
          expect(doubleDeviation).toBe(false);
        }
      }),
      runs,
    );
  });
});

describe("R15 conservation", () => {
  type Past = { facts: CompensationFacts; policy: Policy; extra: bigint | null; accepted: boolean };
  type Stored = { facts: string; policy: string; decision: string; extra: bigint | null; accepted: boolean };

  const past: fc.Arbitrary<Past> = fc.record({
    facts: anyFacts,
    policy: policies,
    extra: fc.option(fc.bigInt(1n, 500n)),
    accepted: fc.boolean(),
  });

  /** What a decision brings in the end: with the override where the laws let it pass; declined goodwill is not paid. */
  function paid(facts: CompensationFacts, decision: Decision, { extra, accepted }: Past | Stored): bigint {
    const lines = decision.lines.map((line) =>
      line.part === "goodwill" ? { ...line, faceMinor: line.faceMinor + (extra ?? 0n) } : line,
    );
    const proposal: Proposal = { currency: facts.currency, lines, reasonCode: "hardship" };
    const override = extra === null ? null : checkDeviation({ facts, decision, proposal });
    const { entitlementMinor, goodwillMinor } = override?.ok ? override.value : decision.totals;
    return entitlementMinor + (accepted ? goodwillMinor : 0n);
  }

  function replay(stored: Stored): bigint {
    const facts = parseFacts(stored.facts);
    if (!facts.ok) throw new Error(facts.path);
    const decision = decide(facts.value, parsePolicy(stored.policy));
    expect(serialiseDecision(decision)).toBe(stored.decision);
    return paid(facts.value, decision, stored);
  }

  it("replays every past decision on its own version to the ledger's total exactly", () => {
    fc.assert(
      fc.property(fc.array(past, { maxLength: 6 }), (history) => {
        let ledgerMinor = 0n;
        const stored = history.map((each): Stored => {
          const decision = decide(each.facts, each.policy);
          ledgerMinor += paid(each.facts, decision, each);
          return {
            ...each,
            facts: serialiseFacts(each.facts),
            policy: toCanonicalJson(each.policy),
            decision: serialiseDecision(decision),
          };
        });
        expect(stored.reduce((sum, each) => sum + replay(each), 0n)).toBe(ledgerMinor);
      }),
      runs,
    );
  });

  it("keeps whole what it stores", () => {
    fc.assert(
      fc.property(anyFacts, policies, (facts, policy) => {
        expect(parsePolicy(toCanonicalJson(policy))).toEqual(policy);
        expect(reviveAmounts(readJson(toCanonicalJson(policy)))).toEqual(policy);
        const decision = decide(facts, policy);
        expect(parseDecision(serialiseDecision(decision))).toEqual(decision);
      }),
      runs,
    );
  });
});

describe("deciding holds no state", () => {
  /** The facts, counting each look at them. */
  function counted(facts: CompensationFacts): { facts: CompensationFacts; looks: () => number } {
    let looks = 0;
    const proxy = new Proxy(facts, {
      get(target, name, receiver) {
        looks += 1;
        return Reflect.get(target, name, receiver);
      },
    });
    return { facts: proxy, looks: () => looks };
  }

  it("takes as many looks at a case, and writes the same bytes, after any number of others", () => {
    const policy = { ...DEFAULT_POLICY };
    const facts = factsOf({ provenLossMinor: 5_000n, emotionalImpact: "distressed" });
    const looksAndBytes = () => {
      const watched = counted(facts);
      const bytes = serialiseDecision(decide(watched.facts, policy));
      return { bytes, looks: watched.looks() };
    };
    const first = looksAndBytes();
    for (const count of [10, 100, 1_000]) {
      for (const other of variedCases(count)) decide(other, policy);
      expect(looksAndBytes()).toEqual(first);
    }
  });

  it("does not grow with earlier complaints that count for nothing", () => {
    const old = { sameOrder: false, sameCategory: false, daysAgo: 900, outcome: "upheld" } as const;
    const earlier = { ...old, remedyFailed: false, origin: "complaint" } as const;
    const bytesAfter = (count: number) =>
      serialiseDecision(
        decide(factsOf({ earlierComplaints: Array.from({ length: count }, () => earlier) }), DEFAULT_POLICY),
      );
    expect(bytesAfter(1_000)).toBe(bytesAfter(0));
  });
});
