import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DatedVersion,
  isSecondPerson,
  mayMovePolicy,
  POLICY_STATUSES,
  type PolicyMove,
  standingOf,
  tiedVersion,
  versionInForce,
} from "@/lib/domain/policy-life";
import {
  type CasePlace,
  isEverywhere,
  scopeCovers,
  scopesTie,
  specificityOf,
} from "@/lib/domain/policy-scope";

const MOVES: readonly PolicyMove[] = ["edit", "submit", "discard", "send-back", "publish", "retire"];

function version(id: string, from: string, overrides: Partial<DatedVersion> = {}): DatedVersion {
  return {
    id,
    version: 1,
    status: "published",
    effectiveFrom: new Date(from),
    departments: null,
    regions: null,
    ...overrides,
  };
}

describe("the life of a version", () => {
  it.each([
    ["draft", ["edit", "submit", "discard"]],
    ["in-review", ["send-back", "publish"]],
    ["published", ["retire"]],
    ["retired", []],
  ] as const)("from %s: %j", (status, moves) => {
    expect(MOVES.filter((move) => mayMovePolicy(status, move))).toEqual(moves);
  });

  it("is published by a second person only", () => {
    const hands = { editedById: "ann", submittedById: "bo" };
    expect([isSecondPerson("ann", hands), isSecondPerson("bo", hands), isSecondPerson("cy", hands)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe("the version in force", () => {
  const old = version("old", "2026-01-01T00:00:00Z");
  const next = version("next", "2026-06-01T00:00:00Z", { version: 2 });
  const pilot = version("pilot", "2026-03-01T00:00:00Z", { departments: ["hotel"] });
  const all = [old, next, pilot];

  it.each([
    ["2025-12-31T23:59:59Z", null, null],
    ["2026-01-01T00:00:00Z", null, "old"],
    ["2026-05-31T23:59:59Z", null, "old"],
    ["2026-06-01T00:00:00Z", null, "next"],
    ["2026-02-28T00:00:00Z", "hotel", "old"],
    ["2026-03-01T00:00:00Z", "hotel", "pilot"],
    ["2026-07-01T00:00:00Z", "hotel", "pilot"],
    ["2026-07-01T00:00:00Z", "shop", "next"],
  ])("at %s for %s is %s", (now, department, expected) => {
    expect(versionInForce(all, { department, region: null }, new Date(now))?.id ?? null).toBe(expected);
  });

  it("never is a draft, one in review or a retired one, and does not hang on the order of rows", () => {
    const anyVersion = fc.record({
      id: fc.uuid(),
      version: fc.integer({ min: 1, max: 9 }),
      status: fc.constantFrom(...POLICY_STATUSES),
      effectiveFrom: fc.date({
        min: new Date("2026-01-01"),
        max: new Date("2026-12-31"),
        noInvalidDate: true,
      }),
      departments: fc.constantFrom(null, ["hotel"], ["hotel", "shop"]),
      regions: fc.constantFrom(null, ["north"], ["north", "south"]),
    });
    const hotel = { department: "hotel", region: "south" };
    fc.assert(
      fc.property(
        fc.uniqueArray(anyVersion, { selector: ({ effectiveFrom }) => effectiveFrom.getTime() }),
        (rows) => {
          const now = new Date("2026-07-01");
          const found = versionInForce(rows, hotel, now);
          expect(versionInForce([...rows].reverse(), hotel, now)).toBe(found);
          if (found) expect(found.status).toBe("published");
          if (found) expect(found.effectiveFrom.getTime()).toBeLessThanOrEqual(now.getTime());
        },
      ),
    );
  });

  it("is told apart from what waits, what was followed and what ended", () => {
    const later = version("later", "2027-01-01T00:00:00Z", { version: 3 });
    const draft = version("draft", "2026-01-01T00:00:00Z", { status: "draft" });
    const rows = [...all, later, draft];
    const now = new Date("2026-07-01T00:00:00Z");
    expect(rows.map((row) => standingOf(row, rows, now))).toEqual([
      "followed",
      "in-force",
      "in-force",
      "scheduled",
      "draft",
    ]);
  });
});

const keys = <Key extends string>(...all: Key[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...all), { minLength: 1 }), { nil: null });
const anyScope = fc.record({ departments: keys("hotel", "shop"), regions: keys("north", "south", "east") });
const anyPlace: fc.Arbitrary<CasePlace> = fc.record({
  department: fc.constantFrom("hotel", "shop", "legal", null),
  region: fc.constantFrom("north", "south", "east", "west", null),
});
const NOW = new Date("2026-07-01T00:00:00Z");

describe("which pilot decides", () => {
  const everywhere = version("everywhere", "2026-06-30T00:00:00Z");
  const region = version("region", "2026-05-01T00:00:00Z", { regions: ["north", "south"] });
  const department = version("department", "2026-04-01T00:00:00Z", { departments: ["hotel"] });
  const both = version("both", "2026-03-01T00:00:00Z", { departments: ["hotel"], regions: ["north"] });
  const all = [everywhere, region, department, both];

  it.each([
    ["hotel", "north", "both"],
    ["hotel", "south", "department"],
    ["hotel", null, "department"],
    ["shop", "north", "region"],
    [null, "south", "region"],
    ["shop", "east", "everywhere"],
    [null, null, "everywhere"],
  ])("in %s, %s: %s, whatever came into force later", (inDepartment, inRegion, expected) => {
    const place = { department: inDepartment, region: inRegion };
    expect(versionInForce(all, place, NOW)?.id).toBe(expected);
    expect(all.map((one) => standingOf(one, all, NOW))).toEqual(Array(4).fill("in-force"));
  });

  it("always is one that covers the case, and none that covers it is more specific", () => {
    fc.assert(
      fc.property(fc.array(anyScope, { maxLength: 8 }), anyPlace, (scopes, place) => {
        const rows = scopes.map((scope, index) =>
          version(String(index), "2026-01-01T00:00:00Z", { version: index, ...scope }),
        );
        const found = versionInForce(rows, place, NOW);
        const covering = rows.filter((row) => scopeCovers(row, place));
        expect(found === null).toBe(covering.length === 0);
        if (found) expect(specificityOf(found)).toBe(Math.max(...covering.map(specificityOf)));
        if (found && place.region === null) expect(found.regions).toBeNull();
      }),
    );
  });

  it("hangs on the dates only where two scopes tie, which is mutual and means a case of both", () => {
    const places = ["hotel", "shop", null].flatMap((inDepartment) =>
      ["north", "south", "east", null].map((inRegion) => ({ department: inDepartment, region: inRegion })),
    );
    fc.assert(
      fc.property(anyScope, anyScope, (left, right) => {
        const contested = places.some((place) => scopeCovers(left, place) && scopeCovers(right, place));
        const tie = contested && specificityOf(left) === specificityOf(right);
        expect(scopesTie(left, right)).toBe(tie);
        expect(scopesTie(right, left)).toBe(tie);
        expect(isEverywhere(left)).toBe(specificityOf(left) === 0);
        const dated = (id: string, from: string, scope: typeof left) => version(id, from, scope);
        const at = "2026-06-01T00:00:00Z";
        const tied = tiedVersion(dated("new", at, left), [dated("old", at, right)]);
        expect(tied?.id ?? null).toBe(tie ? "old" : null);
        expect(tiedVersion(dated("new", at, left), [dated("old", "2026-06-02T00:00:00Z", right)])).toBeNull();
      }),
    );
  });
});
