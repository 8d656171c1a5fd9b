import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import { isBroken, isRelaxation, promiseState } from "@/lib/domain/promise";

const received = new Date("2026-03-06T16:00:00Z");
const after = (ms: number) => new Date(received.getTime() + ms);

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
