import { describe, expect, it } from "vitest";
import { tasksOfMinute, untilNextMinute } from "@/lib/jobs/schedule";
import { SCHEDULE, TASKS } from "@/lib/jobs/tasks";

describe("the schedule", () => {
  const every = [
    { task: "often", everyMinutes: 1 },
    { task: "hourly", everyMinutes: 60 },
  ];

  it("runs a task in the minutes that its interval divides", () => {
    expect(tasksOfMinute(every, new Date("2026-11-22T10:00:30Z"))).toEqual(["often", "hourly"]);
    expect(tasksOfMinute(every, new Date("2026-11-22T10:01:00Z"))).toEqual(["often"]);
  });

  it("waits for the next full minute, never for none", () => {
    expect(untilNextMinute(new Date("2026-11-22T10:00:59.500Z"))).toBe(500);
    expect(untilNextMinute(new Date("2026-11-22T10:00:00Z"))).toBe(60_000);
  });

  it("names only tasks that exist", () => {
    expect(SCHEDULE.filter(({ task }) => !(task in TASKS))).toEqual([]);
  });
});
