import { describe, expect, it } from "vitest";
import { OPEN_STATUSES } from "@/lib/domain/complaint-state";
import { suggestedWord } from "@/lib/domain/suggested-word";

const nothing = { departments: [], waitsForApproval: false, nextUpdateDueAt: null };
const due = new Date("2026-03-06T08:00:00Z");
const keys = (facts: Partial<Parameters<typeof suggestedWord>[0]>) =>
  suggestedWord({ status: "investigating", ...nothing, ...facts }).map(({ key }) => key);

describe("a suggested word", () => {
  it("says no more than the case knows", () => {
    expect(keys({})).toEqual(["working", "thanks"]);
    expect(keys({ status: "received" })).toEqual(["received", "thanks"]);
    expect(keys({ status: "under-appeal" })).toEqual(["review", "thanks"]);
    expect(keys({ status: "waiting-for-customer" })).toEqual(["asked", "thanks"]);
    expect(keys({ departments: ["Technology"], waitsForApproval: true, nextUpdateDueAt: due })).toEqual([
      "working",
      "departments",
      "approval",
      "next",
      "thanks",
    ]);
  });

  it("names a next word exactly where one is promised, wherever the case stands", () => {
    for (const status of OPEN_STATUSES) {
      expect(keys({ status })).not.toContain("next");
      expect(suggestedWord({ status, ...nothing, nextUpdateDueAt: due })).toContainEqual({
        key: "next",
        due,
      });
    }
  });
});
