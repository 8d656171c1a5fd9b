import { businessDays, CLOCK_NAMES, days, named, type Pack, type PackSource, statutoryClock } from "./pack";

const MARKET_SOURCE: PackSource = {
  title: "《市场监督管理投诉举报处理暂行办法》（国家市场监督管理总局令第20号）第十四条、第二十一条",
  url: "https://www.12315.cn",
  readAt: "https://xiezuofangchengshi.com/doc/62764.html",
  readOn: "2026-11-22",
  checked: "secondary",
};
const MARKET = { en: "12315", "zh-Hans": "12315", "zh-Hant": "中國大陸 12315" };

/** Complaints that consumers bring before the market regulator. Its own limits; what they leave to us stands beside. */
export const CN_12315: Pack = {
  key: "cn-12315",
  names: {
    en: "China 12315 (market regulation)",
    "zh-Hans": "12315 投诉（市场监管）",
    "zh-Hant": "中國大陸 12315 投訴（市場監管）",
  },
  jurisdiction: "cn",
  effectiveFrom: "2020-01-01",
  source: MARKET_SOURCE,
  note: {
    en: "The authority's limits, not ours: 7 working days to decide whether it accepts the complaint, 45 from then to mediate, which are counted here from our receipt. They show how long there is to settle without it, as internal targets. Ask whether newer rules have replaced this order.",
    "zh-Hans":
      "这是监管部门自身的时限：7 个工作日内决定是否受理，受理后 45 个工作日内调解；此处一律自我方收到之日起算，作为内部目标，提示自行和解还有多少时间。请核实该办法是否已被新规取代。",
    "zh-Hant":
      "這是主管機關自身的期限：7 個工作日內決定是否受理，受理後 45 個工作日內調解；此處一律自我方收件日起算，作為內部目標，提示自行和解還有多少時間。請確認該辦法是否已由新規定取代。",
  },
  clocks: [
    statutoryClock("cn-12315", MARKET_SOURCE, {
      key: "acceptance",
      names: named(MARKET, {
        en: "answer before it is accepted",
        "zh-Hans": "受理前答复",
        "zh-Hant": "受理前回覆",
      }),
      target: businessDays(7),
      waitsFor: "answer",
      basis: "internal",
    }),
    statutoryClock("cn-12315", MARKET_SOURCE, {
      key: "mediation",
      names: named(MARKET, { en: "end of mediation", "zh-Hans": "调解期满", "zh-Hant": "調解期滿" }),
      target: businessDays(45),
      waitsFor: "resolution",
      basis: "internal",
    }),
  ],
  letters: [],
  outside: {
    names: {
      en: "the 12315 platform of the market regulator",
      "zh-Hans": "全国12315平台（市场监管部门）",
      "zh-Hant": "中國大陸 12315 平台（市場監管部門）",
    },
    url: "https://www.12315.cn",
  },
};

const TELECOM_SOURCE: PackSource = {
  title: "《电信用户申诉处理办法》（工业和信息化部令第35号）第十条第（四）项",
  url: null,
  readAt: "https://m.78911.com.cn/ZhengCeGaiGe/595082-2.html",
  readOn: "2026-11-22",
  checked: "primary",
};

/** Complaints to telecommunication operators. */
export const CN_TELECOM: Pack = {
  key: "cn-telecom",
  names: {
    en: "China telecommunications",
    "zh-Hans": "电信用户投诉",
    "zh-Hant": "中國大陸電信用戶投訴",
  },
  jurisdiction: "cn",
  effectiveFrom: "2016-07-30",
  source: TELECOM_SOURCE,
  note: null,
  clocks: [
    statutoryClock("cn-telecom", TELECOM_SOURCE, {
      key: "final",
      names: named(
        { en: "China telecom", "zh-Hans": "电信投诉", "zh-Hant": "中國大陸電信投訴" },
        CLOCK_NAMES.final,
      ),
      target: days(15),
      waitsFor: "final-response",
    }),
  ],
  letters: ["final-response"],
  outside: {
    names: {
      en: "the telecom users' complaint centre of your province",
      "zh-Hans": "所在省（区、市）的电信用户申诉受理机构（12300）",
      "zh-Hant": "所在省（區、市）的電信用戶申訴受理機構（12300）",
    },
    url: null,
  },
};

const AIRLINE_SOURCE: PackSource = {
  title: "《公共航空运输旅客服务管理规定》（交通运输部令2021年第3号）投诉管理一章",
  url: null,
  readAt: "http://www.dghzdr.com/html/2021/zhywgn_0324/190934.shtml",
  readOn: "2026-11-22",
  checked: "secondary",
};

/** Complaints to airlines, airports and their agents. */
export const CN_AIRLINES: Pack = {
  key: "cn-airlines",
  names: { en: "China airlines", "zh-Hans": "民航旅客投诉", "zh-Hant": "中國大陸民航旅客投訴" },
  jurisdiction: "cn",
  effectiveFrom: "2021-09-01",
  source: AIRLINE_SOURCE,
  note: null,
  clocks: [
    statutoryClock("cn-airlines", AIRLINE_SOURCE, {
      key: "final",
      names: named(
        { en: "China airlines", "zh-Hans": "民航投诉", "zh-Hant": "中國大陸民航投訴" },
        CLOCK_NAMES.final,
      ),
      target: businessDays(10),
      waitsFor: "final-response",
    }),
  ],
  letters: ["final-response"],
  outside: {
    names: {
      en: "the civil aviation authority's service hotline 12326",
      "zh-Hans": "民航服务质量监督电话 12326",
      "zh-Hant": "中國大陸民航服務質量監督電話 12326",
    },
    url: null,
  },
};

const BANK_SOURCE: PackSource = {
  title: "《银行业保险业消费投诉处理管理办法》（中国银保监会令2020年第3号）",
  url: null,
  readAt: "http://finance.caixin.com/2020-01-17/101505443.html",
  readOn: "2026-11-22",
  checked: "secondary",
};

/** Complaints to banks and insurers. */
export const CN_BANK: Pack = {
  key: "cn-bank",
  names: {
    en: "China banks and insurers",
    "zh-Hans": "银行业保险业消费投诉",
    "zh-Hant": "中國大陸銀行業保險業消費投訴",
  },
  jurisdiction: "cn",
  effectiveFrom: "2020-03-01",
  source: BANK_SOURCE,
  note: {
    en: "30 days where the case is complicated; 30 more where it is particularly so, approved by the head office or the level above, and the customer is told.",
    "zh-Hans":
      "情况复杂的可延长至 30 日；情况特别复杂的，经上级机构或总行、总公司高级管理人员审批并告知投诉人，可再延长 30 日。",
    "zh-Hant":
      "情況複雜者可延長至 30 日；情況特別複雜者，經上級機構或總行、總公司高階主管核准並告知客戶，可再延長 30 日。",
  },
  clocks: [
    statutoryClock("cn-bank", BANK_SOURCE, {
      key: "final",
      names: named(
        { en: "China bank/insurance", "zh-Hans": "银保投诉", "zh-Hant": "中國大陸銀保投訴" },
        CLOCK_NAMES.final,
      ),
      target: days(15),
      waitsFor: "final-response",
      extensions: [
        { target: days(30), needsApproval: false },
        { target: days(60), needsApproval: true },
      ],
    }),
  ],
  letters: ["holding", "final-response"],
  outside: {
    names: {
      en: "the regulator's hotline for bank and insurance consumers, 12378",
      "zh-Hans": "银行保险消费者投诉维权热线 12378，或申请核查、调解、仲裁，或提起诉讼",
      "zh-Hant": "銀行保險消費者投訴維權熱線 12378，亦可申請核查、調解、仲裁或提起訴訟",
    },
    url: null,
  },
};
