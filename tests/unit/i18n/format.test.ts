import { describe, expect, it } from "vitest";
import {
  dayInZone,
  formatDue,
  formatDuration,
  formatHours,
  formatInstant,
  formatMoney,
  formatPercent,
  formatRelative,
  formatSpan,
  formatZone,
} from "@/lib/i18n/format";

const taipei = { timeZone: "Asia/Taipei" };
const at = new Date("2026-11-22T06:20:00Z");
// Node's data puts narrow or no-break spaces where one would type a space.
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, " ");

describe("instants", () => {
  it("are shown in the organisation's zone and the reader's language", () => {
    expect(formatInstant(at, { locale: "en", ...taipei })).toBe("22 Nov 2026, 14:20");
    expect(formatInstant(at, { locale: "zh-Hans", ...taipei })).toBe("2026年11月22日 14:20");
    expect(formatInstant(at, { locale: "zh-Hant", ...taipei })).toBe("2026年11月22日 14:20");
    expect(formatInstant(at, { locale: "en", timeZone: "America/New_York" }, "time")).toBe("01:20");
  });

  it("show midnight as 00:00", () => {
    expect(formatInstant(new Date("2026-11-21T16:00:00Z"), { locale: "en", ...taipei }, "time")).toBe(
      "00:00",
    );
  });

  it("name their zone and their day", () => {
    expect(formatZone({ locale: "en", ...taipei }, at)).toMatch(/Standard Time$/);
    expect(dayInZone(new Date("2026-11-21T16:00:00Z"), "Asia/Taipei")).toBe("2026-11-22");
  });
});

describe("formatDue", () => {
  const now = new Date("2026-11-22T01:00:00Z");
  it.each([
    ["2026-11-22T06:20:00Z", "en", "14:20 today"],
    ["2026-11-22T16:30:00Z", "en", "00:30 tomorrow"],
    ["2026-11-21T06:20:00Z", "zh-Hans", "昨天 14:20"],
    ["2026-11-22T06:20:00Z", "zh-Hant", "今天 14:20"],
    ["2026-11-25T06:20:00Z", "en", "25 Nov 2026, 14:20"],
  ] as const)("%s in %s is %s", (due, locale, expected) => {
    expect(formatDue(new Date(due), now, { locale, ...taipei })).toBe(expected);
  });
});

describe("lengths of time", () => {
  it.each([
    [0, "en", "0 min"],
    [29_000, "en", "0 min"],
    [80 * 60_000, "en", "1 h 20 min"],
    [25 * 3_600_000, "en", "1 d 1 h"],
    [48 * 3_600_000, "en", "2 d"],
    [-80 * 60_000, "zh-Hans", "1小时20分钟"],
    [80 * 60_000, "zh-Hant", "1小時20分鐘"],
  ] as const)("%d ms in %s is %s", (length, locale, expected) => {
    expect(plain(formatDuration(length, locale))).toBe(expected);
  });

  it("of opening hours are never days", () => {
    expect(plain(formatHours(80 * 3_600_000, "en"))).toBe("80 h");
    expect(plain(formatHours(90 * 60_000, "zh-Hans"))).toBe("1小时30分钟");
    expect(plain(formatHours(0, "zh-Hant"))).toBe("0分鐘");
  });

  it.each([
    ["2026-11-22T01:00:00Z", "2026-11-22T10:00:00Z", "22 Nov 2026, 09:00 – 18:00"],
    ["2026-11-22T01:00:00Z", "2026-11-22T16:00:00Z", "22 Nov 2026, 09:00 – 24:00"],
    ["2026-11-22T14:00:00Z", "2026-11-22T22:00:00Z", "22 Nov 2026, 22:00 – 23 Nov 2026, 06:00"],
  ])("from %s to %s is the span %s", (from, to, expected) => {
    expect(plain(formatSpan(new Date(from), new Date(to), { locale: "en", ...taipei }))).toBe(expected);
  });

  it("are told from now", () => {
    expect(formatRelative(new Date(at.getTime() - 3 * 3_600_000), at, "en")).toBe("3 hours ago");
    expect(formatRelative(new Date(at.getTime() - 3 * 3_600_000), at, "zh-Hans")).toBe("3小时前");
    expect(formatRelative(new Date(at.getTime() + 86_400_000), at, "zh-Hant")).toBe("明天");
    expect(formatRelative(at, at, "en")).toBe("now");
  });
});

describe("money and shares", () => {
  it.each([
    [{ amountMinor: 129_900n, currency: "TWD" }, "zh-Hant", "NT$1,299.00"],
    [{ amountMinor: 4_900n, currency: "USD" }, "zh-Hant", "US$49.00"],
    [{ amountMinor: 350n, currency: "JPY" }, "zh-Hant", "JP¥350"],
    [{ amountMinor: 129_900n, currency: "CNY" }, "zh-Hans", "¥1,299.00"],
    [{ amountMinor: 129_900n, currency: "TWD" }, "en", "NT$1,299.00"],
    [{ amountMinor: 350n, currency: "JPY" }, "en", "JP¥350"],
    [{ amountMinor: 1_250n, currency: "BHD" }, "en", "BHD 1.250"],
    [{ amountMinor: -500n, currency: "EUR" }, "en", "-€5.00"],
    [{ amountMinor: 900_719_925_474_099_355n, currency: "EUR" }, "en", "€9,007,199,254,740,993.55"],
  ] as const)("%o in %s is %s", (money, locale, expected) => {
    expect(plain(formatMoney(money, locale))).toBe(expected);
  });

  it("shows HUF with its two ISO decimals, whatever the platform thinks", () => {
    expect(plain(formatMoney({ amountMinor: 12_345n, currency: "HUF" }, "en"))).toBe("HUF 123.45");
  });

  it("shows shares", () => {
    expect(formatPercent(0.934, "en", 1)).toBe("93.4%");
  });
});
