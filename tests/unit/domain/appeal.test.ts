import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  APPEAL_OUTCOMES,
  appealEnd,
  appealStanding,
  chooseReviewer,
  hasDecidedBefore,
  type Reviewer,
  settlesCase,
} from "@/lib/domain/appeal";
import { COMPLAINT_STATUSES, mayMove } from "@/lib/domain/complaint-state";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { ROLES } from "@/lib/domain/roles";
import { LOCALES } from "@/lib/i18n/config";
import { translatorFor } from "@/lib/i18n/translator";

const instant = fc.date({
  min: new Date("2020-01-01"),
  max: new Date("2040-01-01"),
  noInvalidDate: true,
});
const zone = fc.constantFrom("Asia/Taipei", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "UTC");

describe("the time for an appeal", () => {
  it("ends at midnight where the house is, after so many full days", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 400 }), zone, (decidedAt, days, timeZone) => {
        const end = appealEnd(decidedAt, days, timeZone);
        const time = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium" }).format(end);
        expect(time).toBe("00:00:00");
        const given = end.getTime() - decidedAt.getTime();
        // A day that the clocks change on is an hour longer or shorter.
        expect(given).toBeGreaterThan(days * DAY_MS - HOUR_MS);
        expect(given).toBeLessThanOrEqual((days + 1) * DAY_MS + HOUR_MS);
      }),
    );
  });

  it.each(COMPLAINT_STATUSES)("in %s, an appeal is possible only where the case can go there", (status) => {
    const decidedAt = new Date("2026-11-20T12:00:00Z");
    const end = appealEnd(decidedAt, 30, "UTC");
    const facts = { status, decidedAt, end, appeal: null };
    expect(appealStanding(facts, decidedAt).mayAppeal).toBe(mayMove(status, "under-appeal"));
    const undecided = { ...facts, decidedAt: null, end: null };
    expect(appealStanding(undecided, decidedAt)).toEqual({ mayAppeal: false, reason: "not-decided" });
  });

  it("is once: never again after an appeal, answered or not, however early", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMPLAINT_STATUSES),
        fc.boolean(),
        instant,
        (status, isAnswered, now) => {
          const appeal = { answeredAt: isAnswered ? now : null };
          const facts = { status, decidedAt: now, end: new Date(now.getTime() + DAY_MS), appeal };
          const reason = isAnswered ? "answered-before" : "under-way";
          expect(appealStanding(facts, now)).toEqual({ mayAppeal: false, reason });
        },
      ),
    );
  });

  it("is over at its end and not a moment before", () => {
    const decidedAt = new Date("2026-11-20T12:00:00Z");
    const end = appealEnd(decidedAt, 30, "Asia/Taipei");
    const facts = { status: "closed", decidedAt, end, appeal: null } as const;
    expect(appealStanding(facts, new Date(end.getTime() - 1))).toEqual({ mayAppeal: true, end });
    expect(appealStanding(facts, end)).toEqual({ mayAppeal: false, reason: "too-late" });
  });
});

const colleague: fc.Arbitrary<Reviewer> = fc.record({
  id: fc.uuid(),
  role: fc.constantFrom(...ROLES),
  departmentId: fc.constantFrom("front", "rooms", null),
  openCases: fc.nat(20),
});

describe("who reviews", () => {
  it("is a lead or manager and never somebody excluded; nobody only where nobody is left", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(colleague, { selector: ({ id }) => id, maxLength: 8 }),
        fc.array(fc.nat(7), { maxLength: 8 }),
        fc.constantFrom("front", null),
        (colleagues, picks, departmentId) => {
          const excluded = picks.flatMap((index) => colleagues[index]?.id ?? []);
          const possible = colleagues.filter(
            ({ id, role }) => (role === "lead" || role === "manager") && !excluded.includes(id),
          );
          const chosen = chooseReviewer(colleagues, excluded, departmentId);
          if (possible.length === 0) expect(chosen).toBeNull();
          else expect(possible.map(({ id }) => id)).toContain(chosen);
          if (chosen) expect(hasDecidedBefore({ excludedIds: excluded }, chosen)).toBe(false);
          // The order in which colleagues come does not matter.
          expect(chooseReviewer([...colleagues].reverse(), excluded, departmentId)).toBe(chosen);
        },
      ),
    );
  });

  it("is near before far, a lead before a manager, idle before busy", () => {
    const one = (id: string, over: Partial<Reviewer> = {}): Reviewer => ({
      id,
      role: "lead",
      departmentId: "front",
      openCases: 0,
      ...over,
    });
    const far = one("far", { departmentId: "rooms" });
    const manager = one("manager", { role: "manager" });
    const busy = one("busy", { openCases: 9 });
    expect(chooseReviewer([far, manager, busy, one("idle")], [], "front")).toBe("idle");
    expect(chooseReviewer([far, manager, busy], [], "front")).toBe("busy");
    expect(chooseReviewer([far, manager], [], "front")).toBe("manager");
  });

  it("nobody is excluded where there was no appeal", () => {
    expect(hasDecidedBefore(null, "anybody")).toBe(false);
  });
});

it("an answer settles the case unless it promises a remedy that is still to come", () => {
  expect(APPEAL_OUTCOMES.map((outcome) => settlesCase(outcome, false))).toEqual([false, false, true]);
  expect(APPEAL_OUTCOMES.every((outcome) => settlesCase(outcome, true))).toBe(true);
});

it("letters and pages have words for every outcome", () => {
  for (const locale of LOCALES)
    for (const outcome of APPEAL_OUTCOMES)
      expect(translatorFor(locale, "case")(`appeal.outcome.${outcome}`)).not.toBe("");
});
