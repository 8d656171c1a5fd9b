import type { Amount } from "../policy";
import { generalRule, onGeneralPolicy } from "./base";
import {
  byTariff,
  fixed,
  largerOf,
  measure,
  NOTHING,
  OURS,
  percent,
  type RuleDraft,
  recordedWithin,
  tariff,
  words,
} from "./parts";
import type { PolicyTemplate } from "./template";

const FRAUD = "fraud_cases";
const FOOD = "unsafe_food_cases";
const LABEL = "label_flaw_cases";
const NOT_CONSUMER = "not_for_own_use";

const CONSUMER_LAW = "《中华人民共和国消费者权益保护法》第五十五条第一款（2013 年修正）";
const FOOD_LAW = "《中华人民共和国食品安全法》第一百四十八条第二款（2015 年修订）";

const THREE_TIMES: Amount = largerOf(percent("price", 300), fixed("CNY", 50_000n));

/** The consumer chooses between price and loss: we pay the larger, and the floor is ours in any case. */
const TEN_TIMES: Amount = largerOf(
  percent("price", 1_000),
  {
    op: "if",
    when: { fact: "provenLoss", known: true },
    amount: percent("proven-loss", 300),
    otherwise: null,
  },
  fixed("CNY", 100_000n),
);

// What nobody has established is not there: a case without these records is an ordinary one and lacks no fact.
// One group: the special law comes before the general one, and nothing is multiplied twice.
const GROUP = "punitive";
const OWED: readonly RuleDraft[] = [
  {
    id: "not-a-consumer",
    group: GROUP,
    when: recordedWithin(NOT_CONSUMER, 1, null),
    grants: [NOTHING],
    wording: {
      name: words("Not bought for daily life", "非生活消费", "非生活消費"),
      agent: words(
        "Bought for business, or beyond what a household reasonably needs in order to claim: the multiple is not owed. Price and proven loss are.",
        "系经营性购买，或明显超出合理生活消费需要的索赔性购买：不适用惩罚性赔偿，价款与已核实的损失仍应赔付。",
        "屬營業用途，或明顯超出合理生活消費需要的索賠性購買：不適用懲罰性賠償，價款與已查證的損失仍應賠付。",
      ),
      customer: words(
        "The law grants the multiple only for goods bought for daily life, so it is not due here. Price and proven loss are settled as usual.",
        "法律规定的加倍赔偿仅适用于生活消费，此次不适用；价款和已核实的损失仍照常赔付。",
        "法律規定的加倍賠償僅適用於生活消費，此次不適用；價款與已查證的損失仍照常賠付。",
      ),
    },
  },
  {
    id: "label-flaw",
    group: GROUP,
    when: recordedWithin(LABEL, 1, null),
    grants: [NOTHING],
    wording: {
      name: words("Flaw of the label only", "仅为标签瑕疵", "僅為標示瑕疵"),
      agent: words(
        "A flaw of label or instructions that neither touches food safety nor misleads: no ten times the price (Article 148).",
        "标签、说明书瑕疵，不影响食品安全且不会误导消费者：依第一百四十八条但书不适用十倍赔偿。",
        "標籤、說明書瑕疵，不影響食品安全且不致誤導消費者：依第一百四十八條但書不適用十倍賠償。",
      ),
      customer: words(
        "The label was flawed, but the food is safe and the flaw does not mislead, so the multiple is not due.",
        "该商品标签存在瑕疵，但不影响食品安全，也不会造成误导，因此不适用加倍赔偿。",
        "該商品標示有瑕疵，但不影響食品安全，也不致造成誤導，因此不適用加倍賠償。",
      ),
    },
  },
  {
    id: "unsafe-food",
    group: GROUP,
    when: { all: [OURS, recordedWithin(FOOD, 1, null)] },
    grants: [byTariff("unsafe-food")],
    wording: {
      name: words("Unsafe food", "不符合食品安全标准", "不符食品安全標準"),
      agent: words(
        "Food below the safety standard, knowingly sold: ten times the price or three times the loss, at least 1,000 CNY: {amount}. At the consumer’s demand, besides the loss itself.",
        "经营明知不符合食品安全标准的食品：价款十倍或损失三倍，不足一千元按一千元，计 {amount}。依消费者要求，另赔损失。",
        "經營明知不符合食品安全標準的食品：價款十倍或損失三倍，不足一千元以一千元計，共 {amount}。依消費者要求，另賠損失。",
      ),
      customer: words(
        "The food did not meet the safety standard. Under the Food Safety Law you receive {amount} ({kind}).",
        "该食品不符合食品安全标准。依据《食品安全法》，向您赔付 {amount}（{kind}）。",
        "該食品不符合食品安全標準。依《食品安全法》賠付您 {amount}（{kind}）。",
      ),
    },
  },
  {
    id: "fraud",
    group: GROUP,
    when: { all: [OURS, recordedWithin(FRAUD, 1, null)] },
    grants: [byTariff("fraud")],
    wording: {
      name: words("Fraud on the consumer", "欺诈消费者", "詐欺消費者"),
      agent: words(
        "Fraud is established: three times the price on top, at least 500 CNY: {amount}. At the consumer’s demand, besides price and loss.",
        "已认定存在欺诈：增加赔偿价款三倍，不足五百元按五百元，计 {amount}。依消费者要求，另退价款、另赔损失。",
        "已認定有詐欺行為：增加賠償價款三倍，不足五百元以五百元計，共 {amount}。依消費者要求，另退價款、另賠損失。",
      ),
      customer: words(
        "You were misled when you bought this. Under the Consumer Protection Law you receive {amount} in addition ({kind}).",
        "您在购买时受到误导。依据《消费者权益保护法》，另向您增加赔付 {amount}（{kind}）。",
        "您在購買時受到誤導。依《消費者權益保護法》，另增加賠付您 {amount}（{kind}）。",
      ),
    },
  },
  generalRule("refund-price"),
  generalRule("proven-loss"),
];

const NAME = words("China consumer law", "中国消费者权益保护", "中國大陸消費者權益保護");

/** Sales to consumers in mainland China. */
export const CHINA_CONSUMER_LAW: PolicyTemplate = {
  id: "china-consumer-law",
  name: NAME,
  description: words(
    "For sellers and platforms in mainland China: three times the price for fraud (at least 500 CNY), ten times the price or three times the loss for unsafe food (at least 1,000 CNY), on top of the refund. Fraud and food safety are established by a person and recorded with the case.",
    "适用于中国大陆的经营者和平台：欺诈增加赔偿价款三倍（不足 500 元按 500 元），不安全食品赔偿价款十倍或损失三倍（不足 1,000 元按 1,000 元），退款另计。是否构成欺诈、食品是否安全由人工认定并记录在案。",
    "適用於中國大陸的業者與平台：詐欺增加賠償價款三倍（不足人民幣 500 元以 500 元計），不安全食品賠償價款十倍或損失三倍（不足人民幣 1,000 元以 1,000 元計），退款另計。是否構成詐欺、食品是否安全由人員認定並記錄於案件。",
  ),
  sources: [
    CONSUMER_LAW,
    FOOD_LAW,
    "最高人民法院《关于审理食品药品惩罚性赔偿纠纷案件适用法律若干问题的解释》（2024 年 8 月 22 日起施行）",
  ],
  policy: onGeneralPolicy({
    id: "china-consumer-law",
    name: NAME,
    effectiveFrom: "2024-01-01",
    currencies: ["CNY"],
    owed: OWED,
    tariffs: [
      tariff("fraud", { basis: "statute", source: CONSUMER_LAW, dates: { from: "2014-03-15" } }, THREE_TIMES),
      tariff("unsafe-food", { basis: "statute", source: FOOD_LAW, dates: { from: "2015-10-01" } }, TEN_TIMES),
    ],
    measures: [
      measure(
        FRAUD,
        "times",
        words("Purchases with established fraud", "已认定欺诈的交易笔数", "已認定詐欺的交易筆數"),
      ),
      measure(
        FOOD,
        "times",
        words("Purchases of unsafe food", "不安全食品的交易笔数", "不安全食品的交易筆數"),
      ),
      measure(
        LABEL,
        "times",
        words(
          "If only the label is flawed: purchases",
          "如仅为标签瑕疵：交易笔数",
          "如僅為標示瑕疵：交易筆數",
        ),
      ),
      measure(
        NOT_CONSUMER,
        "times",
        words("If not bought for daily life: purchases", "如非生活消费：交易笔数", "如非生活消費：交易筆數"),
      ),
    ],
  }),
};
