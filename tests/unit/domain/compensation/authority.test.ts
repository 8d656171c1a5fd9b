import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AuthorityInput,
  authorityLimits,
  requiredApproval,
  STAFF_ROLES,
} from "@/lib/domain/compensation/authority";
import { approvalVoidedBy, mayApprove } from "@/lib/domain/compensation/four-eyes";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";

const limits = { agent: 2_000n, lead: 10_000n, manager: 50_000n };
function ask(overrides: Partial<AuthorityInput> = {}) {
  return requiredApproval({
    role: "agent",
    limits,
    awardsInWindowMinor: 0n,
    thisAward: { entitlementMinor: 0n, goodwillMinor: 0n },
    decision: { approval: [], holds: [] },
    holdReasonCode: null,
    ...overrides,
  });
}
const owed = (entitlementMinor: bigint) => ({ entitlementMinor, goodwillMinor: 0n });
const chosen = (goodwillMinor: bigint) => ({ entitlementMinor: 0n, goodwillMinor });

describe("R11 authority is summed over the window", () => {
  it("limit 2,000: after 1,200 another 900 needs a lead", () => {
    expect(ask({ thisAward: owed(1_200n) })).toMatchObject({ whole: { needed: false } });
    expect(ask({ thisAward: owed(900n), awardsInWindowMinor: 1_200n })).toMatchObject({
      whole: { needed: true, approver: "lead", confirms: "facts", clock: "short" },
    });
    expect(ask({ thisAward: owed(800n), awardsInWindowMinor: 1_200n })).toMatchObject({
      whole: { needed: false },
    });
  });

  it("splitting never helps", () => {
    const shares = fc.array(fc.bigInt(1n, 3_000n), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shares, fc.boolean(), (parts, isOwed) => {
        const award = isOwed ? owed : chosen;
        const total = parts.reduce((sum, part) => sum + part, 0n);
        const atOnce = ask({ thisAward: award(total) });
        let given = 0n;
        const split = parts.map((part) => {
          const answer = ask({ thisAward: award(part), awardsInWindowMinor: given });
          given += part;
          return answer.kind === "settled" && answer.whole.needed;
        });
        expect(split.some(Boolean)).toBe(atOnce.kind === "settled" && atOnce.whole.needed);
      }),
    );
  });

  it("needs more, never less, as the sum grows", () => {
    const height = (answer: ReturnType<typeof ask>) =>
      answer.kind !== "settled" || !answer.whole.needed ? 0 : answer.whole.approver === "lead" ? 1 : 2;
    fc.assert(
      fc.property(
        fc.bigInt(1n, 60_000n),
        fc.bigInt(0n, 60_000n),
        fc.bigInt(0n, 60_000n),
        (amount, before, more) => {
          const less = ask({ thisAward: chosen(amount), awardsInWindowMinor: before });
          const than = ask({ thisAward: chosen(amount), awardsInWindowMinor: before + more });
          expect(height(than)).toBeGreaterThanOrEqual(height(less));
        },
      ),
    );
  });
});

describe("who confirms", () => {
  it.each([
    ["agent", 2_001n, "lead"],
    ["agent", 10_000n, "lead"],
    ["agent", 10_001n, "manager"],
    ["lead", 10_001n, "manager"],
    ["manager", 50_001n, "manager"],
  ] as const)("%s awarding %s: %s", (role, amount, approver) => {
    expect(ask({ role, thisAward: chosen(amount) })).toMatchObject({ whole: { needed: true, approver } });
  });

  it("admin and auditor hold no money rights", () => {
    for (const role of ["admin", "auditor"] as const)
      expect(ask({ role })).toEqual({ kind: "no-money-rights" });
  });

  it("what is owed never waits for the goodwill on top", () => {
    const answer = ask({ thisAward: { entitlementMinor: 1_900n, goodwillMinor: 200n } });
    expect(answer).toMatchObject({
      entitlement: { needed: false },
      goodwill: { needed: true, confirms: "facts-and-judgement", clock: "normal", reasons: ["above-limit"] },
      whole: { needed: true, clock: "normal" },
    });
  });

  it("goodwill above the line needs a lead even within the limit; the entitlement does not", () => {
    const decision = { approval: ["goodwill-above-line"], holds: [] } as const;
    const answer = ask({ decision, thisAward: { entitlementMinor: 500n, goodwillMinor: 300n } });
    expect(answer).toMatchObject({
      entitlement: { needed: false },
      goodwill: { needed: true, approver: "lead", reasons: ["goodwill-above-line"] },
    });
  });

  it("a hold waits for its reason code, and only for that", () => {
    const decision = { approval: [], holds: ["rejected-liability-open"] } as const;
    expect(ask({ decision, thisAward: chosen(100n) }).kind).toBe("held");
    const released = ask({ decision, thisAward: chosen(100n), holdReasonCode: "facts-unclear" });
    expect(released).toMatchObject({ kind: "settled", whole: { needed: false } });
  });

  it("reads the limits of a currency, and has none elsewhere", () => {
    expect(authorityLimits(DEFAULT_POLICY, "CNY")?.agent).toBe(200_000n);
    expect(authorityLimits(DEFAULT_POLICY, "JPY")?.agent).toBe(30_000n);
    expect(authorityLimits(DEFAULT_POLICY, "CHF")).toBeNull();
    const decision = { approval: ["currency-without-limits"], holds: [] } as const;
    expect(ask({ decision, thisAward: chosen(1n) })).toMatchObject({
      whole: { needed: true, approver: "manager" },
    });
  });
});

describe("R12 four eyes", () => {
  const attempt = { requesterId: "r", assigneeId: "s", beneficiaryId: "b" };
  const allowed = { agent: [], lead: ["lead"], manager: ["lead", "manager"], admin: [], auditor: [] };

  it("holds over the whole role matrix", () => {
    for (const role of STAFF_ROLES) {
      for (const required of ["lead", "manager"] as const) {
        for (const approverId of ["r", "s", "b", "x"]) {
          const answer = mayApprove({ ...attempt, role, required, approverId });
          const roles: readonly string[] = allowed[role];
          expect(answer.ok).toBe(roles.includes(required) && approverId === "x");
        }
      }
    }
  });

  it.each([
    ["r", "is-requester"],
    ["s", "is-assignee"],
    ["b", "is-beneficiary"],
  ])("names the reason for %s", (approverId, reason) => {
    expect(mayApprove({ ...attempt, role: "manager", required: "lead", approverId })).toEqual({
      ok: false,
      reason,
    });
  });

  it("lets the requester be the assignee", () => {
    const own = { ...attempt, assigneeId: "r", beneficiaryId: null };
    expect(mayApprove({ ...own, role: "lead", required: "lead", approverId: "x" })).toEqual({ ok: true });
  });

  it("is void after any change of amount, currency or payee", () => {
    const approved = { amountMinor: 100n, currency: "TWD", payeeId: "c" };
    expect(approvalVoidedBy(approved, { ...approved })).toEqual([]);
    expect(approvalVoidedBy(approved, { amountMinor: 99n, currency: "CNY", payeeId: "d" })).toEqual([
      "amount",
      "currency",
      "payee",
    ]);
  });
});
