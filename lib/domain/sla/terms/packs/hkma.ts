import { CLOCK_NAMES, days, named, type Pack, type PackSource, statutoryClock } from "./pack";

const SHORT = { en: "HKMA", "zh-Hans": "香港金管局", "zh-Hant": "香港金管局" };
const SOURCE: PackSource = {
  title: "HKMA Supervisory Policy Manual, IC-4 Complaints Handling and Redress",
  url: "https://www.hkma.gov.hk/eng/regulatory-resources/regulatory-guides/supervisory-policy-manual/",
  readAt: "https://www.jsafrasarasin.com/internet/sg/sg_index/hong_kong_compliant_handling_information.htm",
  readOn: "2026-11-22",
  checked: "secondary",
};

/** Complaints to banks in Hong Kong. */
export const HKMA: Pack = {
  key: "hk-hkma",
  names: { en: "Hong Kong banks (HKMA)", "zh-Hans": "香港银行（金管局）", "zh-Hant": "香港銀行（金管局）" },
  jurisdiction: "hk",
  effectiveFrom: "2023-04-05",
  source: SOURCE,
  note: {
    en: "60 days only in complex cases, after an interim response that gives the reason and the new date.",
    "zh-Hans": "仅复杂案件可至 60 日，并须先发出中期答复，说明原因和新的日期。",
    "zh-Hant": "僅複雜個案可至 60 日，且須先寄發中期回覆，說明原因及新的日期。",
  },
  clocks: [
    statutoryClock("hk-hkma", SOURCE, {
      key: "acknowledgement",
      names: named(SHORT, CLOCK_NAMES.acknowledgement),
      target: days(7),
      waitsFor: "acknowledgement",
    }),
    statutoryClock("hk-hkma", SOURCE, {
      key: "final",
      names: named(SHORT, CLOCK_NAMES.final),
      target: days(30),
      waitsFor: "final-response",
      extensions: [{ target: days(60), needsApproval: true }],
    }),
  ],
  letters: ["acknowledgement", "holding", "final-response"],
  outside: {
    names: {
      en: "the Hong Kong Monetary Authority, or the Financial Dispute Resolution Centre for claims of money",
      "zh-Hans": "香港金融管理局；涉及金钱的争议亦可向金融纠纷调解中心提出",
      "zh-Hant": "香港金融管理局；涉及金錢的爭議亦可向金融糾紛調解中心提出",
    },
    url: "https://www.fdrc.org.hk",
  },
};
