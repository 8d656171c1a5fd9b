import type { Condition } from "../condition";
import type { Amount } from "../policy";
import { onGeneralPolicy } from "./base";
import {
  atLeast,
  attributedTo,
  byTariff,
  fixed,
  measure,
  NOT_THE_CUSTOMERS,
  NOTHING,
  PRICE_BACK,
  PRICE_KNOWN,
  REJECTED,
  type RuleDraft,
  recorded,
  recordedWithin,
  tariff,
  words,
} from "./parts";
import type { PolicyTemplate } from "./template";

const DELAY = "delay_minutes";
const DISTANCE = "distance_km";
const NOTICE = "notice_days";
const REROUTED = "rerouted_delay_minutes";
const EARLIER = "rerouted_earlier_minutes";

/** An amount in euros, halved where the other flight (or the delay itself) was near enough to the original times. */
function halved(euros: bigint, when: Condition): Amount {
  return { op: "if", when, amount: fixed("EUR", euros * 50n), otherwise: fixed("EUR", euros * 100n) };
}

// Sturgeon, paragraph 63: on the longest flights a delay of less than four hours halves it as well.
const LONG_BUT_UNDER_FOUR_HOURS: Condition = {
  all: [{ not: recorded(REROUTED) }, recordedWithin(DELAY, 180, 239)],
};

const BY_DISTANCE: Amount = {
  op: "bands",
  measure: DISTANCE,
  bands: [
    { from: 0, amount: halved(250n, recordedWithin(REROUTED, 0, 120)) },
    { over: 1_500, amount: halved(400n, recordedWithin(REROUTED, 0, 180)) },
    {
      over: 3_500,
      amount: halved(600n, { any: [recordedWithin(REROUTED, 0, 240), LONG_BUT_UNDER_FOUR_HOURS] }),
    },
  ],
};

/** Article 5(1)(c): told in time, or told late and taken there at nearly the original times. */
const TOLD_IN_TIME: Condition = {
  any: [
    recordedWithin(NOTICE, 14, null),
    {
      all: [
        recordedWithin(NOTICE, 7, null),
        recordedWithin(REROUTED, 0, 240),
        recordedWithin(EARLIER, 0, 120),
      ],
    },
    {
      all: [
        recordedWithin(NOTICE, 0, null),
        recordedWithin(REROUTED, 0, 120),
        recordedWithin(EARLIER, 0, 60),
      ],
    },
  ],
};

// Force majeure is among them so that the exclusion above is seen to come first.
const UNLESS_THE_CUSTOMERS = attributedTo("company", "partner", "force-majeure");

const GROUP = "eu-261";
const OWED: readonly RuleDraft[] = [
  {
    id: "eu-261-extraordinary",
    group: GROUP,
    when: attributedTo("force-majeure"),
    grants: [NOTHING],
    wording: {
      name: words("Extraordinary circumstances", "特殊情况免责", "特殊情況免責"),
      agent: words(
        "Extraordinary circumstances: no compensation under Article 5(3). Care and proven costs are still owed. We must be able to prove the cause.",
        "属于特殊情况：依第 5 条第 3 款无需支付赔偿金，但照料及已核实的费用仍须承担。原因须由我方举证。",
        "屬特殊情況：依第 5 條第 3 項無須給付補償金，但照料及已查證的費用仍須負擔。原因須由我方舉證。",
      ),
      customer: words(
        "Your flight was disrupted by extraordinary circumstances that could not have been avoided, so no fixed compensation is due. We still pay for meals, accommodation and transport that you had to pay yourself.",
        "您的航班因无法避免的特殊情况而受到影响，因此不适用定额赔偿。但您自行垫付的餐食、住宿和交通费用仍由我们承担。",
        "您的航班因無法避免的特殊情況而受到影響，因此不適用定額補償。但您先行支付的餐食、住宿與交通費用仍由我們負擔。",
      ),
    },
  },
  {
    id: "eu-261-told-in-time",
    group: GROUP,
    when: TOLD_IN_TIME,
    grants: [NOTHING],
    wording: {
      name: words("Told of the cancellation in time", "已按期告知取消", "已於期限內告知取消"),
      agent: words(
        "The customer was told of the cancellation early enough, or was taken there at nearly the original times: no compensation under Article 5(1)(c).",
        "已按期告知航班取消，或所安排的替代航班与原时刻相近：依第 5 条第 1 款（c）项无需支付赔偿金。",
        "已於期限內告知航班取消，或安排的替代航班與原時刻相近：依第 5 條第 1 項第 c 款無須給付補償金。",
      ),
      customer: words(
        "We told you of the cancellation in the time that the regulation sets, or offered a flight close to the original times, so no fixed compensation is due.",
        "我们已在法规规定的时间内告知您航班取消，或为您安排了时刻相近的航班，因此不适用定额赔偿。",
        "我們已在法規規定的時間內告知您航班取消，或為您安排時刻相近的航班，因此不適用定額補償。",
      ),
    },
  },
  {
    id: "eu-261-compensation",
    group: GROUP,
    when: {
      all: [UNLESS_THE_CUSTOMERS, { any: [atLeast(DELAY, 180), recorded(NOTICE), recorded(REROUTED)] }],
    },
    grants: [byTariff("eu-261")],
    wording: {
      name: words("Compensation by distance", "按航程定额赔偿", "依航程定額補償"),
      agent: words(
        "Three hours late or more, cancelled at short notice or denied boarding: Article 7 brings {amount}. In money, unless the customer chose a voucher in writing.",
        "晚到 3 小时以上、临时取消或被拒绝登机：依第 7 条应付 {amount}。以现金支付，客户书面选择代金券的除外。",
        "晚到 3 小時以上、臨時取消或遭拒絕登機：依第 7 條應付 {amount}。以現金給付，客戶書面選擇抵用券者除外。",
      ),
      customer: words(
        "Under EU air passenger rights (Regulation 261/2004) you receive {amount} ({kind}).",
        "依据欧盟航空旅客权利条例（第 261/2004 号），您将获得 {amount}（{kind}）。",
        "依歐盟航空旅客權利規則（第 261/2004 號），您將獲得 {amount}（{kind}）。",
      ),
    },
  },
  {
    id: "eu-261-fare",
    when: { all: [NOT_THE_CUSTOMERS, REJECTED, PRICE_KNOWN] },
    grants: [PRICE_BACK],
    wording: {
      name: words("Fare back for a flight not taken", "未搭乘即退还票款", "未搭乘即退還票款"),
      agent: words(
        "The customer did not travel: Article 8 gives back the fare of {amount}, whatever the cause.",
        "客户未搭乘：依第 8 条退还票款 {amount}，不论原因。",
        "客戶未搭乘：依第 8 條退還票款 {amount}，不論原因。",
      ),
      customer: words(
        "You did not take this flight. We return the fare of {amount} ({kind}).",
        "您未搭乘该航班，我们退还票款 {amount}（{kind}）。",
        "您未搭乘該航班，我們退還票款 {amount}（{kind}）。",
      ),
    },
  },
  {
    id: "eu-261-care",
    when: { all: [NOT_THE_CUSTOMERS, { fact: "provenLoss", positive: true }] },
    grants: [
      {
        give: "owed",
        purpose: "loss",
        kind: "cash",
        amount: { op: "share", of: "proven-loss", bp: 10_000, rounding: "half-up" },
      },
    ],
    wording: {
      name: words("Care and proven costs", "照料与已核实费用", "照料與已查證費用"),
      agent: words(
        "Meals, accommodation and transport with proof, {amount}: owed under Article 9 also in extraordinary circumstances.",
        "有凭证的餐食、住宿与交通费用 {amount}：依第 9 条应予承担，特殊情况亦不例外。",
        "有憑證的餐食、住宿與交通費用 {amount}：依第 9 條應予負擔，特殊情況亦不例外。",
      ),
      customer: words(
        "We pay the costs that you had while you waited: {amount} ({kind}).",
        "您等候期间支出的费用 {amount} 由我们承担（{kind}）。",
        "您等候期間支出的費用 {amount} 由我們負擔（{kind}）。",
      ),
    },
  },
];

const REGULATION = "Regulation (EC) No 261/2004, Articles 5, 7, 8 and 9 (OJ L 46, 17.2.2004, p. 1)";
const NAME = words("EU 261 flights", "欧盟航班旅客赔偿", "歐盟航班旅客補償");

/** Flights under the European air passenger rights. */
export const EU_261: PolicyTemplate = {
  id: "eu-261",
  name: NAME,
  description: words(
    "For airlines with flights from the EU, or to the EU with an EU carrier. Fixed amounts by distance for long delays, late cancellations and denied boarding; care costs in every case. A successor to the regulation is on its way: check that it does not apply yet.",
    "适用于自欧盟出发、或由欧盟航空公司承运飞往欧盟的航班。长时间延误、临时取消和拒绝登机按航程定额赔偿，照料费用一律承担。该条例正在修订，使用前请确认新规尚未施行。",
    "適用於自歐盟出發，或由歐盟航空公司飛往歐盟的航班。長時間延誤、臨時取消與拒絕登機依航程定額補償，照料費用一律負擔。該規則正在修訂，使用前請確認新規定尚未施行。",
  ),
  sources: [
    REGULATION,
    "Court of Justice of the EU, joined cases C-402/07 and C-432/07 (Sturgeon), paragraphs 61 to 63: three hours late on arrival",
  ],
  policy: onGeneralPolicy({
    id: "eu-261",
    name: NAME,
    effectiveFrom: "2024-01-01",
    currencies: ["EUR"],
    owed: OWED,
    tariffs: [
      tariff("eu-261", { basis: "statute", source: REGULATION, dates: { from: "2005-02-17" } }, BY_DISTANCE),
    ],
    measures: [
      measure(
        DELAY,
        "minutes",
        words("Late at the final destination", "到达最终目的地晚点时间", "抵達最終目的地的延誤時間"),
      ),
      measure(
        DISTANCE,
        "kilometres",
        words(
          "Distance of the flight (within the EU at most 3,500)",
          "航程（欧盟境内最多按 3,500 计）",
          "航程（歐盟境內最多以 3,500 計）",
        ),
      ),
      measure(
        NOTICE,
        "days",
        words("If cancelled: notice before departure", "如取消：提前告知天数", "如取消：提前告知天數"),
      ),
      measure(
        REROUTED,
        "minutes",
        words("If re-routed: how much later it arrived", "如改签：比原定晚到", "如改搭：比原定晚到"),
      ),
      measure(
        EARLIER,
        "minutes",
        words("If re-routed: how much earlier it left", "如改签：比原定早出发", "如改搭：比原定早出發"),
      ),
    ],
  }),
};
