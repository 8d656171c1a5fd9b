import { closing, taken, told } from "./plots";
import type { DemoCase, Step } from "./types";

type Way = { words: string; offer: number; next?: readonly Step[] };

function offered(
  given: Parameters<typeof told>[0],
  judged: Parameters<typeof taken>[1],
  { words, offer, next = [] }: Way,
): DemoCase {
  return told(given, [...taken(given.who, judged), { h: offer, do: "remedy", words }, ...next]);
}

/** Offers that wait for an answer, promises that are being kept, and one that is late. */
export const OPEN: readonly DemoCase[] = [
  offered(
    {
      key: "open-offer-curtain",
      who: "yating2",
      received: { daysAgo: 4, at: "10:20" },
      category: "product",
      order: "HP-W-70812",
      paid: "1850 TWD",
      mood: 2,
      text: "遮光窗簾根本不遮光，早上五點房間就全亮，跟網頁上的照片差很多。",
    },
    { kind: "product", impact: "minor", acceptance: "accepted-flawed" },
    {
      words:
        "周小姐您好：網頁標示為全遮光，實際是半遮光，是我們寫錯，很抱歉。窗簾您可以留用，以下是我們的補償方案。",
      offer: 6,
    },
  ),
  offered(
    {
      key: "open-offer-gym",
      who: "thompson",
      received: { daysAgo: 5, at: "16:00" },
      category: "service",
      order: "HP-TPE-21980",
      paid: "165 USD",
      mood: 3,
      text: "The gym was closed for all three days of my stay. It was one of the reasons why I chose you.",
    },
    { kind: "service", impact: "minor", acceptance: "accepted-flawed" },
    {
      words:
        "Dear Ms Thompson, the gym was waiting for a spare part and the website did not say so. I am sorry; please have a look at what I can offer you.",
      offer: 14,
    },
  ),
  offered(
    {
      key: "open-offer-cake",
      who: "dongmei",
      received: { daysAgo: 13, at: "17:35" },
      category: "service",
      order: "HP-DIN-8577",
      paid: "298 CNY",
      mood: 2,
      text: "订的生日蛋糕名字写错了，店员当场用奶油抹掉，难看得要命，孩子都不想吹蜡烛。",
    },
    { kind: "service", impact: "moderate", acceptance: "accepted-flawed" },
    {
      words:
        "董女士您好：孩子的生日被我们弄糟了，真的很抱歉。名字是抄单时写错的，本该重做一个。请看看我们的补偿方案。",
      offer: 12,
      next: [{ h: 12 + 11 * 24, do: "remind" }],
    },
  ),
  offered(
    {
      key: "open-offer-second-try",
      who: "cooper",
      received: { daysAgo: 9, at: "09:10" },
      category: "product",
      order: "HP-W-69920",
      paid: "88 USD",
      mood: 2,
      text: "The duvet lost feathers from the first night. There is a seam that was never closed.",
    },
    { kind: "product", impact: "minor", acceptance: "accepted-flawed" },
    {
      words:
        "Dear Ms Cooper, an open seam should never pass our inspection, and I am sorry. You said that you have sewn it up and want to keep it, so this is what I propose for the trouble.",
      offer: 8,
      next: [
        {
          h: 30,
          do: "decline",
          reason: "A longer warranty does not help me, I would rather have a little money back.",
        },
        {
          h: 31,
          do: "note",
          body: "Customer declined the longer warranty. Ask what would help; cash instead needs a reason code.",
        },
      ],
    },
  ),
  offered(
    {
      key: "open-offer-expired",
      who: "caolin",
      received: { daysAgo: 24, at: "11:05" },
      channel: "phone",
      category: "service",
      order: "HP-SHA-12250",
      paid: "720 CNY",
      mood: 3,
      text: "空调整晚轰轰响，换房说没有了，一夜没睡好。",
    },
    { kind: "service", impact: "moderate", acceptance: "accepted-flawed" },
    {
      words: "曹女士您好：风机轴承老化，当晚又没有空房可换，让您没睡好，很抱歉。请看我们的补偿方案。",
      offer: 3,
      next: [
        { h: 3 + 14 * 24 + 0.1, do: "expire" },
        closing(
          {
            key: "open-offer-expired",
            who: "caolin",
            received: { daysAgo: 24, at: "11:05" },
            category: "service",
            text: "",
          },
          { kind: "service", impact: "moderate" },
          { cause: "service-not-provided", close: 360 },
        ),
      ],
    },
  ),
  // Accepted, and on its way in time.
  offered(
    {
      key: "keeping-toaster",
      who: "sunli",
      received: { daysAgo: 5, at: "08:45" },
      category: "product",
      order: "HP-W-70455",
      paid: "199 CNY",
      mood: 2,
      text: "烤面包机只热一边，另一边是凉的，换个新的给我。",
    },
    { kind: "product", impact: "minor", acceptance: "rejected" },
    {
      words: "孙女士您好：一侧发热管没有接好，是出厂检验的疏漏，很抱歉。新机两天内发出，旧机快递上门取。",
      offer: 4,
      next: [{ h: 9, do: "accept", reason: "" }],
    },
  ),
  offered(
    {
      key: "keeping-double-minibar",
      who: "larsen",
      received: { daysAgo: 4, at: "19:15" },
      category: "billing",
      order: "HP-TPE-22102",
      paid: "134 EUR",
      mood: 3,
      text: "City tax was charged twice, 12 euros. Please correct it.",
    },
    { kind: "monetary", impact: "minor", acceptance: "accepted-flawed", loss: "12 EUR" },
    {
      words:
        "Dear Ms Larsen, the tax was booked at arrival and again at departure. You get the 12 euros back, with a small gesture for the errand. I am sorry.",
      offer: 15,
      next: [{ h: 20, do: "accept", reason: "" }],
    },
  ),
  offered(
    {
      key: "keeping-stained-suit",
      who: "zongxian",
      received: { daysAgo: 6, at: "21:50" },
      category: "service",
      order: "HP-DIN-8701",
      paid: "1460 TWD",
      mood: 2,
      text: "服務人員把紅酒灑在我西裝上，只給我一條濕毛巾，乾洗花了650元。",
    },
    { kind: "service", impact: "minor", acceptance: "accepted-flawed", loss: "650 TWD" },
    {
      words:
        "黃先生您好：打翻紅酒已經很失禮，當下又沒有妥善處理，真的很抱歉。乾洗費650元由我們負擔，另外附上一點心意。",
      offer: 11,
      next: [{ h: 13, do: "accept", reason: "", onThePhone: true }],
    },
  ),
  // Promised for last week, and still not there.
  offered(
    {
      key: "late-bookshelf",
      who: "shufen",
      received: { daysAgo: 11, at: "13:40" },
      category: "product",
      order: "HP-W-69377",
      paid: "3280 TWD",
      mood: 2,
      text: "書櫃層板全部翹起來，書放上去就歪一邊，要求換新的。",
    },
    { kind: "product", impact: "moderate", acceptance: "rejected" },
    {
      words: "張小姐您好：層板受潮變形，是倉儲的問題，很抱歉。新的書櫃七天內送到府上並安裝，舊的同車收回。",
      offer: 5,
      next: [
        { h: 10, do: "accept", reason: "" },
        { h: 5 + 7 * 24 + 6, do: "promise-late" },
        { h: 5 + 7 * 24 + 7, do: "note", body: "廠商說層板缺料，週四才到。已請物流改派，明天前再打給客人。" },
      ],
    },
  ),
];
