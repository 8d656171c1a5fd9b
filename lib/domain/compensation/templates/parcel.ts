import type { Amount } from "../policy";
import { DEFAULT_CURRENCIES, inMinorUnits } from "./amounts";
import { generalRule, onGeneralPolicy } from "./base";
import { atLeast, byTariff, largerOf, measure, OURS, percent, tariff, words } from "./parts";
import type { PolicyTemplate } from "./template";

const LATE = "days_late";
const DAMAGED = { fact: "failureKind", in: ["product"] } as const;

const FLOOR = inMinorUnits({ TWD: 30, CNY: 5, USD: 2, EUR: 2, GBP: 2, HKD: 10, JPY: 200 });
const CAP = inMinorUnits({ TWD: 1_500, CNY: 300, USD: 50, EUR: 50, GBP: 40, HKD: 400, JPY: 7_000 });
const WHOLE_UNITS = inMinorUnits({ TWD: 1, CNY: 1, USD: 1, EUR: 1, GBP: 1, HKD: 1, JPY: 1 });

const BY_DAYS: Amount = {
  op: "bands",
  measure: LATE,
  bands: [
    { from: 1, amount: percent("price", 25) },
    { from: 2, amount: percent("price", 50) },
    { from: 3, amount: percent("price", 100) },
  ],
};
const BY_DAMAGE: Amount = { op: "if", when: DAMAGED, amount: percent("price", 50), otherwise: null };

const SHIPPING: Amount = {
  op: "round",
  toMinor: WHOLE_UNITS,
  rounding: "half-up",
  amount: {
    op: "smaller",
    amounts: [
      { op: "fixed", byCurrency: CAP },
      percent("price", 100),
      largerOf({ op: "fixed", byCurrency: FLOOR }, BY_DAYS, BY_DAMAGE),
    ],
  },
};

const GROUP = "shipping";
const SOURCE = "House rule: part of the carrier's own terms of carriage, to be set by the house";
const NAME = words("Parcel", "快递包裹", "包裹宅配");

/** Parcels and home deliveries. */
export const PARCEL: PolicyTemplate = {
  id: "parcel",
  name: NAME,
  description: words(
    "For carriers and shops that deliver. The price is the shipping price. A lost or refused parcel brings it back whole, a late or damaged one a share by days or damage, with a floor and a cap; the value of the goods is a proven loss.",
    "适用于快递公司和自营配送的商家。价款指运费。包裹丢失或被拒收的，全额退还运费；延误或损坏的，按天数或损坏情况退还一定比例，并设上下限；货物价值按已核实的损失赔偿。",
    "適用於宅配業者與自行配送的商家。價款指運費。包裹遺失或遭拒收者，全額退還運費；延誤或毀損者，依天數或毀損情形退還一定比例，並設上下限；貨物價值以已查證的損失賠償。",
  ),
  sources: [SOURCE],
  policy: onGeneralPolicy({
    id: "parcel",
    name: NAME,
    effectiveFrom: "2024-01-01",
    currencies: DEFAULT_CURRENCIES,
    owed: [
      { ...generalRule("refund-price"), group: GROUP },
      {
        id: "late-or-damaged",
        group: GROUP,
        when: { all: [OURS, { any: [atLeast(LATE, 1), DAMAGED] }] },
        grants: [byTariff("shipping")],
        wording: {
          name: words("Late or damaged parcel", "包裹延误或损坏", "包裹延誤或毀損"),
          agent: words(
            "Late by days or damaged: of the shipping price {amount}, within floor and cap.",
            "延误或损坏：按运费比例、在上下限之内退还 {amount}。",
            "延誤或毀損：依運費比例、於上下限之內退還 {amount}。",
          ),
          customer: words(
            "Your parcel came late or damaged. Of the shipping price we return {amount} ({kind}).",
            "您的包裹延误或损坏，我们退还运费 {amount}（{kind}）。",
            "您的包裹延誤或毀損，我們退還運費 {amount}（{kind}）。",
          ),
        },
      },
      generalRule("proven-loss"),
    ],
    tariffs: [tariff("shipping", { basis: "contract", source: SOURCE, dates: { from: null } }, SHIPPING)],
    measures: [
      measure(
        LATE,
        "days",
        words("Days after the promised delivery day", "比约定送达日晚到的天数", "比約定送達日晚到的天數"),
      ),
    ],
  }),
};
