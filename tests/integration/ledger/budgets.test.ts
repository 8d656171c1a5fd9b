import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "@/lib/db/client";
import { findBudget } from "@/lib/ledger/mutations/budget-alert";
import { reserve } from "@/lib/ledger/mutations/reservation";
import { setBudget } from "@/lib/ledger/mutations/set-budget";
import { listBudgets } from "@/lib/ledger/queries/budgets";
import { staffMember } from "@/tests/support/factories/awards";
import { aDepartment, anAwardSubject, anOrganisation } from "@/tests/support/factories/money";

const NOW = new Date("2026-11-20T12:00:00Z");
const author = { actor: { kind: "system", id: null }, approverIds: [] } as const;

beforeAll(anOrganisation);

async function input() {
  return {
    departmentId: await aDepartment(),
    currency: "TWD",
    periodStart: "2026-01-01",
    periodEnd: "2027-01-01",
    goodwillLimitMinor: 1_000n,
    entitlementPlannedMinor: 1_000n,
  };
}

describe("budgets", () => {
  it("are opened and changed by a manager, never below what is used, never twice for a day", async () => {
    const manager = await staffMember("manager");
    const budget = await input();
    expect(await setBudget(await staffMember("lead"), budget, NOW)).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    const opened = await setBudget(manager, budget, NOW);
    if (!opened.ok) throw new Error(opened.reason);
    const subject = await anAwardSubject({ budgetId: opened.value });
    await inTransaction((tx) => reserve(tx, { subject, amountMinor: 600n, author, now: NOW }));
    expect(await setBudget(manager, { ...budget, goodwillLimitMinor: 599n }, NOW)).toEqual({
      ok: false,
      reason: "below-used",
      part: "goodwill",
      lowestMinor: 600n,
    });
    expect(await setBudget(manager, { ...budget, goodwillLimitMinor: 600n }, NOW)).toEqual({
      ok: true,
      value: opened.value,
    });
    const inside = { ...budget, periodStart: "2026-06-01", periodEnd: "2026-07-01" };
    expect(await setBudget(manager, inside, NOW)).toEqual({ ok: false, reason: "period-overlaps" });
    expect(await setBudget(manager, { ...inside, periodEnd: "2026-06-01" }, NOW)).toEqual({
      ok: false,
      reason: "period-wrong",
    });
    const shown = (await listBudgets(manager)).find(({ id }) => id === opened.value);
    expect(shown?.goodwill).toEqual({
      limitMinor: 600n,
      reservedMinor: 600n,
      promisedMinor: 0n,
      paidMinor: 0n,
    });
  });

  it("are chosen by the organisation's day: the last one ends when it ends in Taipei", async () => {
    const budget = await input();
    const opened = await setBudget(await staffMember("manager"), budget, NOW);
    const at = (now: string) =>
      inTransaction((tx) =>
        findBudget(tx, { departmentId: budget.departmentId, currency: "TWD", now: new Date(now) }),
      );
    expect(await at("2026-12-31T15:59:59Z")).toBe(opened.ok ? opened.value : "");
    expect(await at("2026-12-31T16:00:00Z")).toBeNull();
  });
});
