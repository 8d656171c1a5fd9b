import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComplaintEventType, EventFacts } from "@/lib/domain/complaint-events";
import { caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import { nearestDue } from "@/lib/domain/sla/runs/index-row";
import { dueAtOf, termsOfRun } from "@/lib/domain/sla/runs/run";
import { clockRuns } from "@/lib/domain/sla/runs/runs";
import { at, BOOK, filed } from "@/tests/support/sla/scene";

const TYPES = [
  ["answered", {}],
  ["answered", { to: "waiting-for-customer" }],
  ["holding-reply-sent", {}],
  ["customer-replied", { from: "waiting-for-customer" }],
  ["customer-replied", {}],
  ["severity-changed", { to: "urgent" }],
  ["severity-changed", { to: "low" }],
  ["severity-changed", { to: "standard" }],
  ["status-moved", { to: "investigating" }],
  ["status-moved", { to: "decided" }],
  ["status-moved", { to: "waiting-for-customer" }],
  ["award-offered", {}],
  ["assessed", { categoryKey: "billing", to: "assessed" }],
  ["resolved", { to: "resolved" }],
  ["closed", { to: "closed", messageId: "m" }],
  ["reopened", { to: "reopened" }],
  ["appealed", { to: "under-appeal" }],
  ["appeal-answered", {}],
] as const satisfies readonly (readonly [ComplaintEventType, EventFacts])[];

/** Any log at all, also one that no desk would write: steps of one minute to three days apart. */
const logs = fc
  .array(fc.tuple(fc.constantFrom(...TYPES), fc.integer({ min: 0, max: 4_320 })), { maxLength: 14 })
  .map((steps) => {
    let now = at("03-02T09:00:00").getTime();
    const later = steps.map(([[type, facts], minutes]) => {
      now += minutes * 60_000;
      return { type, facts, occurredAt: new Date(now) };
    });
    return [...filed("03-02T09:00:00"), ...later];
  });

describe("laws of any log", () => {
  it("what ended is never rewritten by what comes after", () => {
    fc.assert(
      fc.property(logs, fc.nat(), (log, seed) => {
        const cut = log.slice(0, 2 + (seed % (log.length - 1)));
        const last = cut.at(-1)?.occurredAt.getTime() ?? 0;
        // Rows of one instant belong together: a log is only ever cut between two.
        const next = log[cut.length];
        if (next && next.occurredAt.getTime() === last) return;
        const whole = clockRuns(BOOK, log);
        for (const run of clockRuns(BOOK, cut).filter((one) => one.stoppedAt !== null))
          expect(whole).toContainEqual(run);
      }),
    );
  });

  it("a clock runs once at a time, ends after it starts, and is kept exactly when stopped in time", () => {
    fc.assert(
      fc.property(logs, (log) => {
        const runs = clockRuns(BOOK, log);
        for (const run of runs) {
          const due = dueAtOf(run, termsOfRun(BOOK, run));
          if (run.stoppedAt === null) continue;
          expect(run.stoppedAt.getTime()).toBeGreaterThanOrEqual(run.startedAt.getTime());
          if (run.ending === "broken")
            expect(run.stoppedAt.getTime()).toBeGreaterThan(due?.getTime() ?? Infinity);
          else expect(run.stoppedAt.getTime()).toBeLessThanOrEqual(due?.getTime() ?? Infinity);
        }
        for (const { key } of BOOK.terms[0]?.terms.clocks ?? []) {
          const own = runs.filter((run) => run.key === key);
          expect(own.map(({ run }) => run)).toEqual(own.map((_, index) => index + 1));
          for (const [index, run] of own.slice(1).entries())
            expect(own[index]?.stoppedAt?.getTime()).toBeLessThanOrEqual(run.startedAt.getTime());
        }
      }),
    );
  });

  it("the queue's due time is the nearest of what runs; a settled case has none", () => {
    fc.assert(
      fc.property(logs, (log) => {
        const clocks = caseClocks(BOOK, log);
        expect(clocks?.columns.nextDueAt).toEqual(nearestDue(clocks?.rows ?? []));
        const open = clocks?.runs.filter((run) => run.stoppedAt === null) ?? [];
        if (open.length === 0) expect(clocks?.columns.nextDueAt).toBeNull();
      }),
    );
  });
});
