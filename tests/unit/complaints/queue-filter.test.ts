import { describe, expect, it } from "vitest";
import {
  cursorText,
  isFiltered,
  NO_FILTER,
  parseQueueCursor,
  parseQueueFilter,
  parseSearchCursor,
  parseSearchText,
} from "@/lib/complaints/queue-filter";
import { readSeverityReasons } from "@/lib/complaints/severity-reasons";

const ID = "01a200f9-d108-73eb-998e-a4e61fe07691";

describe("the filter in the URL", () => {
  it("reads what means something and leaves out the rest", () => {
    const filter = parseQueueFilter({
      severity: "urgent",
      status: "investigating",
      category: "delivery",
      region: "north",
      assignee: "me",
      language: "zh-Hant",
      channel: ["phone", "web"],
      sort: "chance",
    });
    expect(filter).toEqual({
      severity: "urgent",
      status: "investigating",
      category: "delivery",
      region: "north",
      assignee: "me",
      language: "zh-Hant",
      channel: "phone",
      sort: "chance",
    });
    const nonsense = {
      severity: "very",
      status: "1; DROP",
      category: "a'b",
      region: "../",
      assignee: "x",
      language: "fr",
      channel: "",
      sort: "luck",
    };
    expect(parseQueueFilter(nonsense)).toEqual(NO_FILTER);
    expect(isFiltered(filter)).toBe(true);
    expect(isFiltered(NO_FILTER)).toBe(false);
  });

  it("a cursor comes back as it went, with and without a due time", () => {
    for (const nextDueAt of [new Date("2026-11-20T12:00:00.123Z"), null]) {
      const text = cursorText({ queueRank: 2, nextDueAt, vipRank: 1, id: ID });
      expect(parseQueueCursor({ before: text })).toEqual({
        direction: "before",
        rank: 2,
        dueMs: nextDueAt?.getTime() ?? null,
        vipRank: 1,
        id: ID,
      });
    }
    expect(parseSearchCursor({ after: `1700000000000.${ID}` })).toEqual({
      receivedMs: 1_700_000_000_000,
      id: ID,
    });
    expect(parseSearchCursor({ after: "now" })).toBeNull();
  });

  it("words are trimmed, bounded and free of NUL", () => {
    expect(parseSearchText({ q: "  退款\u0000 " })).toBe("退款");
    expect(parseSearchText({ q: "x".repeat(500) })).toHaveLength(200);
    expect(parseSearchText({})).toBe("");
  });
});

describe("stored reasons of a severity", () => {
  it("are read whatever else the column holds", () => {
    expect(readSeverityReasons(null)).toEqual([]);
    expect(readSeverityReasons(["x", 1, { matched: "no rule" }, { ruleId: "safety", matched: 7 }])).toEqual([
      { ruleId: "safety", matched: "" },
    ]);
    const byHand = { ruleId: "staff", matched: "why", from: "low", to: "urgent", staffId: ID };
    expect(readSeverityReasons([byHand])).toEqual([byHand]);
  });
});
