import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inSpendingOrder, planSpending } from "@/lib/domain/points";
import { voucherRest, voucherState } from "@/lib/domain/voucher";

const lots = fc
  .array(fc.tuple(fc.bigInt({ min: 0n, max: 10_000n }), fc.integer({ min: 0, max: 5 })), { maxLength: 8 })
  .map((rows) =>
    rows.map(([restMinor, day], n) => ({ id: `lot-${n}`, restMinor, expiresAt: new Date(day * 86_400_000) })),
  );
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n);

describe("spending points", () => {
  it("takes exactly the amount, or nothing when the wallet holds less", () => {
    fc.assert(
      fc.property(lots, fc.bigInt({ min: 1n, max: 40_000n }), (wallet, amount) => {
        const plan = planSpending(wallet, amount);
        const held = sum(wallet.map(({ restMinor }) => restMinor));
        if (plan === null) {
          expect(held).toBeLessThan(amount);
          return;
        }
        expect(sum(plan.map(({ amountMinor }) => amountMinor))).toBe(amount);
        for (const { id, amountMinor } of plan) {
          expect(amountMinor).toBeGreaterThan(0n);
          expect(amountMinor).toBeLessThanOrEqual(wallet.find((lot) => lot.id === id)?.restMinor ?? 0n);
        }
        expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
      }),
    );
  });

  it("empties what ends first before it touches what ends later", () => {
    fc.assert(
      fc.property(lots, fc.bigInt({ min: 1n, max: 20_000n }), (wallet, amount) => {
        const plan = planSpending(wallet, amount) ?? [];
        const taken = new Map(plan.map(({ id, amountMinor }) => [id, amountMinor]));
        const ordered = inSpendingOrder(wallet);
        const last = ordered.findLastIndex(({ id }) => taken.has(id));
        for (const { id, restMinor } of ordered.slice(0, Math.max(last, 0)))
          expect(taken.get(id) ?? 0n).toBe(restMinor);
      }),
    );
  });
});

describe("where a voucher stands", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const voucher = {
    valueMinor: 100n,
    redeemedMinor: 0n,
    lapsedMinor: 0n,
    expiresAt: new Date("2026-11-23T00:00:00Z"),
    cancelledAt: null,
  };
  it.each([
    { given: {}, state: "open", rest: 100n },
    { given: { redeemedMinor: 40n }, state: "part-used", rest: 60n },
    { given: { redeemedMinor: 100n }, state: "used", rest: 0n },
    { given: { redeemedMinor: 100n, expiresAt: now }, state: "used", rest: 0n },
    { given: { expiresAt: now }, state: "expired", rest: 0n },
    { given: { redeemedMinor: 40n, lapsedMinor: 60n }, state: "expired", rest: 0n },
    { given: { lapsedMinor: 100n, cancelledAt: now }, state: "cancelled", rest: 0n },
  ])("$given → $state", ({ given, state, rest }) => {
    expect(voucherState({ ...voucher, ...given }, now)).toBe(state);
    expect(voucherRest({ ...voucher, ...given }, now)).toBe(rest);
  });
});
