import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComplaintEventType, EventFacts } from "@/lib/domain/complaint-events";
import type { Calendar } from "@/lib/domain/sla/clock";
import { caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import { nextExtension } from "@/lib/domain/sla/runs/extension";
import { termsOfRun } from "@/lib/domain/sla/runs/run";
import type { CaseEvent } from "@/lib/domain/sla/runs/signals";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { alwaysOpen } from "@/lib/domain/sla/terms/book";
import { checkTerms } from "@/lib/domain/sla/terms/check-terms";
import { defaultTerms, officeHours } from "@/lib/domain/sla/terms/default-terms";
import { type ClockScope, EVERY_CASE, isFor, type SlaTerms } from "@/lib/domain/sla/terms/definition";
import { packScope, uniteScopes, withoutPack, withPack } from "@/lib/domain/sla/terms/packs/choose";
import { letterName, parseLetter } from "@/lib/domain/sla/terms/packs/letter";
import { caseLetters, isOwed, missingResponses } from "@/lib/domain/sla/terms/packs/of-case";
import { PACKS, packOf } from "@/lib/domain/sla/terms/packs/packs";
import { termsSchema } from "@/lib/sla/schema";

const CLOSED = {
  london: ["2026-04-03", "2026-04-06", "2026-12-25", "2026-12-28", "2027-01-01"],
  sydney: ["2026-04-25"],
  shanghai: [
    ...["15", "16", "17", "18", "19", "20", "21", "22", "23"].map((day) => `2026-02-${day}`),
    ...["25", "26", "27"].map((day) => `2026-09-${day}`),
    ...["01", "02", "03", "04", "05", "06", "07"].map((day) => `2026-10-${day}`),
  ],
} as const;
const WORKED = {
  "2026-02-14": [["09:00", "18:00"]],
  "2026-02-28": [["09:00", "18:00"]],
  "2026-10-10": [["09:00", "18:00"]],
} as const;

const CALENDARS: Readonly<Record<string, Calendar>> = {
  london: { ...officeHours("Europe/London"), closures: CLOSED.london },
  newYork: officeHours("America/New_York"),
  sydney: { ...officeHours("Australia/Sydney"), closures: CLOSED.sydney },
  hongKong: officeHours("Asia/Hong_Kong"),
  taipei: officeHours("Asia/Taipei"),
  shanghai: { ...officeHours("Asia/Shanghai"), closures: CLOSED.shanghai, openings: WORKED },
  brussels: officeHours("Europe/Brussels"),
};

function bookOf(calendar: Calendar, change: (terms: SlaTerms) => SlaTerms): SlaBook {
  const effectiveFrom = new Date(0);
  const terms = change(defaultTerms("UTC"));
  return {
    terms: [{ version: 1, effectiveFrom, publishedAt: effectiveFrom, terms }],
    calendars: [{ key: "here", version: 1, effectiveFrom, calendar, departments: null, regions: null }],
  };
}

const event = (type: ComplaintEventType, when: string, facts: EventFacts = {}): CaseEvent => ({
  type,
  occurredAt: new Date(when),
  facts,
});
const filed = (when: string, categoryKey: string | null = null) => [
  event("filed", when, { categoryKey }),
  event("severity-set", when, { severity: "standard" }),
];

/** The last local day that is in time; the limit itself is the first instant after it. */
function lastDay(due: Date, timeZone: string): string {
  const day = (at: Date) => at.toLocaleDateString("en-CA", { timeZone });
  expect(due.toLocaleTimeString("en-GB", { timeZone })).toBe("00:00:00");
  expect(day(due)).not.toBe(day(new Date(due.getTime() - 1)));
  return day(new Date(due.getTime() - 1));
}

function pack(key: string) {
  const found = packOf(key);
  if (!found) throw new Error(key);
  return found;
}

describe("published figures", () => {
  it.each([
    ["uk-fca", "summary", "london", "2026-04-02T09:00:00Z", "2026-04-09"],
    ["uk-fca", "final", "london", "2026-04-02T09:00:00Z", "2026-05-28"],
    ["uk-fca-payments", "final", "london", "2026-12-18T16:30:00Z", "2027-01-13", "2027-02-10"],
    ["us-cfpb", "final", "newYork", "2026-02-21T03:00:00Z", "2026-03-07", "2026-04-21"],
    ["us-dot", "acknowledgement", "newYork", "2026-01-15T15:00:00Z", "2026-02-14"],
    ["us-dot", "final", "newYork", "2026-01-15T15:00:00Z", "2026-03-16"],
    ["au-asic", "acknowledgement", "sydney", "2026-04-24T05:00:00Z", "2026-04-27"],
    ["au-asic", "final", "sydney", "2026-04-24T05:00:00Z", "2026-05-24"],
    ["hk-hkma", "acknowledgement", "hongKong", "2026-02-16T04:00:00Z", "2026-02-23"],
    ["hk-hkma", "final", "hongKong", "2026-02-16T04:00:00Z", "2026-03-18", "2026-04-17"],
    ["tw-consumer", "handling", "taipei", "2026-02-10T02:00:00Z", "2026-02-25"],
    ["tw-financial", "final", "taipei", "2026-02-10T02:00:00Z", "2026-03-12"],
    ["cn-12315", "acceptance", "shanghai", "2026-09-24T02:00:00Z", "2026-10-12"],
    ["cn-12315", "mediation", "shanghai", "2026-09-24T02:00:00Z", "2026-12-03"],
    ["cn-telecom", "final", "shanghai", "2026-01-19T18:00:00Z", "2026-02-04"],
    ["cn-airlines", "final", "shanghai", "2026-02-13T02:00:00Z", "2026-03-05"],
    ["cn-bank", "final", "shanghai", "2026-01-20T02:00:00Z", "2026-02-04", "2026-02-19", "2026-03-21"],
    ["eu-261", "refund", "brussels", "2026-03-25T10:00:00Z", "2026-04-01"],
  ])("%s %s in %s, received %s: by the end of %s", (key, clock, place, received, ...limits) => {
    const calendar = CALENDARS[place] ?? alwaysOpen("UTC");
    const book = bookOf(calendar, (terms) => withPack(terms, pack(key), EVERY_CASE));
    const log = filed(received);
    const days: string[] = [];
    const asked: string[] = [];
    // As far as the law goes: each limit in turn, extended within the one before.
    for (const _ of limits) {
      const run = caseClocks(book, log)?.runs.find((one) => one.key === `${key}-${clock}`);
      const row = caseClocks(book, log)?.rows.find((one) => one.key === `${key}-${clock}`);
      if (!run || !row?.dueAt) throw new Error("the clock does not run");
      days.push(lastDay(row.dueAt, calendar.timeZone));
      const answer = nextExtension(run, termsOfRun(book, run), row.dueAt);
      asked.push(answer.ok ? lastDay(answer.next.until, calendar.timeZone) : answer.reason);
      if (answer.ok)
        log.push(
          event("clock-extended", new Date(row.dueAt.getTime() - 1).toISOString(), {
            clock: run.key,
            until: answer.next.until.toISOString(),
          }),
        );
    }
    expect(days).toEqual(limits);
    expect(asked).toEqual([...limits.slice(1), limits.length > 1 ? "used-up" : "no-extension"]);
  });

  it("an extension is refused once the limit has passed or the run has ended", () => {
    const book = bookOf(CALENDARS.hongKong ?? alwaysOpen("UTC"), (terms) =>
      withPack(terms, pack("hk-hkma"), EVERY_CASE),
    );
    const ask = (events: readonly CaseEvent[], now: string) => {
      const run = caseClocks(book, events)?.runs.find(({ key }) => key === "hk-hkma-final");
      return run && nextExtension(run, termsOfRun(book, run), new Date(now));
    };
    const log = filed("2026-02-16T04:00:00Z");
    expect(ask(log, "2026-03-18T16:00:00Z")).toMatchObject({ ok: true, next: { needsApproval: true } });
    expect(ask(log, "2026-03-18T16:00:00.001Z")).toEqual({ ok: false, reason: "limit-passed" });
    const answered = event("answered", "2026-03-01T04:00:00Z", { letter: "hk-hkma:final-response" });
    expect(ask([...log, answered], "2026-03-02T04:00:00Z")).toEqual({ ok: false, reason: "ended" });
  });
});

const scopes = fc.record({
  categories: fc.option(fc.subarray(["billing", "delivery", "safety"], { minLength: 1 })),
  departments: fc.constant(null),
  regions: fc.option(fc.subarray(["uk", "tw", "cn"], { minLength: 1 })),
});
const packs = fc.constantFrom(...PACKS);
const terms = fc
  .array(fc.tuple(packs, scopes), { maxLength: 4 })
  .map((chosen) => chosen.reduce((all, [one, scope]) => withPack(all, one, scope), defaultTerms("UTC")));
const PLACES = [null, "billing", "delivery", "safety"].flatMap((category) =>
  [null, "uk", "tw", "cn"].map((region) => ({ category, department: null, region })),
);

describe("choosing a pack", () => {
  it("is idempotent, touches no other clock and is undone by taking it out", () => {
    fc.assert(
      fc.property(terms, packs, scopes, (before, one, scope) => {
        const after = withPack(before, one, scope);
        expect(withPack(after, one, scope)).toEqual(after);
        const others = (all: SlaTerms) => withoutPack(all, one.key).clocks;
        expect(others(after)).toEqual(others(before));
        expect(packScope(withoutPack(after, one.key), one.key)).toBeNull();
        expect(packScope(withPack(after, one, EVERY_CASE), one.key)).toEqual(EVERY_CASE);
      }),
      { numRuns: 60 },
    );
  });

  it("two scopes unite: whoever was in either is in, and nobody else where one side is equal", () => {
    const covers = (scope: ClockScope) => PLACES.map((place) => isFor(scope, place));
    fc.assert(
      fc.property(scopes, scopes, (left, right) => {
        const scope = uniteScopes(left, right);
        const [inLeft, inRight, inBoth] = [covers(left), covers(right), covers(scope)];
        for (const [index, isIn] of inBoth.entries()) {
          if (inLeft[index] || inRight[index]) expect(isIn).toBe(true);
          else if (JSON.stringify(left.regions) === JSON.stringify(right.regions)) expect(isIn).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is stored and read again as it was; documents from before there were packs stay readable", () => {
    const all = PACKS.reduce((sum, one) => withPack(sum, one, EVERY_CASE), defaultTerms("Asia/Taipei"));
    expect(termsSchema.parse(JSON.parse(JSON.stringify(all)))).toEqual(all);
    const old = {
      ...defaultTerms("UTC"),
      clocks: defaultTerms("UTC").clocks.map(({ pack: _pack, extensions: _extensions, ...clock }) => clock),
    };
    expect(termsSchema.parse(JSON.parse(JSON.stringify(old)))).toEqual(defaultTerms("UTC"));
    const nothing = { calendarKeys: [], categories: [], departments: [], regions: [] };
    expect(checkTerms(all, nothing)).toEqual([]);
    const keys = all.clocks.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { names, ladder } of all.clocks) {
      expect(Object.values(names).every((name) => name.length <= 80)).toBe(true);
      expect(ladder.map(({ percent }) => percent)).toEqual(
        ladder.map(({ percent }) => percent).sort((a, b) => a - b),
      );
    }
  });
});

describe("letters of a case", () => {
  const scope: ClockScope = { categories: ["billing"], departments: null, regions: null };
  const book = bookOf(CALENDARS.london ?? alwaysOpen("UTC"), (all) =>
    withPack(withPack(all, pack("uk-fca"), scope), pack("eu-261"), EVERY_CASE),
  );
  const answer = (letter: string) => event("answered", "2026-04-10T09:00:00Z", { letter, messageId: "m" });

  it("the final response is owed until it was sent, and only that stops its clock", () => {
    const log = filed("2026-04-02T09:00:00Z", "billing");
    const owed = (events: readonly CaseEvent[]) =>
      missingResponses(caseLetters(book, events)).map(({ key }) => key);
    const ending = (events: readonly CaseEvent[]) =>
      caseClocks(book, events)?.runs.find(({ key }) => key === "uk-fca-final")?.ending;
    expect(owed(log)).toEqual(["uk-fca"]);
    expect(isOwed(caseLetters(book, log), { pack: "uk-fca", stage: "holding" })).toBe(true);
    expect(isOwed(caseLetters(book, log), { pack: "eu-261", stage: "final-response" })).toBe(false);
    for (const letter of ["uk-fca:holding", "nonsense"]) {
      expect(owed([...log, answer(letter)])).toEqual(["uk-fca"]);
      expect(ending([...log, answer(letter)])).toBeNull();
    }
    expect(owed([...log, answer("uk-fca:final-response")])).toEqual([]);
    expect(ending([...log, answer("uk-fca:final-response")])).toBe("kept");
    expect(
      caseLetters(book, log)
        .packs.find((one) => one.pack.key === "uk-fca")
        ?.due?.at.toISOString(),
    ).toBe("2026-05-28T23:00:00.000Z");
  });

  it("nothing is owed for a case that belongs elsewhere, nor after it was moved there", () => {
    const log = filed("2026-04-02T09:00:00Z", "delivery");
    expect(caseLetters(book, log).packs.map(({ pack: { key } }) => key)).toEqual(["eu-261"]);
    const moved = event("assessed", "2026-04-03T09:00:00Z", { categoryKey: "delivery", to: "assessed" });
    expect(missingResponses(caseLetters(book, [...filed("2026-04-02T09:00:00Z", "billing"), moved]))).toEqual(
      [],
    );
  });

  it("a letter is named by pack and stage", () => {
    for (const one of PACKS)
      for (const stage of one.letters)
        expect(parseLetter(letterName({ pack: one.key, stage }))).toEqual({ pack: one.key, stage });
    for (const name of ["", "uk-fca", "uk-fca:", ":holding", "uk-fca:holding:x", "uk-fca:toString"])
      expect(parseLetter(name)).toBeNull();
  });
});
