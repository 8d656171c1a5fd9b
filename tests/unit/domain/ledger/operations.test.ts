import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldPostings, NO_BALANCES, type TransactionKind } from "@/lib/domain/ledger/accounts";
import {
  type AwardTransaction,
  budgetChange,
  type LedgerOperation,
  mirrorOf,
  postingsFor,
  reversalsOf,
  standingOf,
} from "@/lib/domain/ledger/operations";

const amount = fc.bigInt({ min: 1n, max: 10n ** 15n });
const operation: fc.Arbitrary<LedgerOperation | { kind: "reverse" }> = fc.oneof(
  fc.record({ kind: fc.constant("reserve" as const), amountMinor: amount }),
  fc.record({ kind: fc.constant("capture" as const), amountMinor: amount }),
  fc.record({ kind: fc.constantFrom("pay" as const, "void" as const, "expire" as const) }),
  fc.record({ kind: fc.constant("reverse" as const) }),
);

function add(
  story: AwardTransaction[],
  kind: TransactionKind,
  rest: Pick<AwardTransaction, "postings" | "reversesId">,
) {
  story.push({ id: `t${story.length}`, kind, ...rest });
}

/** Applies what is allowed and skips what is refused, as the shell does. */
function play(operations: readonly (LedgerOperation | { kind: "reverse" })[]): AwardTransaction[] {
  const story: AwardTransaction[] = [];
  for (const step of operations) {
    if (step.kind === "reverse") {
      const reversals = reversalsOf(story);
      if (reversals.ok) for (const one of reversals.value) add(story, "reverse", one);
      continue;
    }
    const postings = postingsFor(standingOf(story), step);
    if (postings.ok) add(story, step.kind, { postings: postings.value, reversesId: null });
  }
  return story;
}

const reserve = (amountMinor: bigint) => ({ kind: "reserve" as const, amountMinor });
const capture = (amountMinor: bigint) => ({ kind: "capture" as const, amountMinor });

describe("the way of an award's money", () => {
  it("follows budget → reserved → promised → paid", () => {
    const steps: LedgerOperation[] = [reserve(500n), capture(500n), { kind: "pay" }];
    const stations = [1, 2, 3].map((n) => standingOf(play(steps.slice(0, n))).balances);
    expect(stations).toEqual([
      { budget: -500n, reserved: 500n, promised: 0n, paid: 0n },
      { budget: -500n, reserved: 0n, promised: 500n, paid: 0n },
      { budget: -500n, reserved: 0n, promised: 0n, paid: 500n },
    ]);
  });

  it("releases the rest of a reservation that is captured in part", () => {
    expect(standingOf(play([reserve(500n), capture(200n)])).balances).toEqual({
      budget: -200n,
      reserved: 0n,
      promised: 200n,
      paid: 0n,
    });
  });

  it.each([
    { given: [], step: { kind: "pay" as const }, reason: "not-reserved" },
    { given: [], step: capture(1n), reason: "not-reserved" },
    { given: [], step: reserve(0n), reason: "not-positive" },
    { given: [reserve(5n)], step: reserve(5n), reason: "already-reserved" },
    { given: [reserve(5n)], step: capture(6n), reason: "over-reservation" },
    { given: [reserve(5n)], step: { kind: "pay" as const }, reason: "not-captured" },
    { given: [reserve(5n), capture(5n)], step: capture(5n), reason: "reservation-ended" },
    { given: [reserve(5n), capture(5n)], step: { kind: "void" as const }, reason: "reservation-ended" },
    { given: [reserve(5n), { kind: "expire" as const }], step: capture(5n), reason: "reservation-ended" },
    {
      given: [reserve(5n), { kind: "void" as const }],
      step: { kind: "expire" as const },
      reason: "reservation-ended",
    },
    {
      given: [reserve(5n), capture(5n), { kind: "pay" as const }],
      step: { kind: "pay" as const },
      reason: "already-paid",
    },
    {
      given: [reserve(5n), capture(5n), { kind: "reverse" as const }],
      step: { kind: "pay" as const },
      reason: "already-reversed",
    },
  ])("refuses $step.kind after $given.length steps: $reason", ({ given, step, reason }) => {
    expect(postingsFor(standingOf(play(given)), step)).toEqual({ ok: false, reason });
  });
});

describe("laws over every sequence of operations", () => {
  const stories = fc.array(operation, { maxLength: 12 }).map(play);

  it("every transaction balances, has two postings or more, and only positive amounts", () => {
    fc.assert(
      fc.property(stories, (story) => {
        for (const { postings } of story) {
          expect(postings.length).toBeGreaterThanOrEqual(2);
          expect(postings.every(({ amountMinor }) => amountMinor > 0n)).toBe(true);
          const sum = Object.values(foldPostings(postings)).reduce((total, one) => total + one, 0n);
          expect(sum).toBe(0n);
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
          expect([balances.reserved, balances.promised, balances.paid].every((one) => one >= 0n)).toBe(true);
          expect(balances.budget <= 0n).toBe(true);
        }
      }),
    );
  });

  it("captured less reversed stays between nothing and what was reserved", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { balances, reservedMinor, reversed } = standingOf(story);
        const held = balances.promised + balances.paid;
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
        for (const { reversesId, postings } of reversals) {
          const original = story.find(({ id }) => id === reversesId);
          expect(postings).toEqual(mirrorOf(original?.postings ?? []));
        }
      }),
    );
  });

  it("the budget's figures are the fold of the postings", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const changes = story.map(({ postings }) => budgetChange(postings));
        const { balances } = standingOf(story);
        expect(changes.reduce((sum, one) => sum + one.pendingMinor, 0n)).toBe(balances.reserved);
        expect(changes.reduce((sum, one) => sum + one.postedMinor, 0n)).toBe(
          balances.promised + balances.paid,
        );
      }),
    );
  });
});
