import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import {
  isBroken,
  isRelaxation,
  nextUpdateDueAt,
  promiseDueAt,
  promiseState,
  satisfiesPromise,
} from "@/lib/domain/promise";

const received = new Date("2026-03-06T16:00:00Z");
const after = (ms: number) => new Date(received.getTime() + ms);

describe("the promise", () => {
  it.each([
    ["urgent", "2026-03-06T17:00:00.000Z"],
    ["standard", "2026-03-07T16:00:00.000Z"],
    ["low", "2026-03-08T16:00:00.000Z"],
  ] as const)("%s received on Friday at 16:00 is due at %s on the wall clock", (severity, due) => {
    expect(promiseDueAt(received, severity).toISOString()).toBe(due);
  });

  it("follows an edited table for new promises", () => {
    expect(promiseDueAt(received, "low", { urgent: 1, standard: 8, low: 12 })).toEqual(after(12 * HOUR_MS));
  });

  it("updates an open case every 4 hours when urgent, every 24 when standard", () => {
    expect(nextUpdateDueAt(received, "urgent")).toEqual(after(4 * HOUR_MS));
    expect(nextUpdateDueAt(received, "standard")).toEqual(after(24 * HOUR_MS));
    expect(nextUpdateDueAt(received, "low")).toBeNull();
  });
});

describe("what keeps a promise", () => {
  it.each([
    ["urgent", "acknowledgement", false],
    ["urgent", "holding-reply", true],
    ["urgent", "answer", true],
    ["urgent", "offer", true],
    ["urgent", "decision", true],
    ["standard", "acknowledgement", false],
    ["standard", "holding-reply", false],
    ["standard", "answer", true],
    ["standard", "offer", true],
    ["standard", "decision", true],
    ["low", "acknowledgement", false],
    ["low", "holding-reply", false],
    ["low", "answer", true],
    ["low", "offer", true],
    ["low", "decision", true],
  ] as const)("%s by %s: %s", (severity, event, kept) => {
    expect(satisfiesPromise(severity, event)).toBe(kept);
  });
});

describe("a change of severity", () => {
  it("is a relaxation only towards a longer promise", () => {
    expect(isRelaxation("urgent", "standard")).toBe(true);
    expect(isRelaxation("standard", "low")).toBe(true);
    expect(isRelaxation("low", "urgent")).toBe(false);
    expect(isRelaxation("standard", "standard")).toBe(false);
  });
});

describe("the state of a promise", () => {
  const dueAt = after(HOUR_MS);
  const state = (now: number, keptAt: number | null = null) =>
    promiseState({
      severity: "urgent",
      dueAt,
      keptAt: keptAt === null ? null : after(keptAt),
      now: after(now),
    });

  it("is on time, then due soon, then late", () => {
    expect(state(0)).toEqual({ kind: "on-time", remainingMs: HOUR_MS });
    expect(state(39 * MINUTE_MS).kind).toBe("on-time");
    expect(state(40 * MINUTE_MS)).toEqual({ kind: "due-soon", remainingMs: 20 * MINUTE_MS });
    expect(state(HOUR_MS + 1)).toEqual({ kind: "late", lateByMs: 1 });
  });

  it("is not broken at the deadline itself, only after it", () => {
    expect(state(HOUR_MS)).toEqual({ kind: "due-soon", remainingMs: 0 });
    expect(state(5 * HOUR_MS, HOUR_MS)).toEqual({ kind: "kept", spareMs: 0 });
    expect(state(5 * HOUR_MS, HOUR_MS + 1)).toEqual({ kind: "kept-late", lateByMs: 1 });
  });

  it("stays broken once broken", () => {
    expect(isBroken(state(9 * HOUR_MS, 2 * HOUR_MS))).toBe(true);
    expect(isBroken(state(2 * HOUR_MS))).toBe(true);
    expect(isBroken(state(9 * HOUR_MS, 10))).toBe(false);
    expect(isBroken(state(0))).toBe(false);
  });

  it("has a threshold per severity", () => {
    const due = after(24 * HOUR_MS);
    const kind = (severity: "standard" | "low", hoursLeft: number) =>
      promiseState({ severity, dueAt: due, keptAt: null, now: after((24 - hoursLeft) * HOUR_MS) }).kind;
    expect([kind("standard", 5), kind("standard", 4)]).toEqual(["on-time", "due-soon"]);
    expect([kind("low", 9), kind("low", 8)]).toEqual(["on-time", "due-soon"]);
  });
});
