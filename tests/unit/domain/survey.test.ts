import { describe, expect, it } from "vitest";
import { closingSteps, closingWays } from "@/lib/domain/closing-path";
import { COMPLAINT_STATUSES, isOpen, mayMove } from "@/lib/domain/complaint-state";
import { isLowScore, type SurveyFacts, surveyPlan, surveyQuestions } from "@/lib/domain/survey";

const DAY = 86_400_000;
const CLOSED = new Date("2026-11-20T10:00:00Z");
const FULFILLED = new Date("2026-11-18T10:00:00Z");

const facts = (overrides: Partial<SurveyFacts> = {}): SurveyFacts => ({
  status: "closed",
  outcome: "upheld",
  isImported: false,
  openAwards: 0,
  lastFulfilledAt: null,
  closedAt: CLOSED,
  csatAfterDays: 2,
  npsAfterDays: 14,
  ...overrides,
});
const after = (from: Date, days: number) => new Date(from.getTime() + days * DAY);

describe("when customers are asked", () => {
  it("counts from closing when nothing was owed", () => {
    expect(surveyPlan(facts())).toEqual({ csatDueAt: after(CLOSED, 2), npsDueAt: after(CLOSED, 14) });
  });

  it("counts from the last fulfilment, even before closing", () => {
    const given = facts({ status: "resolved", outcome: null, closedAt: null, lastFulfilledAt: FULFILLED });
    expect(surveyPlan(given)?.csatDueAt).toEqual(after(FULFILLED, 2));
    expect(surveyPlan(facts({ lastFulfilledAt: FULFILLED }))?.npsDueAt).toEqual(after(FULFILLED, 14));
  });

  it.each([
    { why: "a remedy is still on its way", given: facts({ openAwards: 1, lastFulfilledAt: FULFILLED }) },
    { why: "nothing has ended yet", given: facts({ status: "investigating", closedAt: null }) },
    { why: "it was withdrawn", given: facts({ status: "withdrawn", outcome: "withdrawn" }) },
    { why: "it was a duplicate", given: facts({ status: "duplicate" }) },
    { why: "it was a question", given: facts({ status: "enquiry" }) },
    { why: "it was referred outside", given: facts({ status: "referred" }) },
    { why: "it was taken up again", given: facts({ status: "reopened" }) },
    { why: "it is imported history", given: facts({ isImported: true }) },
  ])("asks nobody when $why", ({ given }) => {
    expect(surveyPlan(given)).toBeNull();
  });
});

describe("what customers are asked", () => {
  it("asks about the compensation only where there was one", () => {
    expect(surveyQuestions("csat", false)).toEqual(["csat", "view", "comment"]);
    expect(surveyQuestions("csat", true)).toEqual(["csat", "compensation", "view", "comment"]);
    expect(surveyQuestions("nps", true)).toEqual(["nps", "comment"]);
    expect(surveyQuestions("both", true)).toEqual(["csat", "compensation", "view", "nps", "comment"]);
  });

  it("hears a call for help in 1 and 2, never in silence", () => {
    expect([1, 2, 3, 4, 5, null].map(isLowScore)).toEqual([true, true, false, false, false, false]);
  });
});

describe("the way to the end of a case", () => {
  it.each(COMPLAINT_STATUSES)("takes only legal steps from %s, and ends outside the backlog", (from) => {
    for (const way of ["close", "solve"] as const) {
      const path = [from, ...closingSteps(from, way)];
      path.slice(1).forEach((to, index) => {
        expect(mayMove(path[index] ?? from, to)).toBe(true);
      });
      const end = path.at(-1);
      if (path.length > 1 && end) expect(isOpen(end)).toBe(false);
    }
  });

  it("offers no way from an end, and asks for an assessment first", () => {
    expect(COMPLAINT_STATUSES.filter((status) => !isOpen(status)).flatMap(closingWays)).toEqual([]);
    expect(closingWays("received")).toEqual(["solve"]);
    expect(closingWays("resolved")).toEqual(["close"]);
  });
});
