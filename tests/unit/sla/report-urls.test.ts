import { describe, expect, it } from "vitest";
import { defaultTerms, officeHours } from "@/lib/domain/sla/terms/default-terms";
import { readRunCursor, readSlaFilter, slaQuery, writeRunCursor } from "@/lib/sla/report-filter";
import { ALWAYS, askedOf, lastQuarter, readWhatIfForm } from "@/lib/sla/what-if-input";

const SINCE = new Date("2020-01-01T00:00:00Z");
const NOW = new Date("2026-05-06T00:00:00Z");
const clocks = ["promise", "resolution"];
const book = {
  terms: [{ version: 1, effectiveFrom: SINCE, publishedAt: SINCE, terms: defaultTerms("UTC") }],
  calendars: [
    {
      key: "office",
      version: 1,
      effectiveFrom: SINCE,
      calendar: officeHours("UTC"),
      departments: null,
      regions: null,
    },
  ],
};

describe("the report's URL", () => {
  it("reads what it writes, and the first clock for one that is not there", () => {
    const params = { period: "90d", clock: "resolution", severity: "urgent" };
    const filter = readSlaFilter(params, { today: "2026-05-06", clocks });
    expect(slaQuery(filter)).toEqual({ ...params, department: null });
    expect(readSlaFilter({ clock: "x", severity: "x" }, { today: "2026-05-06", clocks })).toMatchObject({
      clock: "promise",
      severity: null,
    });
    const cursor = { startedAt: NOW, complaintId: "0190d3a0-0000-7000-8000-000000000000", run: 2 };
    expect(readRunCursor({ after: writeRunCursor(cursor) })).toEqual(cursor);
    for (const after of ["", "1_2_3", `-1_${cursor.complaintId}_1`, `1_${cursor.complaintId}_x`])
      expect(readRunCursor({ after })).toBeNull();
  });
});

describe("what if", () => {
  const asked = (params: Record<string, string>) =>
    askedOf(readWhatIfForm(params, { today: "2026-05-06", clocks }), book, { timeZone: "UTC", now: NOW });

  it("looks at the last whole quarter", () => {
    expect(lastQuarter("2026-05-06")).toEqual({ from: "2026-01-01", to: "2026-03-31" });
    expect(lastQuarter("2026-01-01")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  });

  it("tries nothing until something is asked, and nothing that makes no sense", () => {
    expect(asked({}).kind).toBe("idle");
    for (const params of [
      { standard: "0" },
      { standard: "1.5" },
      { urgent: "10001" },
      { calendar: "nowhere" },
      { standard: "1", from: "2025-01-01", to: "2026-01-02" },
      { standard: "1", from: "2026-02-30" },
    ])
      expect(asked(params).kind).toBe("invalid");
    expect(asked({ standard: "12", calendar: "office" })).toMatchObject({
      kind: "asked",
      period: { from: "2026-01-01", to: "2026-03-31" },
      change: { targets: { standard: { unit: "hours", count: 12 } }, calendar: officeHours("UTC") },
    });
    expect(asked({ calendar: ALWAYS }).kind).toBe("asked");
  });
});
