import { describe, expect, it } from "vitest";
import { normaliseEmail, normaliseName, normalisePhone, phoneRegions } from "@/lib/customers/schema";

describe("an e-mail address", () => {
  it.each([
    [" Anna@Example.COM ", "anna@example.com"],
    ["ａｎｎａ＠example.com", "anna@example.com"],
    ["li+orders@例え.jp", "li+orders@xn--r8jz45g.jp"],
  ])("%s is kept as %s", (typed, kept) => {
    expect(normaliseEmail(typed)).toBe(kept);
  });

  it.each([
    '"e@attacker.com"@victim.com',
    "anna@",
    "@example.com",
    "anna",
    "anna@example",
    "a b@example.com",
    "anna@example.com\r\nBcc: all@example.com",
    `${"a".repeat(250)}@example.com`,
  ])("%s is refused", (typed) => {
    expect(normaliseEmail(typed)).toBeNull();
  });
});

describe("a phone number", () => {
  it.each([
    ["0912-345-678", "zh-Hant", "TWD", "+886912345678"],
    ["０９１２３４５６７８", "zh-Hant", "TWD", "+886912345678"],
    ["138 0013 8000", "zh-Hans", "CNY", "+8613800138000"],
    ["13800138000", "zh-Hans", "TWD", "+8613800138000"],
    ["+44 20 7946 0958", "en", "TWD", "+442079460958"],
    ["0044 20 7946 0958", "en", "USD", "+442079460958"],
  ] as const)("%s (%s, %s) is kept as %s", (typed, locale, currency, kept) => {
    expect(normalisePhone(typed, phoneRegions(locale, currency))).toBe(kept);
  });

  it("is refused when its country cannot be told", () => {
    expect(normalisePhone("0912345678", phoneRegions("en", "EUR"))).toBeNull();
    expect(normalisePhone("call me", phoneRegions("zh-Hant", "TWD"))).toBeNull();
  });
});

it("keeps a name on one line", () => {
  expect(normaliseName("  Anna\r\nBcc: x\u202e Lee ")).toBe("Anna Bcc: x Lee");
});
