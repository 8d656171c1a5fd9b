import { describe, expect, it } from "vitest";
import { isSeverity, moreUrgent, SEVERITIES, severityRank } from "@/lib/domain/severity";

describe("severity", () => {
  it("is ordered from urgent to low", () => {
    expect(SEVERITIES.map(severityRank)).toEqual([0, 1, 2]);
  });

  it("takes the more urgent of two, whatever the order", () => {
    for (const a of SEVERITIES) {
      for (const b of SEVERITIES) {
        const rank = Math.min(severityRank(a), severityRank(b));
        expect(severityRank(moreUrgent(a, b))).toBe(rank);
      }
    }
  });

  it("knows its own words only", () => {
    expect(isSeverity("urgent")).toBe(true);
    expect(isSeverity("Urgent")).toBe(false);
    expect(isSeverity("critical")).toBe(false);
  });
});
