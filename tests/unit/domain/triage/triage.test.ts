import { describe, expect, it } from "vitest";
import type { CategoryKey } from "@/lib/domain/categories";
import { type TriageInput, triage } from "@/lib/domain/triage/triage";

const grade = (text: string, more: Partial<TriageInput> = {}) =>
  triage({ text, categoryKey: "service", locale: "en", ...more });
const ruleIds = (text: string, more: Partial<TriageInput> = {}) =>
  grade(text, more).reasons.map(({ ruleId }) => ruleId);

describe("the worked cases", () => {
  it("1: turned away at midnight with a child is urgent and vulnerable", () => {
    const found = grade(
      "訂房已付4,800元，半夜到場卻說客滿，只好自己搭車350元換飯店，還帶著小孩，非常生氣！",
      { locale: "zh-Hant" },
    );
    expect(found).toMatchObject({
      severity: "urgent",
      vulnerable: true,
      emotionalImpact: "upset",
      flags: [],
    });
    expect(found.suggestedImpact).toBe("major");
    expect(found.reasons).toContainEqual({ ruleId: "stranded", matched: "半夜 … 客滿" });
    expect(found.reasons).toContainEqual({ ruleId: "child", matched: "帶著 … 小孩" });
  });

  it.each([
    ["We booked a room and paid 4,800. At midnight we stood there and were told the hotel was full.", "en"],
    ["订房已付款，半夜到店却说满房，只好自己打车换酒店，还带着孩子，非常生气！", "zh-Hans"],
  ] as const)("1 in another language: %s", (text, locale) => {
    expect(grade(text, { locale }).severity).toBe("urgent");
  });

  it("2: a flight that was 3 h 40 late is standard", () => {
    const text =
      "My flight was 3 hours 40 minutes late because the crew was missing. I paid 49 EUR and want compensation.";
    expect(grade(text)).toMatchObject({
      severity: "standard",
      vulnerable: false,
      flags: [],
      suggestedImpact: null,
    });
  });

  it("3: a parcel never received, promised twice, is standard", () => {
    const text = "显示本人签收，我根本没收到！1299元的耳机，上次说三天解决，现在十天了，退钱！";
    expect(grade(text, { locale: "zh-Hans", categoryKey: "delivery" })).toMatchObject({
      severity: "standard",
      vulnerable: false,
      flags: [],
    });
  });

  it("4: a dead line of a customer known as vulnerable is urgent", () => {
    const text = "My phone line has been dead since Monday and your engineer missed the appointment.";
    expect(grade(text, { knownVulnerable: true })).toMatchObject({ severity: "urgent", vulnerable: true });
  });

  it("5: a rude waiter and a threat of the press is standard and flagged", () => {
    const text = "The waiter was rude to us. Apologise or I go to the press.";
    expect(grade(text)).toMatchObject({ severity: "standard", vulnerable: false, flags: ["press"] });
  });
});

describe("urgent is", () => {
  it.each([
    ["en", "Someone hacked my account and changed the e-mail."],
    ["en", "My account has been stolen!"],
    ["en", "There are unauthorized transactions on my statement"],
    ["en", "Our internet has been down for two days"],
    ["en", "The charger caught fire while I was asleep."],
    ["en", "My son was taken to the hospital after eating your salad"],
    ["en", "I am desperate, please help me"],
    ["en", "I don’t want to live any more"],
    ["zh-Hans", "我的账号被盗了"],
    ["zh-Hans", "信用卡昨晚被人盗刷三笔"],
    ["zh-Hans", "家里断网三天了"],
    ["zh-Hans", "充电宝突然冒烟，差点着火"],
    ["zh-Hans", "我真的快崩溃了"],
    ["zh-Hans", "不想活了"],
    ["zh-Hant", "我的帳號被盜用了"],
    ["zh-Hant", "信用卡被盜刷"],
    ["zh-Hant", "家裡斷網三天了"],
    ["zh-Hant", "小孩吃了之後上吐下瀉送急診"],
    ["zh-Hant", "我真的快崩潰了"],
    ["zh-Hant", "活不下去了"],
  ] as const)("%s: %s", (locale, text) => {
    expect(grade(text, { locale }).severity).toBe("urgent");
  });

  it("found in any language, whatever language the form was in", () => {
    expect(grade("我的帳號被盜了", { locale: "en" }).severity).toBe("urgent");
    expect(grade("my account was hacked", { locale: "zh-Hant" }).severity).toBe("urgent");
  });

  it("found under full-width letters, capitals, curly quotes and line breaks", () => {
    expect(grade("ＭＹ　ＡＣＣＯＵＮＴ　ＷＡＳ　ＨＡＣＫＥＤ").severity).toBe("urgent");
    expect(grade("my account\nwas hac\u200bked").severity).toBe("urgent");
  });
});

describe("not urgent is", () => {
  it.each([
    ["This is not urgent, but the soup was cold."],
    ["URGENT!!! I want my refund now"],
    ["Nobody was hurt, but the shelf is crooked."],
    ["My account was not hacked, I just forgot the password."],
    ["I feel let down by your service."],
    ["You missed the deadline."],
    ["The pizza was burnt."],
    ["I was not injured."],
    ["You hurt my feelings"],
    ["并没有人受伤，就是货架歪了"],
    ["没有受伤"],
    ["账号没有被盗，只是忘了密码"],
    ["App系统崩溃闪退，没法点单"],
    ["吃饭时被打扰，体验不好"],
    ["帳號沒有被盜，只是忘記密碼"],
    ["沒有人受傷"],
    ["衣服才穿一次就脫線"],
  ])("%s", (text) => {
    const found = grade(text);
    // 系统崩溃 is a service that is down, but nobody in distress.
    if (text.includes("崩溃")) expect(found.emotionalImpact).toBe("none");
    else expect(found.severity).toBe("standard");
  });

  it.each([
    "Not only was my account hacked, nobody helped.",
    "I can't believe my account was hacked",
    "If you don't pay, and I was injured, what then?",
    "没想到账号被盗",
    "无缘无故被打",
    "沒想到帳號被盜",
  ])("but a negation that denies nothing leaves it urgent: %s", (text) => {
    expect(grade(text).severity).toBe("urgent");
  });
});

describe("categories", () => {
  it.each([
    ["enquiry", "low"],
    ["suggestion", "standard"],
    ["service", "standard"],
    ["product", "standard"],
    ["safety", "urgent"],
  ] as const)("%s without any signal is %s", (categoryKey, severity) => {
    const found = grade("When do you open on Sunday?", { categoryKey });
    expect(found).toEqual({
      severity,
      vulnerable: false,
      emotionalImpact: "none",
      flags: [],
      reasons: [{ ruleId: "category-default", matched: categoryKey }],
      suggestedImpact: null,
    });
  });

  it("none is treated as a complaint", () => {
    expect(grade("hello", { categoryKey: null }).severity).toBe("standard");
  });

  const enquiry: { categoryKey: CategoryKey } = { categoryKey: "enquiry" };

  it("an enquiry about what may happen stays low, one about what did happen does not", () => {
    expect(grade("What should I do if my account is hacked?", enquiry).severity).toBe("low");
    expect(grade("如果账号被盗怎么办？", enquiry).severity).toBe("low");
    expect(grade("My account is hacked, what should I do?", enquiry).severity).toBe("urgent");
  });

  it("an enquiry by somebody upset is a complaint", () => {
    expect(grade("I am furious. Where is my money?", enquiry)).toMatchObject({ severity: "standard" });
    expect(ruleIds("Where is my money?", { ...enquiry, mood: 1 })).toContain("upset-enquiry");
  });
});

describe("threats", () => {
  it.each([
    ["en", "I will call a journalist", ["press"]],
    ["en", "If you don't refund me I'll sue you", ["legal"]],
    ["en", "If you don't refund me I will post this on Facebook", ["social-media"]],
    ["en", "I have reported you to the ombudsman and my lawyer", ["legal", "regulator"]],
    ["zh-Hans", "不退款我就打12315", ["regulator"]],
    ["zh-Hans", "再不处理我就起诉你们，找记者曝光", ["press", "legal"]],
    ["zh-Hans", "不处理就发小红书", ["social-media"]],
    ["zh-Hant", "不處理我就找消保官", ["regulator"]],
    ["zh-Hant", "再不處理就提告，並找記者爆料", ["press", "legal"]],
    ["zh-Hant", "我要PO到Facebook上", ["social-media"]],
  ] as const)("%s: %s is flagged and stays standard", (locale, text, flags) => {
    expect(grade(text, { locale })).toMatchObject({ severity: "standard", flags: [...flags] });
  });

  it.each([
    "Press the button twice and it stops.",
    "Sue from your team was very kind, the cake was not.",
    "The food court was dirty.",
    "I will not sue anybody, I only want an answer.",
    "照片曝光过度，要求重拍",
    "廣告你們做得很大，東西卻不行",
    "Order 12345, price 1999.",
    "我不会起诉你们，只想要个说法",
  ])("not flagged: %s", (text) => {
    expect(grade(text).flags).toEqual([]);
  });

  it("never change anything but the flags", () => {
    const plain = "The waiter was rude to us.";
    const threat = `${plain} I go to the press, to court, to the ombudsman and post it on Facebook.`;
    const { flags, reasons, ...rest } = grade(threat);
    expect(flags).toEqual(["press", "social-media", "legal", "regulator"]);
    expect(reasons.length).toBe(5);
    expect(grade(plain)).toMatchObject(rest);
  });

  it("saying that it is urgent is passed on, not believed", () => {
    expect(grade("This is urgent, answer asap")).toMatchObject({
      severity: "standard",
      flags: ["says-urgent"],
    });
    expect(grade("Not urgent at all").flags).toEqual([]);
    expect(grade("我很着急").flags).toEqual(["says-urgent"]);
    expect(grade("不着急").flags).toEqual([]);
  });
});

describe("vulnerable is", () => {
  it.each([
    "My mother is 84 years old and waited outside",
    "I am pregnant and had to stand",
    "My husband passed away last week",
    "I use a wheelchair",
    "I lost my job and can't pay the rent",
    "I need my insulin",
    "带着孩子等了三个小时",
    "家里有八十多岁的老人",
    "我是孕妇",
    "父亲刚刚去世",
    "我坐轮椅",
    "抱著嬰兒排隊兩小時",
    "我懷孕七個月",
    "家母剛過世",
    "我是低收入戶",
  ])("%s", (text) => {
    expect(grade(text)).toMatchObject({ severity: "standard", vulnerable: true });
  });

  it.each([
    "My account was disabled without warning",
    "I bought a toy for my son",
    "Room 84 was dirty and cost 75",
    "You can't afford to lose customers like me",
    "技术后台一直报错",
  ])("not: %s", (text) => {
    expect(grade(text).vulnerable).toBe(false);
  });

  it("somebody who may harm themselves is urgent, vulnerable, distressed and flagged", () => {
    expect(grade("I want to kill myself")).toMatchObject({
      severity: "urgent",
      vulnerable: true,
      emotionalImpact: "distressed",
      flags: ["self-harm"],
    });
  });
});

describe("triage", () => {
  it("says why in ids and keywords of the table, one per rule", () => {
    const { reasons } = grade("My account was hacked. My account was hacked. I am furious.");
    expect(reasons).toEqual([
      { ruleId: "account-stolen", matched: "account … hacked" },
      { ruleId: "upset", matched: "furious" },
      { ruleId: "category-default", matched: "service" },
    ]);
  });

  it("bears odd and long texts", () => {
    for (const text of [
      "",
      "\u0000",
      "😀".repeat(5000),
      "'".repeat(20_000),
      "account ".repeat(3000),
      "半夜".repeat(10_000),
      "שלום ".repeat(2000),
    ]) {
      expect(grade(text).severity).toBe("standard");
    }
  });
});
