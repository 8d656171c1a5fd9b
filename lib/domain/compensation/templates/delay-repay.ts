import type { Amount } from "../policy";
import { generalRule, onGeneralPolicy } from "./base";
import {
  byTariff,
  largerOf,
  measure,
  NOT_THE_CUSTOMERS,
  PRICE_BACK,
  PRICE_KNOWN,
  percent,
  REJECTED,
  recorded,
  tariff,
  words,
} from "./parts";
import type { PolicyTemplate } from "./template";

const DELAY = "delay_minutes";
const RETURN_FARE = "return_fare_minor";

/** From two hours the whole ticket counts: the return fare where there is one. */
const WHOLE_TICKET: Amount = {
  op: "if",
  when: recorded(RETURN_FARE),
  amount: largerOf(percent("price", 100, "up"), percent(`measure:${RETURN_FARE}`, 100, "up")),
  otherwise: percent("price", 100, "up"),
};

const BY_DELAY: Amount = {
  op: "bands",
  measure: DELAY,
  bands: [
    { from: 15, amount: percent("price", 25, "up") },
    { from: 30, amount: percent("price", 50, "up") },
    { from: 60, amount: percent("price", 100, "up") },
    { from: 120, amount: WHOLE_TICKET },
  ],
};

const GROUP = "delay-repay";
const SOURCE =
  "Delay Repay in the train operators' Passenger's Charters; 15 to 29 minutes since 11 December 2016 (Govia Thameslink Railway, then franchise by franchise)";
const NAME = words("UK Delay Repay", "英国铁路延误赔偿", "英國鐵路延誤補償");

/** Trains in Great Britain. */
export const DELAY_REPAY: PolicyTemplate = {
  id: "delay-repay",
  name: NAME,
  description: words(
    "For train operators in Great Britain with Delay Repay from 15 minutes. Whatever the cause, by the delay on arrival, of the fare of the delayed journey. Check the date and the bands against your own Passenger's Charter.",
    "适用于英国实行 15 分钟起赔的铁路运营商。不论原因，按到达晚点时间，以受延误行程的票价为基数赔付。请对照本公司《旅客宪章》核实起始日期和档次。",
    "適用於英國實施 15 分鐘起賠的鐵路業者。不論原因，依抵達延誤時間，以受延誤行程的票價為基數給付。請對照貴公司《旅客憲章》確認起始日期與級距。",
  ),
  sources: [
    SOURCE,
    "National Rail Conditions of Travel, Part G (delays) and Part E (refunds)",
    "UK Department for Transport, written statement “Rail update: Southern” (2 December 2016)",
  ],
  policy: onGeneralPolicy({
    id: "delay-repay",
    name: NAME,
    effectiveFrom: "2024-01-01",
    currencies: ["GBP"],
    owed: [
      {
        id: "delay-repay-refund",
        group: GROUP,
        when: { all: [NOT_THE_CUSTOMERS, REJECTED, PRICE_KNOWN] },
        grants: [PRICE_BACK],
        wording: {
          name: words("Fare back for a journey not made", "未乘车即退还票款", "未乘車即退還票款"),
          agent: words(
            "The customer gave up the journey: the fare of {amount} is refunded, and Delay Repay does not come on top.",
            "客户放弃行程：退还票款 {amount}，不再叠加延误赔偿。",
            "客戶放棄行程：退還票款 {amount}，不再併計延誤補償。",
          ),
          customer: words(
            "You did not make this journey. We return the fare of {amount} ({kind}).",
            "您未乘坐该次列车，我们退还票款 {amount}（{kind}）。",
            "您未搭乘該班列車，我們退還票款 {amount}（{kind}）。",
          ),
        },
      },
      {
        id: "delay-repay-late",
        group: GROUP,
        when: NOT_THE_CUSTOMERS,
        grants: [byTariff("delay-repay")],
        wording: {
          name: words("Delay Repay", "延误赔偿", "延誤補償"),
          agent: words(
            "Delay Repay, whatever the cause, brings {amount} for this delay.",
            "按延误赔偿规定，不论原因，本次晚点应付 {amount}。",
            "依延誤補償規定，不論原因，本次延誤應付 {amount}。",
          ),
          customer: words(
            "For the delay you receive {amount} under Delay Repay ({kind}).",
            "就本次晚点，按延误赔偿规定向您赔付 {amount}（{kind}）。",
            "就本次延誤，依延誤補償規定給付您 {amount}（{kind}）。",
          ),
        },
      },
      generalRule("proven-loss"),
    ],
    tariffs: [
      tariff("delay-repay", { basis: "contract", source: SOURCE, dates: { from: "2016-12-11" } }, BY_DELAY),
    ],
    measures: [
      measure(DELAY, "minutes", words("Late at the destination", "到站晚点时间", "抵達延誤時間")),
      measure(
        RETURN_FARE,
        "minor-units",
        words("If a return ticket: its whole fare", "如为往返票：全程票价", "如為來回票：全程票價"),
      ),
    ],
  }),
};
