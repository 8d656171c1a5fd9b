import { CLOCK_NAMES, days, named, type Pack, type PackSource, statutoryClock } from "./pack";

const CONSUMER_SOURCE: PackSource = {
  title: "消費者保護法第 43 條第 2 項",
  url: "https://law.moj.gov.tw/LawClass/LawSingle.aspx?pcode=J0170001&flno=43",
  readAt:
    "https://www.hchfe.gov.tw/iframcirculatedview.php?menu=2389&typeid=2389&typeid2=2443&circulated_id=2599",
  readOn: "2026-11-22",
  checked: "secondary",
};

/** Every consumer's complaint in Taiwan. */
export const TW_CONSUMER: Pack = {
  key: "tw-consumer",
  names: {
    en: "Taiwan Consumer Protection Act",
    "zh-Hans": "台湾消费者保护法",
    "zh-Hant": "消費者保護法",
  },
  jurisdiction: "tw",
  effectiveFrom: "1994-01-13",
  source: CONSUMER_SOURCE,
  note: {
    en: "15 days from the day of the complaint. The Act asks for proper handling, not for a letter.",
    "zh-Hans": "自申诉之日起 15 日。法律要求妥善处理，未要求特定函件。",
    "zh-Hant": "自申訴之日起 15 日。法律要求妥適處理，未要求特定函件。",
  },
  clocks: [
    statutoryClock("tw-consumer", CONSUMER_SOURCE, {
      key: "handling",
      names: {
        en: "Consumer Protection Act: handling",
        "zh-Hans": "台湾消保法：妥善处理",
        "zh-Hant": "消保法：妥適處理",
      },
      target: days(15),
      waitsFor: "answer",
    }),
  ],
  letters: [],
  outside: {
    names: {
      en: "the consumer ombudsman of your city or county government (call 1950)",
      "zh-Hans": "所在直辖市、县（市）政府的消费者保护官（拨打 1950）",
      "zh-Hant": "您所在直轄市、縣（市）政府的消費者保護官（可撥打 1950）",
    },
    url: "https://cpc.ey.gov.tw",
  },
};

const FINANCIAL_SOURCE: PackSource = {
  title: "金融消費者保護法第 13 條第 2 項",
  url: "https://law.moj.gov.tw/LawClass/LawSingle.aspx?pcode=G0380226&flno=13",
  readAt: "https://www.foi.org.tw/SeniorEbook/files/basic-html/page75.html",
  readOn: "2026-11-22",
  checked: "secondary",
};

/** Complaints to banks, insurers and brokers in Taiwan. */
export const TW_FINANCIAL: Pack = {
  key: "tw-financial",
  names: {
    en: "Taiwan financial consumers",
    "zh-Hans": "台湾金融消费者保护法",
    "zh-Hant": "金融消費者保護法",
  },
  jurisdiction: "tw",
  effectiveFrom: "2011-12-30",
  source: FINANCIAL_SOURCE,
  note: {
    en: "The customer may go to the Ombudsman within 60 days of the answer, or of the end of these 30 days.",
    "zh-Hans": "金融消费者可在收到结果后或 30 日期满后 60 日内申请评议。",
    "zh-Hant": "金融消費者得於收受結果或 30 日期限屆滿之日起 60 日內申請評議。",
  },
  clocks: [
    statutoryClock("tw-financial", FINANCIAL_SOURCE, {
      key: "final",
      names: named(
        { en: "Taiwan financial", "zh-Hans": "台湾金融消保法", "zh-Hant": "金保法" },
        CLOCK_NAMES.final,
      ),
      target: days(30),
      waitsFor: "final-response",
    }),
  ],
  letters: ["final-response"],
  outside: {
    names: {
      en: "the Financial Ombudsman Institution",
      "zh-Hans": "财团法人金融消费评议中心",
      "zh-Hant": "財團法人金融消費評議中心",
    },
    url: "https://www.foi.org.tw",
  },
};
