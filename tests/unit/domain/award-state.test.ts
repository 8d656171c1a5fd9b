import { describe, expect, it } from "vitest";
import {
  AWARD_ACTIONS,
  AWARD_ACTORS,
  AWARD_STATUSES,
  type AwardAction,
  type AwardActor,
  type AwardStatus,
  awardActionsFrom,
  awardAfter,
  isAwardStatus,
  isOpenAward,
} from "@/lib/domain/award-state";

function walk(steps: readonly (readonly [AwardAction, AwardActor])[]): AwardStatus | null {
  return steps.reduce<AwardStatus | null>(
    (status, [action, by]) => status && awardAfter(status, action, by),
    "proposed",
  );
}

describe("the way of an award", () => {
  it("within authority: offered, accepted, paid", () => {
    expect(
      walk([
        ["issue", "staff"],
        ["accept", "customer"],
        ["fulfil", "staff"],
      ]),
    ).toBe("fulfilled");
  });

  it("above authority: asked, sent back, revised, approved, declined, offered anew", () => {
    expect(
      walk([
        ["request", "staff"],
        ["send-back", "staff"],
        ["revise", "staff"],
        ["request", "staff"],
        ["approve", "staff"],
        ["issue", "system"],
        ["decline", "customer"],
        ["re-offer", "staff"],
      ]),
    ).toBe("proposed");
  });

  it("a change of amount voids an approval", () => {
    expect(
      walk([
        ["request", "staff"],
        ["approve", "staff"],
        ["revise", "staff"],
      ]),
    ).toBe("proposed");
  });

  it("a reversal undoes what was accepted or paid, a void what was not", () => {
    for (const status of AWARD_STATUSES) {
      const mayReverse = awardAfter(status, "reverse", "staff") !== null;
      const mayVoid = awardAfter(status, "void", "staff") !== null;
      expect(mayReverse && mayVoid).toBe(false);
      expect(mayReverse).toBe(["accepted", "fulfilling", "fulfilled"].includes(status));
    }
  });

  it.each([
    ["waiting-for-approval", "approve", "customer"],
    ["waiting-for-approval", "approve", "system"],
    ["offered", "expire", "customer"],
    ["offered", "expire", "staff"],
    ["fulfilled", "reverse", "customer"],
    ["waiting-for-approval", "issue", "staff"],
    ["sent-back", "issue", "staff"],
    ["offered", "fulfil", "staff"],
    ["expired", "accept", "customer"],
  ] as const)("never from %s by %s of %s", (from, action, by) => {
    expect(awardAfter(from, action, by)).toBeNull();
  });

  it("gives the customer nothing but to accept or decline an offer", () => {
    for (const status of AWARD_STATUSES) {
      expect(awardActionsFrom(status, "customer")).toEqual(status === "offered" ? ["accept", "decline"] : []);
    }
  });

  it("every action is possible somewhere for somebody", () => {
    const possible = new Set(
      AWARD_STATUSES.flatMap((status) => AWARD_ACTORS.flatMap((actor) => awardActionsFrom(status, actor))),
    );
    expect(possible.size).toBe(AWARD_ACTIONS.length);
  });

  it("is open until fulfilled or ended", () => {
    expect(AWARD_STATUSES.filter((status) => !isOpenAward(status))).toEqual([
      "declined",
      "expired",
      "fulfilled",
      "voided",
      "reversed",
      "refused",
    ]);
    expect(isAwardStatus("sent-back")).toBe(true);
    expect(isAwardStatus("sent")).toBe(false);
  });
});
