import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEVERITIES } from "@/lib/domain/severity";
import { checkTerms, type TermsKnown } from "@/lib/domain/sla/terms/check-terms";
import { defaultTerms } from "@/lib/domain/sla/terms/default-terms";
import {
  CLOCK_BASES,
  CLOCK_STARTS,
  CLOCK_STOPS,
  CLOCK_UNITS,
  type ClockDefinition,
  LADDER_READERS,
  type SlaTerms,
} from "@/lib/domain/sla/terms/definition";
import { type TermsField, termsChanges } from "@/lib/domain/sla/terms/terms-changes";
import { freeKey, withClock, withCopy, withNewClock, withoutClock } from "@/lib/domain/sla/terms/terms-edit";
import { termsSchema } from "@/lib/sla/schema";
import { termsDraftSchema } from "@/lib/sla/terms-schema";

const KNOWN: TermsKnown = {
  calendarKeys: ["office", "night"],
  categories: ["delivery", "safety"],
  departments: ["service", "product"],
  regions: ["north"],
};
const TERMS = defaultTerms("Asia/Taipei");
function clockOf(key: string): ClockDefinition {
  const clock = TERMS.clocks.find((one) => one.key === key);
  if (!clock) throw new Error(`no clock ${key}`);
  return clock;
}
const indexOf = (key: string) => TERMS.clocks.findIndex((clock) => clock.key === key);
const wrong = (terms: SlaTerms) => checkTerms(terms, KNOWN).map(({ path, problem }) => `${path} ${problem}`);
const wrongWith = (key: string, part: Partial<ClockDefinition>) =>
  wrong(withClock(TERMS, indexOf(key), part)).map((line) => line.replace(/^clocks\[\d+\]\./, ""));

describe("checking terms", () => {
  it("finds nothing in what a house begins with, nor in a clock added to it once it has names", () => {
    expect(wrong(TERMS)).toEqual([]);
    const named = withNewClock(TERMS);
    expect(wrong(named)).toEqual(
      ["en", "zh-Hans", "zh-Hant"].map((language) => `clocks[5].names.${language} name-missing`),
    );
  });

  it("tells what is wrong with the house's own lines", () => {
    const house = (part: Partial<SlaTerms>) => wrong({ ...TERMS, ...part });
    expect(house({ timeZone: "Mars/Olympus" })).toEqual(["timeZone unknown-zone"]);
    expect(house({ quietHours: { from: "22:00", to: "22:00" } })).toEqual(["quietHours.to never-quiet"]);
    expect(house({ quietHours: { from: "24:00", to: "7:00" } })).toEqual([
      "quietHours.from not-a-time",
      "quietHours.to not-a-time",
    ]);
    expect(house({ waiting: { remindAfterDays: 7, closeAfterDays: 7 } })).toEqual([
      "waiting.remindAfterDays reminder-after-closing",
    ]);
    expect(house({ waiting: { remindAfterDays: 0, closeAfterDays: 366 } })).toEqual([
      "waiting.remindAfterDays not-days",
      "waiting.closeAfterDays not-days",
    ]);
  });

  it("wants the clocks that others know by name, each key once, and a promise to whoever files", () => {
    const without = withoutClock(withoutClock(TERMS, indexOf("next-update")), indexOf("appeal"));
    expect(wrong(without)).toEqual(["clocks.appeal clock-missing", "clocks.next-update clock-missing"]);
    expect(wrongWith("resolution", { key: "next-reply" })).toEqual(["key key-taken"]);
    expect(wrongWith("resolution", { key: "Re solution" })).toEqual(["key key-invalid"]);
    const targets = { ...clockOf("promise").targets, low: null };
    expect(
      wrongWith("promise", {
        starts: ["appealed"],
        scope: { categories: ["delivery"], departments: null, regions: null },
        targets,
      }),
    ).toEqual([
      "starts promise-not-received",
      "targets.low promise-without-target",
      "scope.categories promise-not-for-all",
    ]);
  });

  it("wants a clock to begin, to end, and to be told of", () => {
    const none = { urgent: null, standard: null, low: null };
    const hours = { unit: "hours", count: 0 } as const;
    const days = { unit: "calendar-days", count: 15 } as const;
    expect(wrongWith("resolution", { starts: [] })).toEqual(["starts never-starts"]);
    expect(wrongWith("resolution", { targets: none })).toEqual(["targets no-target"]);
    expect(wrongWith("resolution", { targets: { ...none, low: hours } })).toEqual([
      "targets.low not-a-count",
    ]);
    expect(
      wrongWith("next-update", { stops: { urgent: ["answer"], standard: [], low: [] } }),
      "low has no target, and needs nothing to stop it",
    ).toEqual(["stops.standard never-stops"]);
    expect(wrongWith("resolution", { targets: { ...none, low: days } })).toEqual([
      "pausesForCustomer pause-in-days",
    ]);
    expect(wrongWith("resolution", { restsWithCustomer: true })).toEqual([
      "restsWithCustomer pauses-and-rests",
    ]);
    expect(wrongWith("resolution", { calendar: { kind: "one", key: "moon" } })).toEqual([
      "calendar calendar-unknown",
    ]);
    expect(
      wrongWith("resolution", { scope: { categories: [], departments: ["moon"], regions: ["north"] } }),
    ).toEqual(["scope.categories nobody", "scope.departments place-unknown"]);
    const step = (
      percent: number,
      tell: ClockDefinition["ladder"][number]["tell"],
      assignIfFree = false,
    ) => ({
      percent,
      tell,
      assignIfFree,
    });
    expect(
      wrongWith("resolution", {
        ladder: [step(75, ["lead"]), step(75, []), step(50, [], true), step(101, ["lead"])],
      }),
    ).toEqual([
      "ladder[1].percent percent-taken",
      "ladder[1].tell does-nothing",
      "ladder[2].percent not-ascending",
      "ladder[3].percent not-a-percent",
    ]);
  });

  it("wants the law's limit to say where it is written, in an address that is safe to open", () => {
    expect(wrongWith("resolution", { basis: "statutory" })).toEqual(["source source-missing"]);
    const source = { title: " ", url: "javascript:alert(1)", readOn: "2026-02-30" };
    expect(wrongWith("resolution", { source })).toEqual([
      "source.title title-missing",
      "source.url not-an-address",
      "source.readOn not-a-date",
    ]);
  });
});

const filled = fc.stringMatching(/^[a-z]{1,8}$/);
const target = fc.record({ unit: fc.constantFrom(...CLOCK_UNITS), count: fc.integer({ min: 1, max: 500 }) });
const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1 });
const scopeOf = (keys: readonly string[]) => fc.option(some(keys), { nil: null });
const percents = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 0, maxLength: 4 });

/** A clock's part by the field that tells of its change; all of it sound by itself. */
const EDITS: Readonly<Partial<Record<TermsField, fc.Arbitrary<Partial<ClockDefinition>>>>> = {
  names: fc.record({ names: fc.record({ en: filled, "zh-Hans": filled, "zh-Hant": filled }) }),
  basis: fc.record({ basis: fc.constantFrom(...CLOCK_BASES.slice(0, 2)) }),
  starts: fc.record({ starts: some(CLOCK_STARTS) }),
  hours: fc.record({
    calendar: fc.oneof(
      fc.constantFrom({ kind: "always" } as const, { kind: "local" } as const),
      fc.record({ kind: fc.constant("one" as const), key: fc.constantFrom(...KNOWN.calendarKeys) }),
    ),
  }),
  categories: scopeOf(KNOWN.categories).map((categories) => ({
    scope: { categories, departments: null, regions: null },
  })),
  departments: scopeOf(KNOWN.departments).map((departments) => ({
    scope: { categories: null, departments, regions: null },
  })),
  regions: scopeOf(KNOWN.regions).map((regions) => ({
    scope: { categories: null, departments: null, regions },
  })),
  ladder: fc.tuple(percents, some(LADDER_READERS), fc.boolean()).map(([list, tell, assignIfFree]) => ({
    ladder: [...list].sort((one, other) => one - other).map((percent) => ({ percent, tell, assignIfFree })),
  })),
  extensions: fc.record({
    extensions: fc.array(fc.record({ target, needsApproval: fc.boolean() }), { maxLength: 3 }),
  }),
  pack: fc.record({ pack: fc.option(filled, { nil: null }) }),
  source: fc.record({
    source: fc.option(
      fc.record({
        title: filled,
        url: fc.option(
          filled.map((host) => `https://${host}.example/law`),
          { nil: null },
        ),
        readOn: fc.constantFrom("2026-11-22", "2024-02-29"),
      }),
      { nil: null },
    ),
  }),
};

type Edit = { field: TermsField; terms: SlaTerms };
const RESOLUTION = indexOf("resolution");
const clockEdit: fc.Arbitrary<Edit> = fc.oneof(
  ...Object.entries(EDITS).map(([field, part]) =>
    part.map((change) => ({ field: field as TermsField, terms: withClock(TERMS, RESOLUTION, change) })),
  ),
);
const severityEdit: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom(...SEVERITIES), target, some(CLOCK_STOPS), fc.boolean())
  .map(([severity, to, stops, isTarget]) => {
    const clock = clockOf("resolution");
    const part = isTarget
      ? { targets: { ...clock.targets, [severity]: to } }
      : { stops: { ...clock.stops, [severity]: stops } };
    return { field: isTarget ? "target" : "stops", terms: withClock(TERMS, RESOLUTION, part) };
  });
const waiting = fc.integer({ min: 1, max: 6 });
const houseEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.constantFrom("Asia/Shanghai", "Europe/London").map(
    (timeZone): Edit => ({
      field: "zone",
      terms: { ...TERMS, timeZone },
    }),
  ),
  fc.constantFrom(null, { from: "20:00", to: "08:00" }).map(
    (quietHours): Edit => ({
      field: "quiet",
      terms: { ...TERMS, quietHours },
    }),
  ),
  waiting.map(
    (remindAfterDays): Edit => ({
      field: "remind",
      terms: { ...TERMS, waiting: { ...TERMS.waiting, remindAfterDays } },
    }),
  ),
  waiting.map(
    (days): Edit => ({
      field: "close",
      terms: { ...TERMS, waiting: { ...TERMS.waiting, closeAfterDays: days + 3 } },
    }),
  ),
);
const edit = fc.oneof({ weight: 3, arbitrary: clockEdit }, severityEdit, houseEdit);

describe("what changed", () => {
  it("is nothing between the same, and the one field that was edited else; both ways", () => {
    fc.assert(
      fc.property(edit, ({ field, terms }) => {
        expect(termsChanges(terms, structuredClone(terms))).toEqual([]);
        const changes = termsChanges(TERMS, terms);
        const back = termsChanges(terms, TERMS);
        expect(back.map(({ before, after }) => [after, before])).toEqual(
          changes.map(({ before, after }) => [before, after]),
        );
        if (JSON.stringify(terms) === JSON.stringify(TERMS)) expect(changes).toEqual([]);
        else expect(changes.map((change) => change.field)).toEqual(changes.length === 0 ? [] : [field]);
        // Nothing but the order of a set, or a fact said again, may go untold.
        if (changes.length === 0) expect(sorted(terms)).toEqual(sorted(TERMS));
      }),
    );
  });

  it("that checks out can be stored and read as it was", () => {
    fc.assert(
      fc.property(edit, ({ terms }) => {
        expect(termsDraftSchema.parse(JSON.parse(JSON.stringify(terms)))).toEqual(terms);
        if (wrong(terms).length === 0) expect(termsSchema.parse(terms)).toEqual(terms);
      }),
    );
  });

  it("names clocks that came, went and moved", () => {
    const fields = (before: SlaTerms, after: SlaTerms) =>
      termsChanges(before, after).map(({ clock, field, before: was, after: is }) => [
        clock?.key ?? null,
        field,
        was !== null,
        is !== null,
      ]);
    const copied = withCopy(TERMS, RESOLUTION);
    expect(wrong(copied)).toEqual([]);
    expect(fields(TERMS, copied)).toEqual([["resolution-2", "whole", false, true]]);
    expect(fields(copied, TERMS)).toEqual([["resolution-2", "whole", true, false]]);
    const moved = { ...TERMS, clocks: [...TERMS.clocks].reverse() };
    expect(fields(TERMS, moved)).toEqual([[null, "order", true, true]]);
    expect(freeKey(withCopy(copied, RESOLUTION), "resolution")).toBe("resolution-4");
  });
});

/** Lists of a document in one order: most of its lists are sets. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sorted(inner)]));
}
