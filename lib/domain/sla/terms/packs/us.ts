import { CLOCK_NAMES, days, named, type Pack, type PackSource, statutoryClock } from "./pack";

const CFPB_SOURCE: PackSource = {
  title: "CFPB Company Portal Manual, section 8.1 (with 12 U.S.C. 5534(b))",
  url: "https://www.consumerfinance.gov/complaint/process/",
  readAt: "http://llt4fun.insidearm.com/news/00043245-what-include-interim-response-cfpb-compla",
  readOn: "2026-11-22",
  checked: "secondary",
};

/** Complaints that the Consumer Financial Protection Bureau sends on. */
export const US_CFPB: Pack = {
  key: "us-cfpb",
  names: {
    en: "US consumer finance (CFPB)",
    "zh-Hans": "美国消费金融（CFPB）",
    "zh-Hant": "美國消費金融（CFPB）",
  },
  jurisdiction: "us",
  effectiveFrom: "2015-05-01",
  source: CFPB_SOURCE,
  note: {
    en: "Counted from the day on which the complaint was sent to the company's portal. Where it cannot be closed within 15 days, the work is marked “in progress” with a reason, and the final response is due within 60.",
    "zh-Hans":
      "自投诉送达公司端平台之日起算。15 日内无法办结的，注明“处理中”并说明原因，最终答复须在 60 日内作出。",
    "zh-Hant":
      "自申訴送達公司端平台之日起算。15 日內無法結案者，註明「處理中」並說明原因，最終回覆須在 60 日內作成。",
  },
  clocks: [
    statutoryClock("us-cfpb", CFPB_SOURCE, {
      key: "final",
      names: named({ en: "US CFPB", "zh-Hans": "美国 CFPB", "zh-Hant": "美國 CFPB" }, CLOCK_NAMES.final),
      target: days(15),
      waitsFor: "final-response",
      extensions: [{ target: days(60), needsApproval: false }],
    }),
  ],
  letters: ["holding", "final-response"],
  outside: {
    names: {
      en: "the Consumer Financial Protection Bureau (CFPB)",
      "zh-Hans": "美国消费者金融保护局（CFPB）",
      "zh-Hant": "美國消費者金融保護局（CFPB）",
    },
    url: "https://www.consumerfinance.gov/complaint/",
  },
};

const DOT_SOURCE: PackSource = {
  title: "14 CFR § 259.7(c)",
  url: "https://www.ecfr.gov/current/title-14/section-259.7",
  readAt: "https://self-law.org/code/us/cfr/t14/s%C2%A7%20259.7",
  readOn: "2026-11-22",
  checked: "primary",
};
const DOT = { en: "US DOT", "zh-Hans": "美国 DOT", "zh-Hant": "美國 DOT" };

/** Written complaints about scheduled flights. */
export const US_DOT: Pack = {
  key: "us-dot",
  names: { en: "US airlines (DOT)", "zh-Hans": "美国航空（DOT）", "zh-Hant": "美國航空（DOT）" },
  jurisdiction: "us",
  effectiveFrom: "2010-04-29",
  source: DOT_SOURCE,
  note: {
    en: "The response must be substantive: it deals with what this passenger complained of. Complaints about disability (14 CFR part 382) have shorter limits.",
    "zh-Hans": "答复须有实质内容，针对该旅客所投诉的问题。涉及残障的投诉（14 CFR 第 382 部分）时限更短。",
    "zh-Hant": "回覆須有實質內容，針對該旅客所申訴的問題。涉及身心障礙的申訴（14 CFR 第 382 部分）期限更短。",
  },
  clocks: [
    statutoryClock("us-dot", DOT_SOURCE, {
      key: "acknowledgement",
      names: named(DOT, CLOCK_NAMES.acknowledgement),
      target: days(30),
      waitsFor: "acknowledgement",
    }),
    statutoryClock("us-dot", DOT_SOURCE, {
      key: "final",
      names: named(DOT, CLOCK_NAMES.final),
      target: days(60),
      waitsFor: "final-response",
    }),
  ],
  letters: ["acknowledgement", "final-response"],
  outside: {
    names: {
      en: "the U.S. Department of Transportation, Office of Aviation Consumer Protection",
      "zh-Hans": "美国运输部航空消费者保护办公室",
      "zh-Hant": "美國運輸部航空消費者保護辦公室",
    },
    url: "https://www.transportation.gov/airconsumer",
  },
};
