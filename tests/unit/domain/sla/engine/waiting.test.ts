import { describe, expect, it } from "vitest";
import { caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import { at, BOOK, dueOf, event, filed, runsOf } from "@/tests/support/sla/scene";

describe("waiting for the customer", () => {
  const waiting = [
    ...filed("03-02T09:00:00"),
    event("holding-reply-sent", "03-02T10:00:00", { to: "waiting-for-customer" }),
  ];

  it("pauses the clocks that allow it, which then cannot turn late (GLPI 24481), and no promise", () => {
    expect(dueOf(runsOf("resolution", waiting)[0])).toBeNull();
    expect(caseClocks(BOOK, waiting)?.rows.find(({ key }) => key === "resolution")?.state).toBe("paused");
    expect(dueOf(runsOf("promise", waiting)[0])).toBe("2026-03-03T09:00:00.000Z");
  });

  it("ends with their reply, not with our next click", () => {
    const log = [
      ...waiting,
      event("customer-replied", "03-03T10:00:00", { from: "waiting-for-customer" }),
      event("status-moved", "03-05T10:00:00", { from: "investigating", to: "decided" }),
    ];
    expect(runsOf("resolution", log)[0]?.pauses).toEqual([
      { from: at("03-02T10:00:00"), to: at("03-03T10:00:00") },
    ]);
  });

  it("is no pause over a weekend that is closed anyway (GLPI 10594)", () => {
    const over = (from: string, to: string) =>
      dueOf(
        runsOf("resolution", [
          ...filed("03-06T15:00:00", "urgent"),
          event("answered", from, { to: "waiting-for-customer" }),
          event("customer-replied", to, { from: "waiting-for-customer" }),
        ])[0],
      );
    expect(over("03-06T18:00:00", "03-09T09:00:00")).toBe(
      dueOf(runsOf("resolution", filed("03-06T15:00:00", "urgent"))[0]),
    );
  });
});

describe("a reopened case", () => {
  const log = [
    ...filed("03-02T09:00:00"),
    event("closed", "03-03T09:00:00", { to: "closed", messageId: "m" }),
    event("reopened", "03-20T09:00:00", { from: "closed", to: "reopened" }),
  ];

  it("gets a resolution of its own: the time it was closed is neither used nor a pause (GLPI 23359)", () => {
    const runs = runsOf("resolution", log);
    expect(runs).toMatchObject([
      { ending: "kept", stoppedAt: at("03-03T09:00:00") },
      { startedAt: at("03-20T09:00:00"), pauses: [], ending: null },
    ]);
  });

  it("keeps its first promise as it was", () => {
    expect(runsOf("promise", log)).toMatchObject([{ ending: "kept" }]);
  });
});
