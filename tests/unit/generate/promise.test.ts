import { describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/domain/duration";
import { nextUpdateDueAt, promiseDueAt, satisfiesPromise } from "@/scripts/generate/story/promise";

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
