import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import { SEVERITIES } from "@/lib/domain/severity";
import { RESPONSE_HOURS } from "@/lib/domain/sla/terms/default-terms";
import { at, dueOf, event, filed, runsOf } from "@/tests/support/sla/scene";

describe("a change of severity", () => {
  it("may bring a deadline forward, never back: min(old due, change + new target)", () => {
    const due = (from: string, to: string, when: string) =>
      dueOf(
        runsOf("promise", [...filed("03-02T09:00:00", from), event("severity-changed", when, { to })])[0],
      );
    expect(due("standard", "urgent", "03-02T12:00:00")).toBe("2026-03-02T13:00:00.000Z");
    expect(due("standard", "urgent", "03-03T08:30:00")).toBe("2026-03-03T09:00:00.000Z");
    expect(due("urgent", "low", "03-02T09:30:00")).toBe("2026-03-02T10:00:00.000Z");
  });

  it("never pushes a promise back, nor past the new target from then", () => {
    const minutes = fc.integer({ min: 1, max: 47 * 60 });
    fc.assert(
      fc.property(
        fc.constantFrom(...SEVERITIES),
        fc.constantFrom(...SEVERITIES),
        minutes,
        (from, to, after) => {
          const start = at("03-02T09:00:00").getTime();
          const change = {
            type: "severity-changed",
            occurredAt: new Date(start + after * MINUTE_MS),
            facts: { to },
          } as const;
          const due = dueOf(runsOf("promise", [...filed("03-02T09:00:00", from), change])[0]);
          const old = start + RESPONSE_HOURS[from] * HOUR_MS;
          expect(Date.parse(due ?? "")).toBe(
            Math.min(old, change.occurredAt.getTime() + RESPONSE_HOURS[to] * HOUR_MS),
          );
        },
      ),
    );
  });

  it("keeps the pause so far (GLPI 6902, 15605)", () => {
    const log = [
      ...filed("03-02T09:00:00"),
      event("answered", "03-02T10:00:00", { to: "waiting-for-customer" }),
      event("customer-replied", "03-03T10:00:00", { from: "waiting-for-customer" }),
      event("severity-changed", "03-03T11:00:00", { to: "low" }),
    ];
    const [run] = runsOf("resolution", log);
    expect(run?.pauses).toEqual([{ from: at("03-02T10:00:00"), to: at("03-03T10:00:00") }]);
    // 40 hours from the change in nine-hour days: Tuesday 7 h, then three days of nine, then 6 h of Monday.
    expect(dueOf(run)).toBe("2026-03-09T15:00:00.000Z");
  });
});
