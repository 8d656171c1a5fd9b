import { describe, expect, it } from "vitest";
import { caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import { stepAt } from "@/lib/domain/sla/runs/ladder";
import { dueAtOf, termsOfRun } from "@/lib/domain/sla/runs/run";
import type { CaseEvent } from "@/lib/domain/sla/runs/signals";
import { at, BOOK, event, filed, runsOf } from "@/tests/support/sla/scene";

describe("the ladder", () => {
  it("counts open time: half of eight office hours from Friday 15:00 is Monday 10:00", () => {
    const [run] = runsOf("next-reply", [
      ...filed("03-02T09:00:00"),
      event("customer-replied", "03-06T15:00:00"),
    ]);
    if (!run) throw new Error("no run");
    const terms = termsOfRun(BOOK, run);
    expect(stepAt(run, terms, 50)).toEqual(at("03-09T10:00:00"));
    expect(stepAt(run, terms, 100)).toEqual(dueAtOf(run, terms));
  });

  it("takes each step once: what the log says was told is not told again", () => {
    const log = filed("03-02T09:00:00");
    const next = (events: readonly CaseEvent[]) =>
      caseClocks(BOOK, events)
        ?.rows.find(({ key }) => key === "promise")
        ?.nextStepAt?.toISOString();
    expect(next(log)).toBe("2026-03-02T21:00:00.000Z");
    const told = event("clock-escalated", "03-02T21:00:10", { clock: "promise", percent: 50 });
    expect(next([...log, told])).toBe("2026-03-03T03:00:00.000Z");
  });
});
