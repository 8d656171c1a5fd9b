import { randomUUID } from "node:crypto";
import { paths } from "@/lib/paths";
import { milliseconds, perSecond } from "../figures";
import { load } from "../load";
import type { Scene } from "../scene";

const TEXTS = [
  "The parcel came nine days late and the box was torn open. Two of the five cups are broken. I wrote twice and nobody answered.",
  "酒店前台说没有我的订单，让我在大堂等了两个小时，最后安排的房间空调还是坏的。请退还房费差价。",
  "訂位時說好靠窗，到場卻坐在廁所旁邊，反映後店員口氣很差。希望店家道歉並補償。",
];

let sent = 0;

function complaint() {
  sent += 1;
  const mark = randomUUID();
  const body = {
    customer: { name: `Customer ${sent}`, email: `bench-${mark}@example.com`, locale: "en" },
    subject: "Not as promised",
    description: TEXTS[sent % TEXTS.length],
    category: "service",
    orderReference: `B-${mark.slice(0, 8)}`,
    amountPaid: { amount: "350.00", currency: "TWD" },
  };
  const headers = { "content-type": "application/json", "idempotency-key": mark };
  return { headers, body: JSON.stringify(body) };
}

/** Filing, whole: validation, triage, clocks, events, search, mail and its job, idempotency. */
export async function filingPart(scene: Scene): Promise<string[]> {
  const { seconds, runs } = scene.options;
  const url = scene.url + paths.api.complaints;
  const figures = await load({ url, connections: 16, seconds, body: complaint }, runs);
  const failed = figures.failed > 0 ? `; ${figures.failed} FAILED` : "";
  return [
    `Filing: ${perSecond(figures.perSecond)}, p50 ${milliseconds(figures.p50)}, p95 ${milliseconds(figures.p95)} at 16${failed}`,
  ];
}
