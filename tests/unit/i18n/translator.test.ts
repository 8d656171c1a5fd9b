import { describe, expect, it } from "vitest";
import { browserMessages } from "@/lib/i18n/browser-messages";
import type { Locale } from "@/lib/i18n/config";
import { translatorFor } from "@/lib/i18n/translator";

describe("translatorFor", () => {
  it("fills in values and counts by the language's own rules", () => {
    const within = (locale: Locale, count: number) =>
      translatorFor(locale, "home")("promise.within.hours", { count });
    expect(within("en", 1)).toBe("within 1 hour");
    expect(within("en", 48)).toBe("within 48 hours");
    expect(translatorFor("zh-Hant", "home")("promise.low", { within: within("zh-Hant", 48) })).toBe(
      "詢問：48 小時內回覆",
    );
  });

  it("throws on a missing key or value, so that no mail leaves with a hole in it", () => {
    expect(() => translatorFor("en", "home")("no.such.key")).toThrow();
    expect(() => translatorFor("en", "home")("promise.low")).toThrow();
    expect(translatorFor("en", "home").has("no.such.key")).toBe(false);
  });
});

describe("browserMessages", () => {
  it("hands over only what was named", () => {
    expect(Object.keys(browserMessages("en", ["common"]))).toEqual(["common"]);
  });
});
