import { CHINA_CONSUMER_LAW } from "./china-consumer-law";
import { DELAY_REPAY } from "./delay-repay";
import { EU_261 } from "./eu-261";
import { DEFAULT_POLICY } from "./general-retail";
import { HOTEL } from "./hotel";
import { OFCOM } from "./ofcom";
import { PARCEL } from "./parcel";
import { words } from "./parts";
import type { PolicyTemplate } from "./template";

const GENERAL_RETAIL: PolicyTemplate = {
  id: DEFAULT_POLICY.id,
  name: words("General retail and e-commerce", "通用零售与电商", "一般零售與電商"),
  description: words(
    "For shops and online sellers, and the policy of a new installation. The price of what was not accepted and every proven loss are owed; goodwill rises with impact, lateness and distress.",
    "适用于门店和电商，也是新安装系统的初始政策。未接受的商品退还价款，已核实的损失一律赔偿；关怀补偿随影响程度、延误和情绪影响而提高。",
    "適用於門市與電商，也是新安裝系統的初始政策。未接受的商品返還價款，已查證的損失一律賠償；善意補償隨影響程度、延誤與情緒影響而提高。",
  ),
  sources: [
    "Gelbrich, Gäthke & Grégoire 2015, Journal of Service Research, doi 10.1177/1094670514543149",
    "Roschk & Gelbrich 2014, Journal of Service Research 17(2), doi 10.1177/1094670513507486",
    "Haesevoets et al. 2017, Judgment and Decision Making 12(2), 183–197",
  ],
  policy: DEFAULT_POLICY,
};

/** What a new policy can begin with; the first is what a new installation publishes. */
export const POLICY_TEMPLATES: readonly PolicyTemplate[] = [
  GENERAL_RETAIL,
  HOTEL,
  PARCEL,
  EU_261,
  DELAY_REPAY,
  OFCOM,
  CHINA_CONSUMER_LAW,
];

/** The template of that id; undefined where there is none. */
export function templateById(id: string): PolicyTemplate | undefined {
  return POLICY_TEMPLATES.find((template) => template.id === id);
}
