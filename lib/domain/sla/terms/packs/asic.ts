import { businessDays, CLOCK_NAMES, days, named, type Pack, type PackSource, statutoryClock } from "./pack";

const SHORT = { en: "ASIC", "zh-Hans": "澳大利亚 ASIC", "zh-Hant": "澳洲 ASIC" };
const SOURCE: PackSource = {
  title: "ASIC Regulatory Guide 271, Internal dispute resolution",
  url: "https://www.asic.gov.au/regulatory-resources/find-a-document/regulatory-guides/rg-271-internal-dispute-resolution/",
  readAt: "https://cashlab.com.au/pages/complaints",
  readOn: "2026-11-22",
  checked: "secondary",
};

/** Complaints to Australian financial firms. */
export const ASIC: Pack = {
  key: "au-asic",
  names: {
    en: "Australian financial services (ASIC RG 271)",
    "zh-Hans": "澳大利亚金融服务（ASIC RG 271）",
    "zh-Hant": "澳洲金融服務（ASIC RG 271）",
  },
  jurisdiction: "au",
  effectiveFrom: "2021-10-05",
  source: SOURCE,
  note: {
    en: "The guide asks for an acknowledgement within 24 hours or one business day; the business day is counted here. Superannuation has 45 days, hardship and default notices 21. A particularly complex case may take longer with a delay notification, but no limit is named, so none can be extended here.",
    "zh-Hans":
      "指引要求在 24 小时或一个工作日内确认收到，此处按一个工作日计。养老金投诉为 45 日，困难及违约通知类为 21 日。特别复杂的案件发出延迟通知后可以超期，但指引未规定期限，故此处不设延长。",
    "zh-Hant":
      "指引要求在 24 小時或一個營業日內確認收件，此處以一個營業日計。退休金申訴為 45 日，經濟困難及違約通知類為 21 日。特別複雜的案件寄發延遲通知後可逾期，但指引未定期限，故此處不設展延。",
  },
  clocks: [
    statutoryClock("au-asic", SOURCE, {
      key: "acknowledgement",
      names: named(SHORT, CLOCK_NAMES.acknowledgement),
      target: businessDays(1),
      waitsFor: "acknowledgement",
    }),
    statutoryClock("au-asic", SOURCE, {
      key: "final",
      names: named(SHORT, CLOCK_NAMES.final),
      target: days(30),
      waitsFor: "final-response",
    }),
  ],
  letters: ["acknowledgement", "holding", "final-response"],
  outside: {
    names: {
      en: "the Australian Financial Complaints Authority (AFCA)",
      "zh-Hans": "澳大利亚金融投诉管理局（AFCA）",
      "zh-Hant": "澳洲金融申訴管理局（AFCA）",
    },
    url: "https://www.afca.org.au",
  },
};
