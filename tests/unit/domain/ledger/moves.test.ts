import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldPostings, type Posting } from "@/lib/domain/ledger/accounts";
import { movesOf } from "@/lib/domain/ledger/moves";
import { play } from "@/tests/support/ledger-model";

const refund = { id: "refund", kind: "refund" };

describe("a transaction as movements", () => {
  it("shows a capture in part as a promise and what goes back", () => {
    const { story } = play([
      { kind: "reserve", amountMinor: 500n },
      { kind: "capture", amountMinor: 300n },
      { kind: "pay", remedy: refund, amountMinor: 300n },
    ]);
    const told = story.map(({ postings }) =>
      movesOf(postings).map(({ from, to, amountMinor }) => `${from.account}→${to.account} ${amountMinor}`),
    );
    expect(told).toEqual([
      ["budget→reserved 500"],
      ["reserved→budget 200", "reserved→promised 300"],
      ["promised→paid 300"],
    ]);
  });

  it("moves exactly what the postings post, never from an account to itself", () => {
    const account = fc.constantFrom(
      "budget" as const,
      "reserved" as const,
      "promised" as const,
      "paid" as const,
    );
    const pair = fc.record({ from: account, to: account, amountMinor: fc.bigInt({ min: 1n, max: 999n }) });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 5 }), (pairs) => {
        const postings = pairs.flatMap(({ from, to, amountMinor }): Posting[] => [
          { account: to, detail: "", direction: "debit", amountMinor },
          { account: from, detail: "", direction: "credit", amountMinor },
        ]);
        const moves = movesOf(postings);
        const again = moves.flatMap(({ from, to, amountMinor }): Posting[] => [
          { ...to, direction: "debit", amountMinor },
          { ...from, direction: "credit", amountMinor },
        ]);
        expect(foldPostings(again)).toEqual(foldPostings(postings));
        expect(moves.every(({ from, to }) => from.account !== to.account)).toBe(true);
      }),
    );
  });
});
