import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldPostings, NO_BALANCES } from "@/lib/domain/ledger/accounts";
import {
  budgetChange,
  type LedgerOperation,
  mirrorOf,
  postingsFor,
  reversalsOf,
} from "@/lib/domain/ledger/operations";
import { type AwardTransaction, standingOf } from "@/lib/domain/ledger/standing";
import { type ModelStep, modelOf, play } from "@/tests/support/ledger-model";

const refund = { id: "refund-1", kind: "refund" };
const voucher = { id: "voucher-1", kind: "voucher" };
const points = { id: "points-1", kind: "points" };
const wallet = { as: "points", customerId: "customer-1" } as const;

const amount = fc.oneof(fc.bigInt({ min: 1n, max: 9n }), fc.bigInt({ min: 1n, max: 10n ** 15n }));
const remedy = fc.constantFrom(refund, voucher, points);
const step: fc.Arbitrary<ModelStep> = fc.oneof(
  fc.record({ kind: fc.constant("reserve" as const), amountMinor: amount }),
  fc.record({ kind: fc.constant("capture" as const), amountMinor: amount }),
  fc.record({ kind: fc.constantFrom("void" as const, "expire" as const) }),
  fc.record({ kind: fc.constant("pay" as const), remedy, amountMinor: amount }),
  fc.record({
    kind: fc.constant("send" as const),
    remedy,
    amountMinor: amount,
    to: fc.constant("bank" as const),
  }),
  fc.record({ kind: fc.constantFrom("settle" as const, "return" as const), remedy }),
  fc.record({
    kind: fc.constant("issue" as const),
    remedy,
    amountMinor: amount,
    issued: fc.constantFrom({ as: "voucher" as const }, wallet),
  }),
  fc.record({ kind: fc.constantFrom("redeem" as const, "lapse" as const), remedy, amountMinor: amount }),
  fc.record({ kind: fc.constant("reverse" as const) }),
);
/** Most begin as an award does, so that what comes after a promise is tried as well. */
const steps = fc.oneof(
  fc.array(step, { maxLength: 12 }),
  fc
    .array(step, { maxLength: 16 })
    .map((rest): ModelStep[] => [
      { kind: "reserve", amountMinor: 1_000n },
      { kind: "capture", amountMinor: 1_000n },
      ...rest,
    ]),
);
const stories = steps.map((one) => play(one).story);

const reserve = (amountMinor: bigint) => ({ kind: "reserve" as const, amountMinor });
const capture = (amountMinor: bigint) => ({ kind: "capture" as const, amountMinor });
const pay = (amountMinor: bigint) => ({ kind: "pay" as const, remedy: refund, amountMinor });
const send = (amountMinor: bigint) => ({
  kind: "send" as const,
  remedy: refund,
  amountMinor,
  to: "bank" as const,
});
const issue = (amountMinor: bigint) => ({
  kind: "issue" as const,
  remedy: voucher,
  amountMinor,
  issued: { as: "voucher" as const },
});
const redeem = (amountMinor: bigint) => ({ kind: "redeem" as const, remedy: voucher, amountMinor });
const balancesAfter = (...all: ModelStep[]) => standingOf(play(all).story).balances;

describe("the way of an award's money", () => {
  it("follows budget → reserved → promised → paid", () => {
    const all = [reserve(500n), capture(500n), pay(500n)];
    const stations = [1, 2, 3].map((n) => balancesAfter(...all.slice(0, n)));
    expect(stations).toEqual([
      { ...NO_BALANCES, budget: -500n, reserved: 500n },
      { ...NO_BALANCES, budget: -500n, promised: 500n },
      { ...NO_BALANCES, budget: -500n, paid: 500n },
    ]);
  });

  it("releases the rest of a reservation that is captured in part", () => {
    expect(balancesAfter(reserve(500n), capture(200n))).toEqual({
      ...NO_BALANCES,
      budget: -200n,
      promised: 200n,
    });
  });

  it("goes by way of the bank, comes back, and goes again", () => {
    const sent = [reserve(500n), capture(500n), send(500n)];
    const answer = (kind: "settle" | "return") => ({ kind, remedy: refund });
    expect(balancesAfter(...sent)).toMatchObject({ promised: 0n, external: 500n });
    expect(balancesAfter(...sent, answer("return"))).toMatchObject({ promised: 500n, external: 0n });
    expect(balancesAfter(...sent, answer("return"), send(500n), answer("settle"))).toMatchObject({
      paid: 500n,
    });
  });

  it("leaves a voucher with the customer, who spends a part; the rest lapses into the budget", () => {
    const issued = [reserve(500n), capture(500n), issue(500n)];
    expect(balancesAfter(...issued, redeem(120n))).toMatchObject({ voucher: 380n, paid: 120n });
    const lapsed = balancesAfter(...issued, redeem(120n), {
      kind: "lapse",
      remedy: voucher,
      amountMinor: 380n,
    });
    expect(lapsed).toEqual({ ...NO_BALANCES, budget: -120n, paid: 120n });
  });

  it("names the wallet that points go to and the kind of relief that was paid", () => {
    const { story } = play([
      reserve(90n),
      capture(90n),
      { kind: "issue", remedy: points, amountMinor: 90n, issued: wallet },
      { kind: "redeem", remedy: points, amountMinor: 40n },
    ]);
    const details = story
      .slice(2)
      .map(({ postings }) => postings.map(({ account, detail }) => `${account}:${detail}`));
    expect(details).toEqual([
      ["points:customer-1", "promised:"],
      ["paid:points", "points:customer-1"],
    ]);
  });

  it.each([
    { given: [], step: pay(1n), reason: "not-reserved" },
    { given: [], step: capture(1n), reason: "not-reserved" },
    { given: [], step: reserve(0n), reason: "not-positive" },
    { given: [reserve(5n)], step: reserve(5n), reason: "already-reserved" },
    { given: [reserve(5n)], step: capture(6n), reason: "over-reservation" },
    { given: [reserve(5n)], step: pay(5n), reason: "not-captured" },
    { given: [reserve(5n), capture(5n)], step: capture(5n), reason: "reservation-ended" },
    { given: [reserve(5n), capture(5n)], step: { kind: "void" as const }, reason: "reservation-ended" },
    { given: [reserve(5n), { kind: "expire" as const }], step: capture(5n), reason: "reservation-ended" },
    {
      given: [reserve(5n), { kind: "void" as const }],
      step: { kind: "expire" as const },
      reason: "reservation-ended",
    },
    { given: [reserve(5n), capture(5n), pay(5n)], step: pay(5n), reason: "already-paid" },
    { given: [reserve(5n), capture(5n), send(5n)], step: pay(5n), reason: "already-paid" },
    { given: [reserve(5n), capture(5n)], step: pay(6n), reason: "over-promise" },
    {
      given: [reserve(5n), capture(5n)],
      step: { kind: "settle" as const, remedy: refund },
      reason: "nothing-sent",
    },
    { given: [reserve(5n), capture(5n), issue(5n), redeem(3n)], step: redeem(3n), reason: "over-remaining" },
    {
      given: [reserve(5n), capture(5n), { kind: "reverse" as const }],
      step: pay(5n),
      reason: "already-reversed",
    },
  ] satisfies { given: ModelStep[]; step: LedgerOperation; reason: string }[])(
    "refuses $step.kind after $given.length steps: $reason",
    ({ given, step, reason }) => {
      expect(postingsFor(standingOf(play(given).story), step)).toEqual({ ok: false, reason });
    },
  );

  it.each([
    { given: [send(5n)], reason: "on-its-way" },
    { given: [issue(5n), redeem(1n)], reason: "already-used" },
  ])("refuses to reverse what is out of our hands: $reason", ({ given, reason }) => {
    expect(reversalsOf(play([reserve(5n), capture(5n), ...given]).story)).toEqual({ ok: false, reason });
  });
});

describe("laws over every sequence of operations", () => {
  it("says yes and no as the plain model does, and both hold the same money", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const played = play(all);
        const model = modelOf(all);
        expect(played.answers).toEqual(model.answers);
        expect(standingOf(played.story).balances).toEqual(model.balances);
      }),
      { numRuns: 400 },
    );
  });

  it("every transaction balances, has two postings or more, and only positive amounts", () => {
    fc.assert(
      fc.property(stories, (story) => {
        for (const { postings } of story) {
          expect(postings.length).toBeGreaterThanOrEqual(2);
          expect(postings.every(({ amountMinor }) => amountMinor > 0n)).toBe(true);
          expect(Object.values(foldPostings(postings)).reduce((total, one) => total + one, 0n)).toBe(0n);
        }
      }),
    );
  });

  it("a reservation ends at most once, and no account but the budget's goes below zero", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const ends = story.filter(({ kind }) => kind === "capture" || kind === "void" || kind === "expire");
        expect(ends.length).toBeLessThanOrEqual(1);
        let balances = NO_BALANCES;
        for (const { postings } of story) {
          balances = foldPostings(postings, balances);
          const { budget, ...held } = balances;
          expect(Object.values(held).every((one) => one >= 0n) && budget <= 0n).toBe(true);
        }
      }),
    );
  });

  it("captured less reversed stays between nothing and what was reserved, and a reversal leaves nothing", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { balances, reservedMinor, reversed } = standingOf(story);
        const held = -balances.budget;
        expect(held >= 0n && held <= reservedMinor).toBe(true);
        if (reversed) expect(balances).toEqual(NO_BALANCES);
      }),
    );
  });

  it("a reversal mirrors its original, each original once", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const reversals = story.filter(({ kind }) => kind === "reverse");
        expect(new Set(reversals.map(({ reversesId }) => reversesId)).size).toBe(reversals.length);
        for (const { reversesId, remedyId, postings } of reversals) {
          const original: AwardTransaction | undefined = story.find(({ id }) => id === reversesId);
          expect(postings).toEqual(mirrorOf(original?.postings ?? []));
          expect(remedyId).toBe(original?.remedyId);
        }
      }),
    );
  });

  it("the budget's figures are the fold of the postings", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const changes = story.map(({ postings }) => budgetChange(postings));
        const { reserved, budget } = standingOf(story).balances;
        expect(changes.reduce((sum, one) => sum + one.pendingMinor, 0n)).toBe(reserved);
        expect(changes.reduce((sum, one) => sum + one.postedMinor, 0n)).toBe(-budget - reserved);
      }),
    );
  });
});
