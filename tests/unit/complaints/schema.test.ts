import { describe, expect, it } from "vitest";
import { type FilingContext, MAX_DESCRIPTION_LENGTH, parseFiling } from "@/lib/complaints/schema";

const now = new Date("2026-03-06T08:00:00Z");
const context: FilingContext = {
  now,
  locale: "zh-Hant",
  baseCurrency: "TWD",
  timeZone: "Asia/Taipei",
  categoryKeys: ["delivery", "billing"],
  regionKeys: ["north"],
  onBehalf: false,
};
const good = {
  token: "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000",
  startedAt: String(now.getTime() - 40_000),
  website: "",
  description: "包裹遲了三天,\r\n也沒有人回覆。",
  category: "delivery",
  orderReference: " ａb-12 ",
  amountPaid: "１,299.5",
  currency: "TWD",
  remedySought: "退款",
  mood: "2",
  name: "林 小姐",
  email: "Lin@Example.com",
  phone: "0912 345 678",
};
const problems = (change: Record<string, unknown>, over: Partial<FilingContext> = {}) => {
  const parsed = parseFiling({ ...good, ...change }, { ...context, ...over });
  return !parsed.ok && parsed.reason === "problems" ? parsed.problems : null;
};

describe("a filled-in form", () => {
  it("is read whole", () => {
    expect(parseFiling(good, context)).toEqual({
      ok: true,
      token: good.token,
      trapFilled: false,
      tookMs: 40_000,
      value: {
        channel: "web",
        receivedAt: now,
        locale: "zh-Hant",
        description: "包裹遲了三天,\n也沒有人回覆。",
        categoryKey: "delivery",
        regionKey: null,
        orderReference: "AB-12",
        amountPaid: { amountMinor: 129_950n, currency: "TWD" },
        remedySought: "退款",
        mood: 2,
        name: "林 小姐",
        email: "lin@example.com",
        phone: "+886912345678",
      },
    });
  });

  it("may leave out all but the text, a name and one way to answer", () => {
    const parsed = parseFiling(
      { token: good.token, description: "x", name: "A", phone: "+44 20 7946 0958", currency: "TWD" },
      context,
    );
    expect(parsed).toMatchObject({
      ok: true,
      value: { email: null, categoryKey: null, amountPaid: null, mood: null },
    });
  });

  it("tells whether the hidden field was filled and how long it took", () => {
    expect(parseFiling({ ...good, website: "http://spam" }, context)).toMatchObject({ trapFilled: true });
    expect(parseFiling({ ...good, startedAt: String(now.getTime() - 500) }, context)).toMatchObject({
      trapFilled: false,
      tookMs: 500,
    });
    for (const startedAt of ["", "soon", "-5", "1e3", "9".repeat(20)])
      expect(parseFiling({ ...good, startedAt }, context)).toMatchObject({ tookMs: null });
  });
});

describe("what is wrong is said field by field", () => {
  it.each([
    [{ description: "  \n " }, { description: "description-missing" }],
    [{ description: "x".repeat(MAX_DESCRIPTION_LENGTH) }, null],
    [{ description: "x".repeat(MAX_DESCRIPTION_LENGTH + 1) }, { description: "description-too-long" }],
    [{ description: "a\u0000b" }, { description: "nul" }],
    [{ name: "a\u0000b" }, { name: "nul" }],
    [{ name: "" }, { name: "name-missing" }],
    [{ name: "n".repeat(121) }, { name: "name-too-long" }],
    [{ category: "nonsense" }, { category: "category-unknown" }],
    [{ category: "" }, null],
    [{ orderReference: "9".repeat(81) }, { orderReference: "order-too-long" }],
    [{ amountPaid: "abc" }, { amountPaid: "amount-not-a-number" }],
    [{ amountPaid: "-5" }, { amountPaid: "amount-negative" }],
    [{ amountPaid: "5.123" }, { amountPaid: "amount-too-many-decimals" }],
    [{ amountPaid: "9".repeat(20) }, { amountPaid: "amount-too-large" }],
    [{ amountPaid: "0.5", currency: "JPY" }, { amountPaid: "amount-too-many-decimals" }],
    [{ currency: "XXX" }, { currency: "currency-unknown" }],
    [{ mood: "6" }, { mood: "mood-unknown" }],
    [{ email: "lin@" }, { email: "email-wrong" }],
    [{ phone: "123" }, { phone: "phone-wrong" }],
    [{ email: "", phone: "" }, { email: "contact-missing" }],
    [
      { description: "", name: "", email: "x" },
      { description: "description-missing", name: "name-missing", email: "email-wrong" },
    ],
  ])("%j → %j", (change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  it("refuses a field that the form does not have, and a token of its own making", () => {
    expect(parseFiling({ ...good, severity: "urgent" }, context)).toEqual({ ok: false, reason: "malformed" });
    expect(parseFiling({ ...good, token: "1" }, context)).toEqual({ ok: false, reason: "malformed" });
  });
});

describe("filing on behalf", () => {
  const behalf = { channel: "phone", receivedAt: "2026-03-06T15:30", language: "en" };

  it("may say the region, which a customer's own form never does", () => {
    const said = { ...good, ...behalf };
    const regionOf = (region: string, over: Partial<FilingContext>) => {
      const parsed = parseFiling({ ...said, region }, { ...context, ...over });
      return parsed.ok ? parsed.value.regionKey : parsed.reason === "problems" && parsed.problems;
    };
    expect(regionOf("north", { onBehalf: true })).toBe("north");
    expect(regionOf("north", { channel: "api" })).toBe("north");
    expect(regionOf("", { onBehalf: true })).toBeNull();
    expect(regionOf("east", { onBehalf: true })).toEqual({ region: "region-unknown" });
    expect(regionOf("north", {})).toBeNull();
    expect(regionOf("east", {})).toBeNull();
  });

  it("takes the true time of receipt in the organisation's zone, and needs no contact", () => {
    const parsed = parseFiling({ ...good, ...behalf, email: "", phone: "" }, { ...context, onBehalf: true });
    expect(parsed).toMatchObject({
      ok: true,
      value: { channel: "phone", locale: "en", receivedAt: new Date("2026-03-06T07:30:00Z") },
    });
  });

  it.each([
    [{ ...behalf, receivedAt: "2026-03-06T16:01" }, { receivedAt: "time-in-future" }],
    [{ ...behalf, receivedAt: "2026-03-06T16:00" }, null],
    [{ ...behalf, receivedAt: "yesterday" }, { receivedAt: "time-wrong" }],
    [{ ...behalf, receivedAt: "2026-02-30T10:00" }, { receivedAt: "time-wrong" }],
    [{ ...behalf, channel: "import" }, { channel: "channel-missing" }],
    [{ ...behalf, language: "fr" }, { language: "language-missing" }],
  ])("%j → %j", (change, expected) => {
    expect(problems(change, { onBehalf: true })).toEqual(expected);
  });
});
