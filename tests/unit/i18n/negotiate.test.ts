import { describe, expect, it } from "vitest";
import { localeOfTag, negotiateLocale, splitLocalePrefix } from "@/lib/i18n/negotiate";

describe("negotiateLocale", () => {
  it.each([
    { given: { prefix: "zh-Hant", cookie: "en", acceptLanguage: "zh-CN" }, expected: "zh-Hant" },
    { given: { prefix: null, cookie: "zh-Hans", acceptLanguage: "en" }, expected: "zh-Hans" },
    { given: { prefix: "fr", cookie: "klingon", acceptLanguage: "zh-TW" }, expected: "zh-Hant" },
    { given: { acceptLanguage: "de-AT,de;q=0.9,zh-HK;q=0.8,en;q=0.7" }, expected: "zh-Hant" },
    { given: { acceptLanguage: "en;q=0.2, zh-CN;q=0.9" }, expected: "zh-Hans" },
    { given: { acceptLanguage: "zh;q=0, en" }, expected: "en" },
    { given: { acceptLanguage: "*" }, expected: "en" },
    { given: { acceptLanguage: "fr" }, expected: "en" },
    { given: { acceptLanguage: ";;q=,,fr;q=abc" }, expected: "en" },
    { given: {}, expected: "en" },
  ])("$given → $expected", ({ given, expected }) => {
    expect(negotiateLocale(given)).toBe(expected);
  });

  it.each([
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-MO", "zh-Hant"],
    ["ZH-hant", "zh-Hant"],
    ["zh-Hans-HK", "zh-Hans"],
    ["zh-Hant-CN", "zh-Hant"],
    ["en-US", "en"],
    ["ja", undefined],
    ["zhx", undefined],
  ])("%s is read as %s", (tag, expected) => {
    expect(localeOfTag(tag)).toBe(expected);
  });
});

describe("splitLocalePrefix", () => {
  it.each([
    ["/zh-Hant/complaints/new", "zh-Hant", "/complaints/new"],
    ["/en", "en", "/"],
    ["/zh-Hans/", "zh-Hans", "/"],
    ["/english", null, "/english"],
    ["/zh-TW/policy", null, "/zh-TW/policy"],
    ["/", null, "/"],
  ])("%s → %s %s", (path, locale, pathname) => {
    expect(splitLocalePrefix(path)).toEqual({ locale, pathname });
  });
});
