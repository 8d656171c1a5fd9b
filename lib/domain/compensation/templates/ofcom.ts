import type { Amount, Tariff } from "../policy";
import type { OwnWords } from "../wording";
import { generalRule, onGeneralPolicy } from "./base";
import {
  attributedTo,
  byTariff,
  fixed,
  measure,
  NOTHING,
  OURS,
  type RuleDraft,
  tariff,
  words,
} from "./parts";
import type { PolicyTemplate } from "./template";

const FAILURES = {
  repair: { measure: "days_without_service", free: 2 },
  start: { measure: "days_late_start", free: 0 },
  visit: { measure: "missed_appointments", free: 0 },
} as const;
type Failure = keyof typeof FAILURES;
const FAILURE_NAMES: readonly Failure[] = ["repair", "start", "visit"];

/**
 * Pence per day or visit. From 2021 they rise on 1 April with the consumer prices of the October before. The row of 2025 is
 * worked out, not read in Ofcom's own text: that of 2024 and the 2.3 % of October 2024.
 */
type Rates = Readonly<Record<Failure, bigint>> & { readonly from: string; readonly to?: string };
const RATES: readonly Rates[] = [
  { from: "2019-04-01", to: "2021-03-31", repair: 800n, start: 500n, visit: 2_500n },
  { from: "2021-04-01", to: "2022-03-31", repair: 806n, start: 504n, visit: 2_518n },
  { from: "2022-04-01", to: "2023-03-31", repair: 840n, start: 525n, visit: 2_624n },
  { from: "2023-04-01", to: "2024-03-31", repair: 933n, start: 583n, visit: 2_915n },
  { from: "2024-04-01", to: "2025-03-31", repair: 976n, start: 610n, visit: 3_049n },
  { from: "2025-04-01", to: "2026-03-31", repair: 998n, start: 624n, visit: 3_119n },
  { from: "2026-04-01", repair: 1_034n, start: 646n, visit: 3_231n },
];

const SOURCE = "Ofcom, Automatic Compensation: a voluntary code of practice";

function amountOf(failure: Failure, pence: bigint): Amount {
  const { measure: counted, free } = FAILURES[failure];
  return { op: "each", measure: counted, free, most: null, amount: fixed("GBP", pence) };
}

/** A failure belongs to the rates of the day on which it began. */
function idOf(failure: Failure, { from }: Rates): string {
  return `${failure}-${from.slice(0, 4)}`;
}

const TARIFFS: readonly Tariff[] = FAILURE_NAMES.flatMap((failure) =>
  RATES.map((rates) =>
    tariff(
      idOf(failure, rates),
      {
        basis: "contract",
        source: `${SOURCE}, payments from ${rates.from}`,
        dates: { from: rates.from, ...(rates.to === undefined ? {} : { to: rates.to }) },
      },
      amountOf(failure, rates[failure]),
    ),
  ),
);

const WORDING: Readonly<Record<Failure, { name: OwnWords; agent: OwnWords; customer: OwnWords }>> = {
  repair: {
    name: words("Delayed repair", "修复延迟", "修復延遲"),
    agent: words(
      "Automatic compensation for each full day without service after two working days: {amount}.",
      "满两个工作日后仍未恢复的，每满一天自动赔付，共 {amount}。",
      "滿兩個工作日後仍未恢復者，每滿一天自動補償，共 {amount}。",
    ),
    customer: words(
      "For the days on which your service was still down after two working days you receive {amount} ({kind}).",
      "两个工作日后服务仍未恢复的天数，向您赔付 {amount}（{kind}）。",
      "兩個工作日後服務仍未恢復的天數，給付您 {amount}（{kind}）。",
    ),
  },
  start: {
    name: words("Delayed start", "开通延迟", "開通延遲"),
    agent: words(
      "Automatic compensation for each day that the new service started late, the promised day included: {amount}.",
      "新装服务开通延迟，含约定当日在内按天自动赔付，共 {amount}。",
      "新裝服務延遲開通，含約定當日在內依天數自動補償，共 {amount}。",
    ),
    customer: words(
      "For the late start of your service you receive {amount} ({kind}).",
      "因服务未按约定日期开通，向您赔付 {amount}（{kind}）。",
      "因服務未依約定日期開通，給付您 {amount}（{kind}）。",
    ),
  },
  visit: {
    name: words("Missed visit", "上门爽约", "到府失約"),
    agent: words(
      "Automatic compensation for each visit that was missed or called off within 24 hours: {amount}.",
      "工程师未如约上门或在 24 小时内取消，每次自动赔付，共 {amount}。",
      "工程師未依約到府或於 24 小時內取消，每次自動補償，共 {amount}。",
    ),
    customer: words(
      "For the missed visit you receive {amount} ({kind}).",
      "因工程师未如约上门，向您赔付 {amount}（{kind}）。",
      "因工程師未依約到府，給付您 {amount}（{kind}）。",
    ),
  },
};

function ratedRule(failure: Failure, rates: Rates): RuleDraft {
  const { name, agent, customer } = WORDING[failure];
  const id = idOf(failure, rates);
  const year = rates.from.slice(0, 4);
  return {
    id,
    group: failure,
    when: OURS,
    grants: [byTariff(id)],
    wording: {
      name: words(
        `${name.en} (rates of ${year})`,
        `${name["zh-Hans"]}（${year} 年标准）`,
        `${name["zh-Hant"]}（${year} 年標準）`,
      ),
      agent,
      customer,
    },
  };
}

const EXCEPTION: RuleDraft = {
  id: "civil-emergency",
  when: attributedTo("force-majeure"),
  grants: [NOTHING],
  wording: {
    name: words("Civil emergency", "民事紧急状态", "民事緊急狀態"),
    agent: words(
      "In a civil emergency no automatic compensation is due. Bad weather or a third party's cable damage is none: record those as ours or a partner's.",
      "民事紧急状态下不适用自动赔付。恶劣天气或第三方挖断线路不在此列，请将责任归属记为我方或合作方。",
      "民事緊急狀態下不適用自動補償。惡劣天候或第三方挖斷線路不在此列，請將責任歸屬記為我方或合作方。",
    ),
    customer: words(
      "In the declared emergency that caused this, automatic compensation is suspended.",
      "造成此次故障的紧急状态期间，自动赔付暂停适用。",
      "造成此次故障的緊急狀態期間，自動補償暫停適用。",
    ),
  },
};

const NAME = words("UK broadband and landline", "英国宽带与固话自动赔付", "英國寬頻與市話自動補償");

/** Broadband and landlines under Ofcom's automatic compensation. */
export const OFCOM: PolicyTemplate = {
  id: "ofcom",
  name: NAME,
  description: words(
    "For broadband and landline providers that signed up to Ofcom's automatic compensation: late repairs, late starts and missed visits of residential customers, at the payments of the day on which the failure began. Ofcom raises them each 1 April: add the new ones in a version of your own.",
    "适用于加入 Ofcom 自动赔付机制的宽带和固话运营商：针对住宅客户的修复延迟、开通延迟和上门爽约，按故障发生之日的标准赔付。Ofcom 每年 4 月 1 日上调标准，请在自己的版本中及时补充。",
    "適用於加入 Ofcom 自動補償機制的寬頻與市話業者：針對住宅客戶的修復延遲、開通延遲與到府失約，依故障發生當日的標準給付。Ofcom 每年 4 月 1 日調升標準，請在自己的版本中及時補上。",
  ),
  sources: [
    SOURCE,
    "Payments of April 2019 (£8, £5, £25) to April 2026 (£10.34, £6.46, £32.31), raised each 1 April by the Consumer Prices Index of the October before",
    "Payments of April 2025 (£9.98, £6.24, £31.19): worked out from those of 2024 and the 2.3% of October 2024, not read in Ofcom’s own text; customers and comparison sites quoted them in 2025. Check them before relying on them",
  ],
  policy: onGeneralPolicy({
    id: "ofcom",
    name: NAME,
    effectiveFrom: "2024-01-01",
    currencies: ["GBP"],
    owed: [
      EXCEPTION,
      // The newest first: most cases are of this year.
      ...FAILURE_NAMES.flatMap((failure) => RATES.toReversed().map((rates) => ratedRule(failure, rates))),
      generalRule("proven-loss"),
    ],
    tariffs: TARIFFS,
    measures: [
      measure(
        FAILURES.repair.measure,
        "days",
        words(
          "Full days without service after the report (in the first two working days, weekends do not count)",
          "报障次日起停用的整天数（前两个工作日期间的周末不计）",
          "報修翌日起停用的整天數（前兩個工作日期間的週末不計）",
        ),
      ),
      measure(
        FAILURES.start.measure,
        "days",
        words(
          "Days late with a new service, the promised day included",
          "新装开通延迟天数（含约定当日）",
          "新裝開通延遲天數（含約定當日）",
        ),
      ),
      measure(
        FAILURES.visit.measure,
        "times",
        words(
          "Visits missed or called off within 24 hours",
          "爽约或 24 小时内取消的上门次数",
          "失約或 24 小時內取消的到府次數",
        ),
      ),
    ],
  }),
};
