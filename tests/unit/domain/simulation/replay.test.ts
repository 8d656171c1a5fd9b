import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AWARD_STATUSES, type AwardStatus } from "@/lib/domain/award-state";
import { foldPostings } from "@/lib/domain/ledger/accounts";
import { postingsFor, reversalsOf } from "@/lib/domain/ledger/operations";
import { type AwardTransaction, standingOf } from "@/lib/domain/ledger/standing";
import { emptyApart, historicRelief, noteApart } from "@/lib/domain/simulation/apart";
import {
  type AwardRecord,
  agrees,
  deltaOf,
  emptyReplay,
  isConserved,
  noteReplay,
  type ReplayedDecision,
  replayAwards,
  replayCheck,
} from "@/lib/domain/simulation/replay";

/** Where an award's way leads the money, played through the ledger's own operations. */
const WAYS: Readonly<Record<AwardStatus, readonly string[]>> = {
  proposed: [],
  "waiting-for-approval": [],
  "sent-back": [],
  approved: [],
  refused: [],
  offered: ["reserve"],
  declined: ["reserve", "void"],
  voided: ["reserve", "void"],
  expired: ["reserve", "expire"],
  accepted: ["reserve", "capture"],
  fulfilling: ["reserve", "capture"],
  fulfilled: ["reserve", "capture", "pay"],
  reversed: ["reserve", "capture", "pay", "reverse"],
};

function netOf(status: AwardStatus, amountMinor: bigint): bigint {
  const story: AwardTransaction[] = [];
  const post = (kind: AwardTransaction["kind"], postings: AwardTransaction["postings"]) =>
    story.push({ id: String(story.length), kind, remedyId: null, reversesId: null, postings });
  for (const step of WAYS[status]) {
    if (step === "reverse") {
      const reversals = reversalsOf(story);
      if (!reversals.ok) throw new Error(reversals.reason);
      for (const { postings } of reversals.value) post("reverse", postings);
      continue;
    }
    const operation =
      step === "reserve" || step === "capture"
        ? ({ kind: step, amountMinor } as const)
        : step === "pay"
          ? ({ kind: "pay", remedy: { id: "remedy", kind: "refund" }, amountMinor } as const)
          : ({ kind: step === "void" ? "void" : "expire" } as const);
    const postings = postingsFor(standingOf(story), operation);
    if (!postings.ok) throw new Error(postings.reason);
    post(operation.kind, postings.value);
  }
  const { promised, paid } = foldPostings(story.flatMap(({ postings }) => postings));
  return promised + paid;
}

const HOLDS = ["fulfilling", "fulfilled", "accepted", "reversed"];

type Plan = {
  owed: bigint;
  goodwill: bigint;
  owedStatus: AwardStatus;
  goodwillStatus: AwardStatus;
  override: bigint | null;
};
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  owed: fc.bigInt(0n, 10_000n),
  goodwill: fc.bigInt(0n, 10_000n),
  owedStatus: fc.constantFrom("fulfilling", "fulfilled", "reversed", "waiting-for-approval", "voided"),
  goodwillStatus: fc.constantFrom(...AWARD_STATUSES),
  override: fc.option(fc.bigInt(1n, 10_000n)),
});

/** A complaint decided several times, as the app would award it: what is owed adds only what is new. */
function played(plans: readonly Plan[]): { decisions: ReplayedDecision[]; awards: AwardRecord[] } {
  const decisions: ReplayedDecision[] = [];
  const awards: AwardRecord[] = [];
  let given = 0n;
  for (const [place, plan] of plans.entries()) {
    const atMs = place * 1_000;
    const id = `d${place}`;
    const lines = [
      { part: "entitlement" as const, kind: "refund", faceMinor: plan.owed },
      { part: "goodwill" as const, kind: "voucher", faceMinor: plan.goodwill },
    ].filter(({ faceMinor }) => faceMinor > 0n);
    decisions.push({ id, decidedAtMs: atMs, lines });
    const award = (
      part: AwardRecord["part"],
      amountMinor: bigint,
      status: AwardStatus,
      reason: string | null,
    ) => {
      if (amountMinor === 0n) return;
      awards.push({
        id: `${id} ${part}`,
        decisionId: id,
        part,
        currency: "TWD",
        status,
        amountMinor,
        deviationReason: reason,
        capturedAtMs: HOLDS.includes(status) ? atMs : null,
        reversedAtMs: status === "reversed" ? atMs + 500 : null,
        ledgerMinor: netOf(status, amountMinor),
      });
    };
    const open = plan.owed > given ? plan.owed - given : 0n;
    award("entitlement", open, plan.owedStatus, null);
    if (HOLDS.includes(plan.owedStatus) && plan.owedStatus !== "reversed") given += open;
    if (plan.override === null) award("goodwill", plan.goodwill, plan.goodwillStatus, null);
    else award("goodwill", plan.override, plan.goodwillStatus, "hardship");
  }
  return { decisions, awards };
}

const histories = fc.array(fc.array(anyPlan, { minLength: 1, maxLength: 4 }), { maxLength: 15 });

function checkOf(all: readonly ReturnType<typeof played>[]) {
  const tally = emptyReplay();
  for (const [place, input] of all.entries())
    noteReplay(tally, new Map(), { complaintId: `c${place}`, ...input });
  return replayCheck(tally);
}

describe("law R15: conservation", () => {
  it("replayed proposals, overrides and answers are the ledger's total, to the minor unit", () => {
    fc.assert(
      fc.property(histories, (plans) => {
        const check = checkOf(plans.map(played));
        expect(isConserved(check)).toBe(true);
        for (const total of check.totals) expect(deltaOf(total)).toBe(0n);
      }),
    );
  });

  it("shows an award whose amount was changed, whichever way", () => {
    fc.assert(
      fc.property(histories, fc.nat(), fc.bigInt(1n, 1_000n), (plans, seed, more) => {
        const all = plans.map(played);
        const standing = all.flatMap(({ awards }, place) =>
          awards.flatMap((award) => (award.ledgerMinor > 0n ? [{ place, award }] : [])),
        );
        const hit = standing[seed % Math.max(1, standing.length)];
        if (!hit) return;
        const tampered = all.map((input, place) => ({
          ...input,
          awards: input.awards.map((award) =>
            place === hit.place && award.id === hit.award.id
              ? { ...award, amountMinor: award.amountMinor + more }
              : award,
          ),
        }));
        const check = checkOf(tampered);
        expect(check.disagreeing).toBeGreaterThanOrEqual(1);
        expect(isConserved(check)).toBe(false);
      }),
    );
  });

  it("shows a decision that would now propose something else, and money without a decision", () => {
    const { decisions, awards } = played([
      { owed: 500n, goodwill: 0n, owedStatus: "fulfilled", goodwillStatus: "proposed", override: null },
    ]);
    const other = decisions.map((one) => ({
      ...one,
      lines: one.lines.map((line) => ({ ...line, faceMinor: line.faceMinor + 1n })),
    }));
    expect(replayAwards(decisions, awards).map(agrees)).toEqual([true]);
    expect(replayAwards(other, awards).map(agrees)).toEqual([false]);
    expect(replayAwards([], awards).map(agrees)).toEqual([false]);
  });

  it("covers every state that an award can be in", () => {
    for (const status of AWARD_STATUSES) {
      const plan = {
        owed: 0n,
        goodwill: 70n,
        owedStatus: "voided",
        goodwillStatus: status,
        override: null,
      } as const;
      const { decisions, awards } = played([plan]);
      expect(replayAwards(decisions, awards).map(agrees), status).toEqual([true]);
    }
  });
});

describe("what is counted apart", () => {
  it.each([
    [["monetary"], "money"],
    [["explanation", "refund"], "money"],
    [["non-monetary"], "non-money"],
    [["voucher"], "non-money"],
    [["explanation"], "none"],
    [[], "none"],
  ])("relief %j stands on the side %s", (kinds, side) => expect(historicRelief(kinds)).toBe(side));

  it("carries no amount", () => {
    const figures = new Map();
    const one = { id: "c", currency: "TWD", was: "money", now: "none" } as const;
    noteApart(emptyApart(), figures, one);
    expect([...figures.values()][0].kept[0]).toMatchObject({ beforeMinor: 0n, afterMinor: 0n });
  });
});
