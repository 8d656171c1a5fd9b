import { days, type Pack, type PackSource, statutoryClock } from "./pack";

const SOURCE: PackSource = {
  title: "Regulation (EC) No 261/2004, Article 8(1)(a)",
  url: "https://eur-lex.europa.eu/eli/reg/2004/261/oj",
  readAt: "https://caa.cz/en/passengers/denied-boarding-delay-or-cancellation-of-flight/general-information",
  readOn: "2026-11-22",
  checked: "secondary",
};

/** Refund of a ticket after a cancellation, a long delay or denied boarding. */
export const EU_261: Pack = {
  key: "eu-261",
  names: {
    en: "EU air passengers (261/2004): refund",
    "zh-Hans": "欧盟航空旅客（261/2004）：退款",
    "zh-Hant": "歐盟航空旅客（261/2004）：退款",
  },
  jurisdiction: "eu",
  effectiveFrom: "2005-02-17",
  source: SOURCE,
  note: {
    en: "Seven days for the refund, from the passenger's choice; counted here from the complaint, and stopped when the remedy is delivered and the case resolved. The Regulation sets no limit for the answer to a complaint.",
    "zh-Hans":
      "退款须在 7 日内完成，自旅客作出选择之日起算；此处自投诉之日起算，补救兑现、案件解决时停止。该条例未规定答复投诉的时限。",
    "zh-Hant":
      "退款須在 7 日內完成，自旅客選擇之日起算；此處自申訴之日起算，補救履行、案件解決時停止。該規則未定回覆申訴的期限。",
  },
  clocks: [
    statutoryClock("eu-261", SOURCE, {
      key: "refund",
      names: { en: "EU 261: refund", "zh-Hans": "欧盟 261：退款", "zh-Hant": "歐盟 261：退款" },
      target: days(7),
      waitsFor: "resolution",
    }),
  ],
  letters: [],
  outside: {
    names: {
      en: "the national enforcement body for air passenger rights",
      "zh-Hans": "航空旅客权益的国家执法机构",
      "zh-Hant": "航空旅客權益的國家執法機關",
    },
    url: "https://europa.eu/youreurope/citizens/travel/passenger-rights/air/index_en.htm",
  },
};
