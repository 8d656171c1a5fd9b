import { businessDays, CLOCK_NAMES, named, type Pack, type PackSource, statutoryClock, weeks } from "./pack";

const SHORT = { en: "UK FCA", "zh-Hans": "英国 FCA", "zh-Hant": "英國 FCA" };
const SOURCE: PackSource = {
  title: "FCA Handbook, DISP 1.5.1R, 1.5.4R and 1.6.1R to 1.6.2R",
  url: "https://handbook.fca.org.uk/handbook/disp1/disp1s6",
  readAt: null,
  readOn: "2026-11-22",
  checked: "primary",
};
const OMBUDSMAN = {
  names: {
    en: "the Financial Ombudsman Service",
    "zh-Hans": "英国金融申诉专员服务处（Financial Ombudsman Service）",
    "zh-Hant": "英國金融公評人服務處（Financial Ombudsman Service）",
  },
  url: "https://www.financial-ombudsman.org.uk",
};

/** Complaints about financial services other than payments. */
export const UK_FCA: Pack = {
  key: "uk-fca",
  names: {
    en: "UK financial services (FCA)",
    "zh-Hans": "英国金融服务（FCA）",
    "zh-Hant": "英國金融服務（FCA）",
  },
  jurisdiction: "uk",
  effectiveFrom: "2016-06-30",
  source: SOURCE,
  note: {
    en: "The third business day is a chance, not a duty: what is resolved by then needs a summary resolution communication only, so its clock is an internal one. Business days are those of the region's calendar: enter the bank holidays of the United Kingdom there.",
    "zh-Hans":
      "第三个工作日是机会而非义务：在此之前解决的，只需发出简要解决通知，因此这只时钟按内部目标计。工作日以该地区的工作日历为准，请在日历中录入英国的公共假日。",
    "zh-Hant":
      "第三個營業日是機會而非義務：在此之前解決的，只需寄發簡要解決通知，因此這個時鐘按內部目標計。營業日以該地區的工作行事曆為準，請在行事曆中輸入英國的國定假日。",
  },
  clocks: [
    statutoryClock("uk-fca", SOURCE, {
      key: "summary",
      names: named(SHORT, {
        en: "summary resolution",
        "zh-Hans": "简易解决",
        "zh-Hant": "簡易解決",
      }),
      target: businessDays(3),
      waitsFor: "resolution",
      basis: "internal",
    }),
    statutoryClock("uk-fca", SOURCE, {
      key: "final",
      names: named(SHORT, CLOCK_NAMES.final),
      target: weeks(8),
      waitsFor: "final-response",
    }),
  ],
  letters: ["acknowledgement", "holding", "final-response"],
  outside: OMBUDSMAN,
};

/** Complaints about payment services and electronic money (DISP 1.6.2AR). */
export const UK_FCA_PAYMENTS: Pack = {
  key: "uk-fca-payments",
  names: {
    en: "UK payment services (FCA)",
    "zh-Hans": "英国支付服务（FCA）",
    "zh-Hant": "英國支付服務（FCA）",
  },
  jurisdiction: "uk",
  effectiveFrom: "2018-01-13",
  source: { ...SOURCE, title: "FCA Handbook, DISP 1.6.1R and 1.6.2AR" },
  note: {
    en: "35 business days only in exceptional circumstances beyond the house's control, with a holding response within the first 15.",
    "zh-Hans": "仅在非本机构所能控制的特殊情况下可至 35 个工作日，并须在前 15 个工作日内先发出说明函。",
    "zh-Hant": "僅在非本機構所能控制的特殊情況下可至 35 個營業日，且須在前 15 個營業日內先寄發說明函。",
  },
  clocks: [
    statutoryClock("uk-fca-payments", SOURCE, {
      key: "final",
      names: named(
        { en: "UK FCA payments", "zh-Hans": "英国 FCA 支付", "zh-Hant": "英國 FCA 支付" },
        CLOCK_NAMES.final,
      ),
      target: businessDays(15),
      waitsFor: "final-response",
      extensions: [{ target: businessDays(35), needsApproval: true }],
    }),
  ],
  letters: ["acknowledgement", "holding", "final-response"],
  outside: OMBUDSMAN,
};
