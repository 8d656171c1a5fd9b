import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

const NOW = new Date("2026-03-06T08:00:00Z");
const WINDOW = { limit: 5, windowMs: 60_000 };
const after = (ms: number) => new Date(NOW.getTime() + ms);

afterEach(() => {
  process.env.AMENDS_RATE_LIMIT = "on";
  forgetEnv();
});

describe("a counted window", () => {
  it("lets exactly its limit pass, also of fifty at once", async () => {
    const passed = await Promise.all(
      Array.from({ length: 50 }, () => takeFromWindow("try:anna", WINDOW, NOW)),
    );
    expect(passed.filter(Boolean)).toHaveLength(WINDOW.limit);
  });

  it("opens again when its time is over, and counts each subject apart", async () => {
    for (let n = 0; n < 5; n += 1) expect(await takeFromWindow("try:bo", WINDOW, NOW)).toBe(true);
    expect(await takeFromWindow("try:bo", WINDOW, after(59_999))).toBe(false);
    expect(await takeFromWindow("try:cy", WINDOW, NOW)).toBe(true);
    expect(await takeFromWindow("try:bo", WINDOW, after(60_000))).toBe(true);
  });

  it("keeps no address and no name", async () => {
    await takeFromWindow("filing:2001:db8::7", WINDOW, NOW);
    const rows = await db().rateWindow.findMany({ where: { key: { startsWith: "filing:" } } });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.key).not.toMatch(/2001|db8/);
  });

  it("counts nothing when it is switched off", async () => {
    process.env.AMENDS_RATE_LIMIT = "off";
    forgetEnv();
    for (let n = 0; n < 9; n += 1) expect(await takeFromWindow("try:di", WINDOW, NOW)).toBe(true);
  });
});
