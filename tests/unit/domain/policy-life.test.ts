import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DatedVersion,
  isSecondPerson,
  mayMovePolicy,
  POLICY_STATUSES,
  type PolicyMove,
  standingOf,
  versionInForce,
} from "@/lib/domain/policy-life";

const MOVES: readonly PolicyMove[] = ["edit", "submit", "discard", "send-back", "publish", "retire"];

function version(id: string, from: string, overrides: Partial<DatedVersion> = {}): DatedVersion {
  return {
    id,
    version: 1,
    status: "published",
    effectiveFrom: new Date(from),
    departments: null,
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
    expect(versionInForce(all, department, new Date(now))?.id ?? null).toBe(expected);
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
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyVersion, { selector: ({ effectiveFrom }) => effectiveFrom.getTime() }),
        (rows) => {
          const now = new Date("2026-07-01");
          const found = versionInForce(rows, "hotel", now);
          expect(versionInForce([...rows].reverse(), "hotel", now)).toBe(found);
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
