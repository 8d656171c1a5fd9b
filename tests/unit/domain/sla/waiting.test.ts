import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComplaintEventType, EventFacts } from "@/lib/domain/complaint-events";
import type { CaseEvent } from "@/lib/domain/sla/runs/signals";
import {
  CLOSING_OBSTACLES,
  closingObstacle,
  currentWait,
  NO_REPLY,
  reopenableUntil,
  waitingPlan,
  waitingStep,
} from "@/lib/domain/sla/runs/waiting";
import { defaultTerms } from "@/lib/domain/sla/terms/default-terms";

const TAIPEI = defaultTerms("Asia/Taipei");
const at = (text: string) => new Date(`2026-${text}Z`);
const event = (type: ComplaintEventType, when: string, facts: EventFacts = {}): CaseEvent => ({
  type,
  occurredAt: at(when),
  facts,
});
const WAITS = { to: "waiting-for-customer" };
// 23:30 on the second of March in Taipei.
const ASKED = event("answered", "03-02T15:30:00", WAITS);
const wait = (...more: CaseEvent[]) => {
  const found = currentWait([event("filed", "03-01T08:00:00"), ASKED, ...more]);
  if (!found) throw new Error("it does not wait");
  return found;
};
const step = (events: CaseEvent[], now: string, obstacle: (typeof CLOSING_OBSTACLES)[number] | null = null) =>
  waitingStep(wait(...events), { terms: TAIPEI, obstacle }, at(now));
const REMINDED = event("customer-reminded", "03-05T23:00:00", { closesAt: "2026-03-09T16:00:00.000Z" });

describe("a wait", () => {
  it("lasts from our question to the reply, and a second question has its own time", () => {
    expect(wait().since).toEqual(at("03-02T15:30:00"));
    expect(currentWait([ASKED, event("customer-replied", "03-03T08:00:00", { from: WAITS.to })])).toBeNull();
    expect(currentWait([ASKED, event("status-moved", "03-03T08:00:00", { to: "investigating" })])).toBeNull();
    const again = wait(REMINDED, event("holding-reply-sent", "03-06T08:00:00"));
    expect(again).toEqual({ since: at("03-06T08:00:00"), reminder: null, handedOverAt: null });
    // Colleagues among themselves, and machines, ask nothing.
    expect(
      wait(event("note-added", "03-04T08:00:00"), event("clock-escalated", "03-04T09:00:00")).since,
    ).toEqual(at("03-02T15:30:00"));
  });

  it("counts days to their end where the house is", () => {
    expect(waitingPlan(wait(), TAIPEI)).toEqual({
      remindAt: at("03-05T16:00:00"),
      closesAt: at("03-09T16:00:00"),
    });
  });

  it("reminds, then closes on the day that the reminder told", () => {
    expect(step([], "03-05T15:59:59")).toEqual({ kind: "none", nextAt: at("03-05T16:00:00") });
    expect(step([], "03-05T23:00:00")).toEqual({ kind: "remind", closesAt: at("03-09T16:00:00") });
    expect(step([REMINDED], "03-09T15:59:59")).toMatchObject({ kind: "none" });
    expect(step([REMINDED], "03-09T16:00:00")).toEqual({ kind: "close" });
  });

  it("leaves as much time after a late reminder as after one in time", () => {
    expect(step([], "03-20T01:00:00")).toEqual({ kind: "remind", closesAt: at("03-23T16:00:00") });
  });

  it("asks a colleague, once, where a person must decide", () => {
    for (const obstacle of CLOSING_OBSTACLES) {
      const first = obstacle === "no-letters" ? { kind: "hand-over" } : { kind: "remind", closesAt: null };
      expect(step([], "03-06T01:00:00", obstacle)).toEqual(first);
      expect(step([REMINDED], "03-10T01:00:00", obstacle)).toEqual({ kind: "hand-over" });
      const asked = event("waiting-handed-over", "03-10T01:00:00");
      expect(step([REMINDED, asked], "03-30T01:00:00", obstacle)).toEqual({ kind: "none", nextAt: null });
    }
    // The obstacle is gone, but the customer was told of no closing.
    const quiet = event("customer-reminded", "03-05T23:00:00", { closesAt: null });
    expect(step([quiet], "03-20T01:00:00")).toEqual({ kind: "hand-over" });
  });

  it("is never closed without a reminder that named a day, nor before that day", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 60 * 24 }),
        (remindAfterDays, closeAfterDays, hours) => {
          const terms = { ...TAIPEI, waiting: { remindAfterDays, closeAfterDays } };
          const now = new Date(ASKED.occurredAt.getTime() + hours * 3_600_000);
          const first = waitingStep(wait(), { terms, obstacle: null }, now);
          if (first.kind !== "remind") {
            expect(first.kind).toBe("none");
            return;
          }
          const closesAt = first.closesAt ?? now;
          expect(closesAt.getTime() - now.getTime()).toBeGreaterThan(0);
          const told = {
            type: "customer-reminded",
            occurredAt: now,
            facts: { closesAt: closesAt.toISOString() },
          } as const;
          const before = new Date(closesAt.getTime() - 1);
          expect(waitingStep(wait(told), { terms, obstacle: null }, before).kind).toBe("none");
          expect(waitingStep(wait(told), { terms, obstacle: null }, closesAt)).toEqual({
            kind: "close",
          });
        },
      ),
    );
  });
});

describe("what needs a person", () => {
  const plain = {
    severity: "standard",
    vulnerable: false,
    openAwards: 0,
    hasOpenAppeal: false,
    owedResponses: 0,
    hasLetters: true,
  } as const;
  it.each([
    [{}, null],
    [{ severity: "urgent" as const }, "urgent"],
    [{ vulnerable: true }, "vulnerable"],
    [{ openAwards: 1 }, "open-award"],
    [{ hasOpenAppeal: true }, "appeal"],
    [{ owedResponses: 1 }, "final-response"],
    [{ hasLetters: false }, "no-letters"],
  ])("%j: %s", (facts, obstacle) => {
    expect(closingObstacle({ ...plain, ...facts })).toBe(obstacle);
  });
});

describe("reopening by a click", () => {
  const closed = event("closed", "03-10T01:00:00", { to: "closed", cause: NO_REPLY });
  it("is for cases closed for want of a reply, for thirty days", () => {
    expect(reopenableUntil([ASKED, closed], TAIPEI)).toEqual(at("04-09T16:00:00"));
    expect(
      reopenableUntil(
        [ASKED, closed, event("customer-replied", "03-11T01:00:00", { from: "closed" })],
        TAIPEI,
      ),
    ).toEqual(at("04-09T16:00:00"));
    expect(reopenableUntil([ASKED, { ...closed, facts: { to: "closed" } }], TAIPEI)).toBeNull();
    expect(
      reopenableUntil([ASKED, closed, event("reopened", "03-11T01:00:00", { to: "reopened" })], TAIPEI),
    ).toBeNull();
    expect(reopenableUntil([ASKED], TAIPEI)).toBeNull();
  });
});
