import { describe, expect, it } from "vitest";
import { caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import { at, BOOK, dueOf, event, filed, runsOf } from "@/tests/support/sla/scene";

describe("the next update", () => {
  it("starts with each word of ours, rests while the ball is with the customer, starts anew when work resumes", () => {
    const log = [
      ...filed("03-02T09:00:00"),
      event("holding-reply-sent", "03-02T10:00:00"),
      event("holding-reply-sent", "03-02T20:00:00"),
      event("answered", "03-03T08:00:00", { to: "waiting-for-customer" }),
      event("customer-replied", "03-05T08:00:00", { from: "waiting-for-customer" }),
    ];
    const runs = runsOf("next-update", log);
    expect(runs.map(({ ending }) => ending)).toEqual(["kept", "kept", null]);
    expect(dueOf(runs[2])).toBe("2026-03-06T08:00:00.000Z");
  });

  it("is not promised to an enquiry", () => {
    expect(
      runsOf("next-update", [...filed("03-02T09:00:00", "low"), event("answered", "03-02T10:00:00")]),
    ).toEqual([]);
  });
});

describe("their message", () => {
  it("starts the reply's clock once, until a person writes", () => {
    const log = [
      ...filed("03-02T09:00:00"),
      event("customer-replied", "03-02T10:00:00"),
      event("customer-replied", "03-02T11:00:00"),
      event("answered", "03-02T12:00:00"),
    ];
    expect(runsOf("next-reply", log)).toMatchObject([{ startedAt: at("03-02T10:00:00"), ending: "kept" }]);
  });

  it("of thanks after the end starts nothing (Chatwoot 10178)", () => {
    const log = [
      ...filed("03-02T09:00:00"),
      event("answered", "03-02T10:00:00"),
      event("resolved", "03-02T10:00:00", { to: "resolved" }),
      event("customer-replied", "03-02T11:00:00"),
    ];
    expect(caseClocks(BOOK, log)?.columns.nextDueAt).toBeNull();
  });
});
