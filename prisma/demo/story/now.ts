import { taken, told } from "./plots";
import type { DemoCase } from "./types";

const HOUR = 60;
/** Live cases keep their distance to the moment of the seeding. */
const minutes = (count: number) => ({ minutesAgo: count });
const hours = (count: number) => ({ minutesAgo: count * HOUR });

/** What is on the desks at this very moment. */
export const NOW: readonly DemoCase[] = [
  // Urgent, due in 25 minutes, nobody has it yet.
  told(
    {
      key: "now-locked-out",
      who: "nguyen",
      received: minutes(35),
      category: "account",
      mood: 1,
      text: "Someone has changed my password and is using my account right now. I get messages about orders that were not made by me. Please stop it.",
    },
    [],
  ),
  // Urgent, ten minutes over.
  told(
    {
      key: "now-scalded-hand",
      who: "meihui",
      received: minutes(70),
      category: "safety",
      order: "HP-TPE-22391",
      mood: 1,
      text: "浴室水龍頭突然噴出滾水，我先生的手被燙傷了，現在在急診。打櫃台沒有人接，請立刻派人處理！",
    },
    [
      {
        h: 1.1,
        do: "note",
        by: "priya",
        body: "櫃台說夜班在巡房沒接到電話，已請值班經理前往醫院。誰先看到請先回覆客人。",
      },
    ],
  ),
  // Urgent, answered in time; the next word is due within the hour.
  told(
    {
      key: "now-overbooked-family",
      who: "chenli",
      received: hours(4),
      category: "service",
      order: "HP-SHA-13002",
      paid: "1560 CNY",
      mood: 1,
      text: "凌晨一点到店说满房了，让我自己想办法，带着孩子在大堂坐了一个小时！",
    },
    [
      ...taken("chenli", { kind: "service", impact: "major", acceptance: "rejected" }, { urgent: true }),
      { h: 0.8, do: "move", to: "investigating" },
      {
        h: 3.4,
        do: "draft",
        kind: "answer",
        body: "陈先生您好：已为您和孩子安排到步行五分钟的合作酒店，房费由我们承担，明早",
      },
    ],
  ),
  // Standard: due in two hours.
  told(
    {
      key: "now-wrong-size",
      who: "wanting",
      received: hours(22),
      category: "delivery",
      order: "HP-W-71388",
      paid: "1190 TWD",
      mood: 3,
      text: "訂的是加大雙人床包，收到的是標準雙人，拆開才發現，請問怎麼換？",
    },
    [{ h: 20, do: "assign" }],
  ),
  // Standard: in good time, free to take.
  told(
    {
      key: "now-noisy-bar",
      who: "kelly",
      received: hours(3),
      category: "service",
      order: "HP-TPE-22377",
      paid: "128 USD",
      mood: 2,
      text: "The rooftop bar played music until half past two directly above our room. Reception said that guests like it. We were guests too, and we were very disappointed.",
    },
    [],
  ),
  told(
    {
      key: "now-refund-voucher",
      who: "wujing",
      received: hours(6),
      category: "returns",
      order: "HP-W-70990",
      paid: "329 CNY",
      mood: 2,
      text: "退款被退成了代金券，我要的是退回原卡，没人问过我同不同意。",
    },
    [
      ...taken("wujing", { kind: "monetary", impact: "minor", acceptance: "rejected" }),
      { h: 1.5, do: "move", to: "investigating" },
    ],
  ),
  // Standard: three hours late.
  told(
    {
      key: "now-late-answer",
      who: "morgan",
      received: hours(27),
      category: "communication",
      mood: 2,
      text: "I have written twice about the lost scarf in room 614. I get an automatic reply and then silence. Is anybody reading this?",
    },
    [
      { h: 2, do: "assign" },
      {
        h: 9,
        do: "holding-reply",
        body: "Dear Mr Morgan, I have asked housekeeping on the sixth floor and will write as soon as I know more.",
        contains: ["regret"],
      },
    ],
  ),
  // Low: two questions, one with time, one due soon.
  told(
    {
      key: "now-ask-parking",
      who: "guanting",
      received: hours(20),
      category: "enquiry",
      text: "請問台北館的停車場可以停休旅車嗎？高度限制是多少？",
    },
    [],
  ),
  told(
    {
      key: "now-ask-warranty",
      who: "dubois",
      received: hours(42),
      category: "enquiry",
      order: "HP-W-70233",
      text: "Does the warranty of the coffee machine also hold in France?",
    },
    [{ h: 30, do: "assign" }],
  ),
  // Waiting for the customer.
  told(
    {
      key: "now-waiting-photo",
      who: "santos",
      received: hours(30),
      category: "product",
      order: "HP-W-71120",
      paid: "76 USD",
      mood: 3,
      text: "The tabletop has a crack right through the middle, I noticed it after putting it together.",
    },
    [
      ...taken("santos", { kind: "product", impact: "minor", attribution: "unknown" }),
      {
        h: 5,
        do: "answer",
        body: "Dear Mr Santos, I am sorry about your table. To see whether the board broke in the factory or on the way, I need one photo of the crack and one of the label on the box. Could you reply with what the label says? Then I decide the same day.",
        contains: ["regret", "explanation"],
        thenWait: true,
      },
    ],
  ),
  // With another department; the answer is due this evening.
  told(
    {
      key: "now-task-lift",
      who: "jianyu",
      received: hours(9),
      category: "service",
      order: "HP-TNN-15991",
      paid: "3400 TWD",
      mood: 2,
      text: "電梯停在六樓和七樓之間快二十分鐘，按對講機沒有人回應，我太太非常害怕。",
    },
    [
      ...taken("jianyu", { kind: "service", impact: "moderate", acceptance: "accepted-flawed" }),
      { h: 1, do: "move", to: "investigating" },
      {
        h: 1.2,
        do: "ask-department",
        department: "technology",
        request:
          "台南館2號電梯昨晚停在六、七樓間約二十分鐘，對講機無人回應。請查對講機接到哪裡、當時誰值班、維修紀錄。",
        dueInHours: 12,
      },
      {
        h: 1.5,
        do: "answer",
        body: "林先生您好：讓您和太太受驚了，真的很抱歉。我已請設備單位查電梯和對講機的紀錄，今天之內會把結果告訴您。",
        contains: ["apology"],
      },
      { h: 6, do: "phone-note", body: "致電林先生，太太已平復，希望知道對講機為什麼沒有人接。態度平和。" },
    ],
  ),
  told(
    {
      key: "now-task-late",
      who: "hubin",
      received: hours(40),
      category: "billing",
      order: "HP-W-70601",
      paid: "266 CNY",
      mood: 2,
      text: "会员价没生效，多扣了66元，找了两次客服都说会反馈。",
    },
    [
      ...taken("hubin", { kind: "monetary", impact: "minor", acceptance: "accepted-flawed", loss: "66 CNY" }),
      { h: 3, do: "move", to: "investigating" },
      {
        h: 3.2,
        do: "ask-department",
        department: "finance",
        request: "请核对订单 HP-W-70601 会员折扣为何没有生效，多扣66元。",
        dueInHours: 24,
      },
      {
        h: 18,
        do: "answer",
        body: "胡先生您好：会员折扣确实没有算进去，正在请财务核对金额，明天给您结果。抱歉让您又问了一次。",
        contains: ["apology", "explanation"],
      },
      { h: 37, do: "customer-message", body: "说好今天给结果的，到底什么时候退？" },
    ],
  ),
];
