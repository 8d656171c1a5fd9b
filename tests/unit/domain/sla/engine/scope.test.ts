import { describe, expect, it } from "vitest";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { officeHours } from "@/lib/domain/sla/terms/default-terms";
import type { ClockDefinition } from "@/lib/domain/sla/terms/definition";
import { BOOK, bookOf, dueOf, event, filed, runsOf } from "@/tests/support/sla/scene";

describe("whose clock it is", () => {
  const law: ClockDefinition = {
    key: "law",
    names: { en: "Law", "zh-Hans": "法", "zh-Hant": "法" },
    basis: "statutory",
    starts: ["received"],
    stops: { urgent: ["resolved"], standard: ["resolved"], low: ["resolved"] },
    targets: {
      urgent: { unit: "calendar-days", count: 15 },
      standard: { unit: "calendar-days", count: 15 },
      low: { unit: "calendar-days", count: 15 },
    },
    calendar: { kind: "always" },
    pausesForCustomer: false,
    restsWithCustomer: false,
    scope: { categories: ["billing"], departments: null, regions: null },
    ladder: [{ percent: 50, tell: ["lead"], assignIfFree: false }],
    source: null,
    pack: null,
    extensions: [],
  };
  const book = bookOf("Asia/Taipei", (terms) => ({ ...terms, clocks: [...terms.clocks, law] }));

  it("a limit for a category counts from receipt, also where the category is found out later", () => {
    const [run] = runsOf(
      "law",
      [
        ...filed("03-02T09:00:00"),
        event("assessed", "03-04T09:00:00", { categoryKey: "billing", to: "assessed" }),
      ],
      book,
    );
    // The fifteenth local day after 2 March ends at midnight in Taipei.
    expect(dueOf(run, book)).toBe("2026-03-17T16:00:00.000Z");
  });

  it("ends unjudged where the case turns out to belong elsewhere", () => {
    const log = [
      ...filed("03-02T09:00:00", "standard", { categoryKey: "billing" }),
      event("assessed", "03-04T09:00:00", { categoryKey: "service", to: "assessed" }),
    ];
    expect(runsOf("law", log, book)).toMatchObject([{ ending: "lapsed" }]);
  });

  it("is moved by an extension, never forward", () => {
    const extended = (until: string) =>
      dueOf(
        runsOf(
          "law",
          [
            ...filed("03-02T09:00:00", "standard", { categoryKey: "billing" }),
            event("clock-extended", "03-10T09:00:00", { clock: "law", until }),
          ],
          book,
        )[0],
        book,
      );
    expect(extended("2026-04-01T00:00:00.000Z")).toBe("2026-04-01T00:00:00.000Z");
    expect(extended("2026-03-12T00:00:00.000Z")).toBe("2026-03-17T16:00:00.000Z");
  });

  it("takes the calendar of its department and region before a wider one", () => {
    const night = {
      ...officeHours("UTC"),
      week: officeHours("UTC").week.map(() => [["20:00", "22:00"]] as const),
    };
    const local: SlaBook = {
      ...BOOK,
      calendars: [
        ...BOOK.calendars,
        {
          key: "night",
          version: 1,
          effectiveFrom: new Date(0),
          calendar: night,
          departments: ["tech"],
          regions: null,
        },
      ],
    };
    const chosen = (department: string) =>
      runsOf("resolution", filed("03-02T09:00:00", "standard", { department }), local)[0]?.calendar?.key;
    expect(chosen("tech")).toBe("night");
    expect(chosen("service")).toBe("office");
  });
});
