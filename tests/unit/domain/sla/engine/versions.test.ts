import { describe, expect, it } from "vitest";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { defaultTerms, officeHours } from "@/lib/domain/sla/terms/default-terms";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import { at, BOOK, changed, dueOf, event, filed, runsOf } from "@/tests/support/sla/scene";

describe("versions", () => {
  const shorter: SlaTerms = changed("promise", {
    targets: {
      urgent: { unit: "hours", count: 1 },
      standard: { unit: "hours", count: 8 },
      low: { unit: "hours", count: 8 },
    },
  })(defaultTerms("UTC"));
  const renewed: SlaBook = {
    ...BOOK,
    terms: [
      ...BOOK.terms,
      { version: 2, effectiveFrom: at("03-02T12:00:00"), publishedAt: at("03-02T11:00:00"), terms: shorter },
    ],
  };

  it("hold for what starts after them, and leave what runs alone", () => {
    expect(dueOf(runsOf("promise", filed("03-02T11:59:59"), renewed)[0], renewed)).toBe(
      "2026-03-03T11:59:59.000Z",
    );
    expect(dueOf(runsOf("promise", filed("03-02T12:00:00"), renewed)[0], renewed)).toBe(
      "2026-03-02T20:00:00.000Z",
    );
  });

  it("of a calendar count for what starts after them", () => {
    const holiday: SlaBook = {
      ...BOOK,
      calendars: [
        ...BOOK.calendars,
        {
          key: "office",
          version: 2,
          effectiveFrom: at("03-02T12:00:00"),
          calendar: { ...officeHours("UTC"), closures: ["2026-03-03"] },
          departments: null,
          regions: null,
        },
      ],
    };
    const reply = (when: string) =>
      dueOf(
        runsOf("next-reply", [...filed("03-02T09:00:00"), event("customer-replied", when)], holiday)[0],
        holiday,
      );
    expect(reply("03-02T11:00:00")).toBe("2026-03-03T10:00:00.000Z");
    expect(reply("03-02T12:00:00")).toBe("2026-03-04T11:00:00.000Z");
  });
});
