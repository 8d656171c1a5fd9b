import { describe, expect, it } from "vitest";
import { SEVERITIES } from "@/lib/domain/severity";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { defaultTerms, officeHours, RESPONSE_HOURS } from "@/lib/domain/sla/terms/default-terms";
import type { ClockCalendar, ClockDefinition, ClockTarget } from "@/lib/domain/sla/terms/definition";
import { dealtWithDueAt, isByTheWallClock, publicPromise } from "@/lib/domain/sla/terms/public-promise";

const TERMS = defaultTerms("Asia/Taipei");
const PLACE = { category: null, department: null, region: null };

/** The terms with another promise. */
function promising(change: Partial<ClockDefinition>) {
  return {
    ...TERMS,
    clocks: TERMS.clocks.map((clock) => (clock.key === "promise" ? { ...clock, ...change } : clock)),
  };
}
const standard = (target: ClockTarget | null, calendar: ClockCalendar = { kind: "always" }) =>
  promising({ calendar, targets: { urgent: null, standard: target, low: null } });

describe("what we promise to everybody", () => {
  it("is what the terms that a house begins with say", () => {
    const { answer, update } = publicPromise(TERMS);
    for (const severity of SEVERITIES)
      expect(answer[severity]).toEqual({ unit: "hours", count: RESPONSE_HOURS[severity] });
    expect(update).toMatchObject({ urgent: { count: 4 }, standard: { count: 24 }, low: null });
    expect(isByTheWallClock(publicPromise(TERMS))).toBe(true);
  });

  it.each([
    ["hours", "always", "hours"],
    ["hours", "local", "office-hours"],
    ["minutes", "local", "office-minutes"],
    ["business-days", "local", "business-days"],
    ["business-days", "always", "calendar-days"],
    ["calendar-days", "local", "calendar-days"],
    ["weeks", "local", "weeks"],
  ] as const)("%s by %s hours are said as %s", (unit, kind, said) => {
    const promise = publicPromise(standard({ unit, count: 2 }, { kind }));
    expect(promise.answer).toEqual({ urgent: null, standard: { unit: said, count: 2 }, low: null });
    expect(isByTheWallClock(promise)).toBe(
      !["office-hours", "office-minutes", "business-days"].includes(said),
    );
  });

  it("is nothing where a clock is for some cases only, or no promise", () => {
    const none = { urgent: null, standard: null, low: null };
    const scope = { categories: ["delivery"], departments: null, regions: null };
    expect(publicPromise(promising({ scope })).answer).toEqual(none);
    expect(publicPromise(promising({ basis: "internal" })).answer).toEqual(none);
    expect(publicPromise({ ...TERMS, clocks: [] })).toEqual({ answer: none, update: none });
  });
});

describe("when a complaint is to be dealt with", () => {
  const since = new Date(0);
  const book = (terms = TERMS): SlaBook => ({
    terms: [{ version: 1, effectiveFrom: since, publishedAt: since, terms }],
    calendars: [
      {
        key: "office",
        version: 1,
        effectiveFrom: since,
        calendar: officeHours("Asia/Taipei"),
        departments: null,
        regions: null,
      },
    ],
  });
  // Friday, 16:00 in Taipei.
  const receivedAt = new Date("2026-03-06T08:00:00Z");
  const due = (severity: "urgent" | "standard" | "low", terms = TERMS) =>
    dealtWithDueAt(book(terms), { receivedAt, severity, place: PLACE })?.toISOString() ?? null;

  it("is the promise, and for urgent ones the standard one", () => {
    expect(due("standard")).toBe("2026-03-07T08:00:00.000Z");
    expect(due("low")).toBe("2026-03-08T08:00:00.000Z");
    expect(due("urgent")).toBe(due("standard"));
  });

  it("is counted by the hours that the terms name, and unknown where nothing is promised", () => {
    expect(due("standard", standard({ unit: "hours", count: 4 }, { kind: "local" }))).toBe(
      "2026-03-09T03:00:00.000Z",
    );
    expect(due("standard", standard({ unit: "business-days", count: 2 }, { kind: "local" }))).toBe(
      "2026-03-10T16:00:00.000Z",
    );
    expect(due("low", standard({ unit: "hours", count: 4 }))).toBeNull();
  });
});
