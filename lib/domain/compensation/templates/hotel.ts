import type { Impact } from "../facts";
import type { Tariff } from "../policy";
import type { OwnWords } from "../wording";
import { DEFAULT_CURRENCIES, inMinorUnits } from "./amounts";
import { generalRule, onGeneralPolicy } from "./base";
import { byTariff, largerOf, OURS, ofImpact, percent, type RuleDraft, tariff, words } from "./parts";
import type { PolicyTemplate } from "./template";

const FLOOR = inMinorUnits({ TWD: 200, CNY: 50, USD: 10, EUR: 10, GBP: 8, HKD: 60, JPY: 1_000 });
const CAP = inMinorUnits({
  TWD: 12_000,
  CNY: 2_600,
  USD: 380,
  EUR: 350,
  GBP: 300,
  HKD: 3_000,
  JPY: 56_000,
});
const WHOLE_UNITS = inMinorUnits({ TWD: 1, CNY: 1, USD: 1, EUR: 1, GBP: 1, HKD: 1, JPY: 1 });

/** How much of the night comes back, by how badly the stay was spoilt; the gravest first. */
const CLASSES: readonly { readonly impact: Impact; readonly percent: number; readonly name: OwnWords }[] = [
  {
    impact: "critical",
    percent: 100,
    name: words("Night spoilt", "当晚完全无法入住", "當晚完全無法入住"),
  },
  {
    impact: "major",
    percent: 50,
    name: words("Night badly disturbed", "当晚住宿严重受影响", "當晚住宿嚴重受影響"),
  },
  {
    impact: "moderate",
    percent: 25,
    name: words("Something promised was missing", "缺少约定的设施或服务", "缺少約定的設施或服務"),
  },
  {
    impact: "minor",
    percent: 10,
    name: words("Small flaw of the stay", "住宿小瑕疵", "住宿小瑕疵"),
  },
];
const SOURCE = "House rule: part of the hotel's own terms of stay, to be set by the house";

const TARIFFS: readonly Tariff[] = CLASSES.map(({ impact, percent: share }) =>
  tariff(
    `night-${impact}`,
    { basis: "contract", source: SOURCE, dates: { from: null } },
    {
      op: "round",
      toMinor: WHOLE_UNITS,
      rounding: "half-up",
      amount: {
        op: "smaller",
        amounts: [
          { op: "fixed", byCurrency: CAP },
          percent("price", 100),
          largerOf({ op: "fixed", byCurrency: FLOOR }, percent("price", share)),
        ],
      },
    },
  ),
);

const GROUP = "night";
const BY_CLASS: readonly RuleDraft[] = CLASSES.map(({ impact, percent: share, name }) => ({
  id: `night-${impact}`,
  group: GROUP,
  when: { all: [OURS, ofImpact(impact)] },
  grants: [byTariff(`night-${impact}`)],
  wording: {
    name,
    agent: words(
      `The guest stayed: ${share} % of the night within floor and cap brings {amount}.`,
      `客人已入住：按房价的 ${share}% 计，在上下限之内为 {amount}。`,
      `客人已入住：依房價的 ${share}% 計，於上下限之內為 {amount}。`,
    ),
    customer: words(
      "For what was wrong with your stay we return {amount} ({kind}).",
      "此次住宿未达应有标准，我们退还 {amount}（{kind}）。",
      "此次住宿未達應有水準，我們退還 {amount}（{kind}）。",
    ),
  },
}));

const NAME = words("Hotel", "酒店住宿", "飯店住宿");

/** Stays in hotels and guest houses. */
export const HOTEL: PolicyTemplate = {
  id: "hotel",
  name: NAME,
  description: words(
    "For hotels and guest houses. A guest who could not or would not stay gets the night back and the proven costs of another place; one who stayed gets a share of the night by how badly it was spoilt, with a floor and a cap.",
    "适用于酒店和民宿。客人未能入住或拒绝入住的，退还房费并赔偿另行安排的已核实费用；已入住的，按受影响程度退还一定比例房费，并设上下限。",
    "適用於飯店與民宿。客人未能入住或拒絕入住者，退還房費並賠償另行安排的已查證費用；已入住者，依受影響程度退還一定比例房費，並設上下限。",
  ),
  sources: [SOURCE],
  policy: onGeneralPolicy({
    id: "hotel",
    name: NAME,
    effectiveFrom: "2024-01-01",
    currencies: DEFAULT_CURRENCIES,
    owed: [{ ...generalRule("refund-price"), group: GROUP }, ...BY_CLASS, generalRule("proven-loss")],
    tariffs: TARIFFS,
    measures: [],
  }),
};
