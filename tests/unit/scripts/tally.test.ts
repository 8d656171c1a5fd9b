import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { add, lastLine, readTally } from "@/scripts/test/tally";

const folder = mkdtempSync(join(tmpdir(), "amends-tally-"));
afterAll(() => rmSync(folder, { recursive: true }));

function reportOf(content: object): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

describe("the count of tests", () => {
  it("reads both runners' reports", () => {
    expect(readTally(reportOf(vitest), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 4 };
    expect(readTally(reportOf({ stats }), 1)).toEqual({ passed: 3, failed: 2, skipped: 4 });
  });

  it("is never green when a runner broke without naming a test", () => {
    expect(readTally(reportOf(vitest), 1).failed).toBe(1);
    expect(readTally(join(folder, "missing.json"), 0).failed).toBe(1);
    expect(readTally(reportOf({ other: true }), 0).failed).toBe(1);
  });

  it("ends in one line that adds everything up", () => {
    const total = add({ passed: 1, failed: 0, skipped: 2 }, { passed: 10, failed: 1, skipped: 0 });
    expect(lastLine(total)).toBe("11 passed, 1 failed, 2 skipped");
  });
});
