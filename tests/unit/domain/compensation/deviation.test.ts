import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { checkDeviation, type DeviationReason, type ProposedLine } from "@/lib/domain/compensation/deviation";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { anyPolicy } from "./policies";
import { anyFacts, factsOf } from "./support";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 30_000 });

const HUMAN: ProposedLine[] = [
  { kind: "apology", part: "human", faceMinor: 0n },
  { kind: "explanation", part: "human", faceMinor: 0n },
];
const REGRET: ProposedLine = { kind: "regret", part: "human", faceMinor: 0n };

function check(
  facts: CompensationFacts,
  lines: ProposedLine[],
  reasonCode: DeviationReason | null = "other",
) {
  const decision = decideCompensation(facts, DEFAULT_POLICY);
  return checkDeviation({ facts, decision, proposal: { currency: facts.currency, lines, reasonCode } });
}
const owed = (faceMinor: bigint): ProposedLine => ({ kind: "refund", part: "entitlement", faceMinor });
const goodwill = (faceMinor: bigint, kind: ProposedLine["kind"] = "free-service"): ProposedLine => ({
  kind,
  part: "goodwill",
  faceMinor,
});

describe("a person's proposal against the laws", () => {
  it("takes the rules' own proposal as it is, whatever the case", () => {
    fc.assert(
      fc.property(anyFacts, fc.oneof(fc.constant(DEFAULT_POLICY), anyPolicy), (facts, policy) => {
        const decision = decideCompensation(facts, policy);
        if (decision.holds.length > 0) return;
        const proposal = { currency: facts.currency, lines: decision.lines, reasonCode: null };
        const { approval, totals } = decision;
        expect(checkDeviation({ facts, decision, proposal })).toEqual({
          ok: true,
          value: {
            approval,
            isDeviation: false,
            entitlementMinor: totals.entitlementMinor,
            goodwillMinor: totals.goodwillMinor,
            totalMinor: totals.totalMinor,
          },
        });
      }),
      { numRuns: 150 },
    );
  });

  // Law R3's oracle: a loss of 10,000, fully refunded.
  const lossOf10000 = factsOf({ impact: "minor", pricePaidMinor: 1_000_000n });
  it.each([
    [200_000n, true, []],
    [200_001n, true, ["goodwill-above-line"]],
    [500_000n, true, ["goodwill-above-line"]],
    [500_001n, false, ["goodwill-above-ceiling"]],
  ])("R3: goodwill of %s on a loss of 1,000,000", (amount, ok, said) => {
    const checked = check(lossOf10000, [...HUMAN, owed(1_000_000n), goodwill(amount)]);
    expect(checked.ok).toBe(ok);
    expect(checked.ok ? checked.value.approval : checked.reasons).toEqual(said);
  });

  it.each([
    [0n, true],
    [1n, false],
    [59_999n, false],
    [60_000n, true],
  ])("R4: %s of 100,000 in cash while liability is open", (amount, ok) => {
    const facts = factsOf({ attribution: "unknown", failureKind: "monetary", provenLossMinor: 50_000n });
    const lines = [REGRET, { kind: "explanation", part: "human", faceMinor: 0n } as const];
    const given = amount > 0n ? [...lines, goodwill(amount, "cash")] : lines;
    const decision = decideCompensation(facts, DEFAULT_POLICY);
    expect(decision.totals.entitlementMinor).toBe(0n);
    const proposal = { currency: facts.currency, lines: given, reasonCode: null };
    const checked = checkDeviation({ facts, decision, proposal });
    expect(!checked.ok && checked.reasons.includes("hold-needs-reason")).toBe(!ok);
    expect(check(facts, given, "facts-unclear").ok).toBe(true);
  });

  it("R5: the first goodwill for what was kept is partial", () => {
    const facts = factsOf({ acceptance: "accepted-flawed", pricePaidMinor: 20_000n });
    expect(check(facts, [...HUMAN, goodwill(19_999n)]).ok).toBe(true);
    expect(check(facts, [...HUMAN, goodwill(20_000n)])).toEqual({
      ok: false,
      reasons: ["first-goodwill-not-partial"],
    });
    expect(check(facts, HUMAN)).toEqual({ ok: false, reasons: ["first-goodwill-missing"] });
  });

  it("R6 and R7: a mismatch needs a reason, credit for money the customer's recorded choice", () => {
    const service = [...HUMAN, owed(100_000n), goodwill(5_000n, "points")];
    expect(check(factsOf(), service, null)).toEqual({
      ok: false,
      reasons: ["mismatch-needs-reason", "change-needs-reason"],
    });
    expect(check(factsOf(), service).ok).toBe(true);
    const monetary = factsOf({ failureKind: "monetary" });
    const voucher = [...HUMAN, owed(100_000n), goodwill(5_000n, "voucher")];
    expect(check(monetary, voucher)).toEqual({ ok: false, reasons: ["credit-needs-recorded-choice"] });
    expect(check({ ...monetary, customerChoice: "voucher" }, voucher).ok).toBe(true);
  });

  it("R8 and R9: the human part, the explanation and a repeat's owner must be there", () => {
    expect(check(factsOf(), [owed(100_000n)])).toEqual({
      ok: false,
      reasons: ["human-part-missing", "explanation-missing"],
    });
    const repeat = factsOf({
      earlierComplaints: [
        {
          sameOrder: true,
          sameCategory: true,
          daysAgo: 1,
          outcome: "upheld",
          remedyFailed: false,
          origin: "complaint",
        },
      ],
    });
    expect(check(repeat, [...HUMAN, owed(100_000n)])).toEqual({
      ok: false,
      reasons: ["named-owner-missing"],
    });
  });

  it("no apology for what is not ours", () => {
    expect(check(factsOf({ attribution: "customer" }), HUMAN)).toEqual({
      ok: false,
      reasons: ["apology-without-fault"],
    });
  });

  it("what is owed is neither cut nor stretched", () => {
    for (const amount of [99_999n, 100_001n]) {
      expect(check(factsOf(), [...HUMAN, owed(amount)])).toEqual({
        ok: false,
        reasons: ["entitlement-changed"],
      });
    }
  });

  it.each([
    [goodwill(0n), "amount-not-positive"],
    [goodwill(-5n), "amount-not-positive"],
    [goodwill(5n, "apology"), "human-kind-with-amount"],
    [{ kind: "apology", part: "human", faceMinor: 5n } as const, "human-kind-with-amount"],
    [{ kind: "cash", part: "human", faceMinor: 5n } as const, "human-kind-with-amount"],
  ])("refuses a malformed line %#", (line, reason) => {
    const checked = check(factsOf(), [...HUMAN, owed(100_000n), line]);
    expect(checked).toMatchObject({ ok: false, reasons: [reason] });
  });

  it("refuses another currency", () => {
    const facts = factsOf();
    const decision = decideCompensation(facts, DEFAULT_POLICY);
    const proposal = { currency: "CNY", lines: decision.lines, reasonCode: null };
    expect(checkDeviation({ facts, decision, proposal })).toEqual({
      ok: false,
      reasons: ["currency-changed"],
    });
  });
});
