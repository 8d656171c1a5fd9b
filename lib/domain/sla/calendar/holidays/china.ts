import { daysOf, type HolidaySet } from "./holiday-set";

const NEW_YEAR = { en: "New Year's Day", "zh-Hans": "元旦", "zh-Hant": "元旦" };
const SPRING = { en: "Spring Festival", "zh-Hans": "春节", "zh-Hant": "春節" };
const QINGMING = { en: "Qingming Festival", "zh-Hans": "清明节", "zh-Hant": "清明節" };
const LABOUR = { en: "Labour Day", "zh-Hans": "劳动节", "zh-Hant": "勞動節" };
const DRAGON_BOAT = { en: "Dragon Boat Festival", "zh-Hans": "端午节", "zh-Hant": "端午節" };
const MID_AUTUMN = { en: "Mid-Autumn Festival", "zh-Hans": "中秋节", "zh-Hant": "中秋節" };
const NATIONAL = { en: "National Day", "zh-Hans": "国庆节", "zh-Hant": "國慶節" };

const CHINA_2026: HolidaySet = {
  place: "china",
  year: 2026,
  status: "published",
  source: {
    title: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）",
    url: "https://www.gov.cn/zhengce/content/202511/content_7047090.htm",
    readAt: "https://politics.gmw.cn/2025-11/04/content_38391083.htm",
    readOn: "2026-11-22",
  },
  holidays: [
    { names: NEW_YEAR, closures: daysOf("2026-01", 1, 3), openings: ["2026-01-04"] },
    { names: SPRING, closures: daysOf("2026-02", 15, 23), openings: ["2026-02-14", "2026-02-28"] },
    { names: QINGMING, closures: daysOf("2026-04", 4, 6) },
    { names: LABOUR, closures: daysOf("2026-05", 1, 5), openings: ["2026-05-09"] },
    { names: DRAGON_BOAT, closures: daysOf("2026-06", 19, 21) },
    { names: MID_AUTUMN, closures: daysOf("2026-09", 25, 27) },
    { names: NATIONAL, closures: daysOf("2026-10", 1, 7), openings: ["2026-09-20", "2026-10-10"] },
  ],
};

/**
 * The notice for 2027 was not yet published when this was read, so days in lieu and days worked in exchange are unknown.
 * The law names the holidays; the new moon, the solar term and the lunar dates behind them are those of Taiwan's
 * published calendar of the same year, which follows the same almanac.
 */
const CHINA_2027: HolidaySet = {
  place: "china",
  year: 2027,
  status: "statutory",
  source: {
    title: "全国年节及纪念日放假办法（2024年修订）：各节日法定放假天数",
    // The decree itself was not at hand; this table of the days it grants since 2025 was.
    url: "https://app.unpkg.com/chinese-days@1.5.1/files/src/holidays/arrangement.ts",
    readAt: null,
    readOn: "2026-11-22",
  },
  holidays: [
    { names: NEW_YEAR, closures: ["2027-01-01"] },
    { names: SPRING, closures: daysOf("2027-02", 5, 8) },
    { names: QINGMING, closures: ["2027-04-05"] },
    { names: LABOUR, closures: daysOf("2027-05", 1, 2) },
    { names: DRAGON_BOAT, closures: ["2027-06-09"] },
    { names: MID_AUTUMN, closures: ["2027-09-15"] },
    { names: NATIONAL, closures: daysOf("2027-10", 1, 3) },
  ],
};

export const CHINA: readonly HolidaySet[] = [CHINA_2026, CHINA_2027];
