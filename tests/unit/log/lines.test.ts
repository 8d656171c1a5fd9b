import { describe, expect, it } from "vitest";
import { runAsJob } from "@/lib/http/request-context";
import { asText } from "@/lib/log/as-text";
import { makeLog } from "@/lib/log/logger";
import { safeError } from "@/lib/log/safe-error";

function linesOf(level: "info" | "debug" | "silent") {
  const lines: string[] = [];
  return { lines, log: makeLog({ level, format: "json" }, { write: (line) => void lines.push(line) }) };
}

describe("a line of the log", () => {
  it("is one JSON object with time, level and message", () => {
    const { lines, log } = linesOf("info");
    log.info({ route: "/queue/[reference]", status: 200 }, "request");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      pid: process.pid,
      route: "/queue/[reference]",
      status: 200,
      message: "request",
    });
  });

  it("carries the name of the job it was written for", async () => {
    const { lines, log } = linesOf("info");
    await runAsJob("41", async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      log.info("here");
    });
    log.info("outside");
    expect(lines.map((line) => JSON.parse(line).request)).toEqual(["job-41", undefined]);
  });

  it.each([
    ["info", ["info"]],
    ["debug", ["debug", "info"]],
    ["silent", []],
  ] as const)("is written from level %s upwards: %o", (level, expected) => {
    const { lines, log } = linesOf(level);
    log.debug("debug");
    log.info("info");
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(expected);
  });

  it("reads as text at a terminal, an error with its place below", () => {
    const { lines, log } = linesOf("info");
    log.error({ route: "/queue", error: safeError(new RangeError("secret words")) }, "request failed");
    const text = asText(lines[0] ?? "");
    expect(text).toMatch(
      /^\d\d:\d\d:\d\d\.\d{3} error request failed route=\/queue\n {4}RangeError\n {6}at /,
    );
    expect(text).not.toContain("secret words");
  });
});
