import { enquiry, settled, taken, told } from "./plots";
import type { DemoCase } from "./types";

/** Questions, suggestions, and thanks with a complaint inside. */
export const VOICES: readonly DemoCase[] = [
  enquiry(
    {
      key: "ask-late-checkout",
      who: "bailey",
      received: { daysAgo: 61, at: "20:20" },
      category: "enquiry",
      text: "Is a late check-out until 2 p.m. possible on a Sunday, and what does it cost?",
    },
    {
      answer:
        "Dear Mr Bailey, on Sundays you may stay until 2 p.m. for half the night's price, and free of charge with a gold card. Just tell the desk the evening before.",
      at: 15,
    },
  ),
  enquiry(
    {
      key: "ask-invoice",
      who: "chenli",
      received: { daysAgo: 38, at: "09:30" },
      category: "enquiry",
      order: "HP-SHA-11560",
      text: "请问电子专票多久能开出来？我们月底要报销。",
    },
    {
      answer: "陈先生您好：退房次日即可开具电子专票，发送到预留邮箱。您这张我已提前申请，今天下午就能收到。",
      at: 3,
    },
  ),
  enquiry(
    {
      key: "ask-pets",
      who: "peiyu",
      received: { daysAgo: 20, at: "13:15" },
      category: "enquiry",
      text: "請問花蓮館可以帶小型犬入住嗎？需要另外付清潔費嗎？",
    },
    {
      answer:
        "許小姐您好：花蓮館二樓的寵物友善房可以帶十公斤以下的狗狗入住，每次清潔費500元，建議提早預訂喔。",
      at: 20,
    },
  ),
  settled({
    key: "suggest-refill",
    who: "xinyi",
    received: { daysAgo: 56, at: "10:50" },
    category: "suggestion",
    mood: 4,
    text: "建議洗髮精改成壁掛式補充瓶，小瓶裝真的很浪費。每次住都丟一堆塑膠瓶，有點罪惡感。",
    kind: "attention",
    impact: "minor",
    acceptance: "accepted-flawed",
    words:
      "謝小姐您好：謝謝您的建議，您說得很對。台北館從下個月起全面改用補充瓶，其他館年底前完成。附上一點心意，謝謝您提醒我們。",
    offer: 21,
    outcome: "partly-upheld",
    cause: "suggestion-process",
    feedback: { csat: 5, nps: 10, money: 4, view: "better" },
  }),
  settled({
    key: "suggest-quiet-carpet",
    who: "haddock",
    received: { daysAgo: 27, at: "12:00" },
    category: "suggestion",
    mood: 4,
    text: "The trolleys on the tiled corridor wake everybody at six. Rubber wheels would cost you next to nothing.",
    kind: "attention",
    impact: "minor",
    words:
      "Dear Mr Haddock, you are right about the wheels: the Kaohsiung house has ordered them, they will be fitted this month. Thank you for the idea, and please take the gesture below as our thanks.",
    offer: 22,
    outcome: "partly-upheld",
    cause: "suggestion-process",
  }),
  settled({
    key: "thanks-but-breakfast",
    who: "jianyu",
    received: { daysAgo: 48, at: "11:30" },
    category: "service",
    order: "HP-TNN-14870",
    mood: 4,
    text: "謝謝櫃台陳小姐，半夜幫我們找退燒藥，真的很溫暖！只是早餐九點就收了一半，晚到的人只剩白稀飯，有點可惜。",
    kind: "attention",
    impact: "minor",
    acceptance: "accepted-flawed",
    words:
      "林先生您好：您的感謝已轉達給陳小姐，她很開心。早餐提早收餐是我們不對，供應時間寫到十點就該到十點，很抱歉。附上一點心意，下次請慢慢享用。",
    offer: 5,
    outcome: "partly-upheld",
    cause: "service-not-provided",
    feedback: { csat: 5, nps: 10, money: 4, view: "better" },
  }),
  settled({
    key: "thanks-but-bill",
    who: "schmidt",
    received: { daysAgo: 32, at: "19:30" },
    category: "billing",
    order: "HP-TPE-20750",
    paid: "210 EUR",
    mood: 4,
    text: "A lovely stay and a big thank you to the night porter who walked my dog in the rain. One small thing: the minibar bill of 14 euros is not mine, I did not open it.",
    kind: "monetary",
    impact: "minor",
    acceptance: "accepted-flawed",
    loss: "14 EUR",
    words:
      "Dear Ms Schmidt, the porter was delighted. The minibar had not been refilled after the guest before you, so the 14 euros go back to your card. I am sorry for the small shadow on a good stay.",
    offer: 2,
    outcome: "upheld",
    cause: "billing-overcharged",
    proof: "Card refund 4471-18",
  }),
  // Not ours to decide: the airline answers for its own miles.
  told(
    {
      key: "miles-of-the-airline",
      who: "okafor",
      received: { daysAgo: 16, at: "14:30" },
      category: "communication",
      mood: 3,
      text: "My airline miles for the last three stays were never credited. The airline says to ask you.",
    },
    [
      ...taken("okafor", { kind: "attention", impact: "minor", attribution: "partner" }),
      {
        h: 5,
        do: "answer",
        body: "Dear Mr Okafor, we have sent your three stays to the airline each month; the credit itself is in its hands. I have forwarded the proof to its member service today with you in copy, and I am sorry that you were sent in a circle.",
        contains: ["apology", "explanation"],
      },
      { h: 5.2, do: "move", to: "referred" },
    ],
  ),
];
