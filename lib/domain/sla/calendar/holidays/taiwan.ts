import { daysOf, type HolidaySet } from "./holiday-set";

const FOUNDING = { en: "Founding Day", "zh-Hans": "开国纪念日", "zh-Hant": "開國紀念日" };
const SPRING = { en: "Lunar New Year", "zh-Hans": "除夕及春节", "zh-Hant": "除夕及春節" };
const PEACE = { en: "Peace Memorial Day", "zh-Hans": "和平纪念日", "zh-Hant": "和平紀念日" };
const CHILDREN_QINGMING = {
  en: "Children's Day and Tomb Sweeping Day",
  "zh-Hans": "儿童节及清明节",
  "zh-Hant": "兒童節及清明節",
};
const LABOUR = { en: "Labour Day", "zh-Hans": "劳动节", "zh-Hant": "勞動節" };
const DRAGON_BOAT = { en: "Dragon Boat Festival", "zh-Hans": "端午节", "zh-Hant": "端午節" };
const MID_AUTUMN = { en: "Mid-Autumn Festival", "zh-Hans": "中秋节", "zh-Hant": "中秋節" };
const TEACHERS = {
  en: "Teachers' Day",
  "zh-Hans": "孔子诞辰纪念日（教师节）",
  "zh-Hant": "孔子誕辰紀念日／教師節",
};
const NATIONAL = { en: "National Day", "zh-Hans": "国庆日", "zh-Hant": "國慶日" };
const RETROCESSION = {
  en: "Retrocession and Guningtou Victory Day",
  "zh-Hans": "台湾光复暨金门古宁头大捷纪念日",
  "zh-Hant": "臺灣光復暨金門古寧頭大捷紀念日",
};
const CONSTITUTION = { en: "Constitution Day", "zh-Hans": "行宪纪念日", "zh-Hant": "行憲紀念日" };

// Since 2025 no day of a weekend is worked in exchange; a holiday on a weekend has its day in lieu beside it.
const TAIWAN_2026: HolidaySet = {
  place: "taiwan",
  year: 2026,
  status: "published",
  source: {
    title:
      "中華民國115年（西元2026年）政府行政機關辦公日曆表（行政院114年6月13日院授人培字第11430248312號函）",
    url: "https://gsps.chc.edu.tw/index.php/posts/1041",
    readAt: null,
    readOn: "2026-11-22",
  },
  holidays: [
    { names: FOUNDING, closures: ["2026-01-01"] },
    { names: SPRING, closures: daysOf("2026-02", 15, 20) },
    { names: PEACE, closures: daysOf("2026-02", 27, 28) },
    { names: CHILDREN_QINGMING, closures: daysOf("2026-04", 3, 6) },
    { names: LABOUR, closures: ["2026-05-01"] },
    { names: DRAGON_BOAT, closures: ["2026-06-19"] },
    { names: MID_AUTUMN, closures: ["2026-09-25"] },
    { names: TEACHERS, closures: ["2026-09-28"] },
    { names: NATIONAL, closures: daysOf("2026-10", 9, 10) },
    { names: RETROCESSION, closures: daysOf("2026-10", 25, 26) },
    { names: CONSTITUTION, closures: ["2026-12-25"] },
  ],
};

const TAIWAN_2027: HolidaySet = {
  place: "taiwan",
  year: 2027,
  status: "published",
  source: {
    title: "中華民國116年（西元2027年）政府行政機關辦公日曆表（政府資料開放平臺資料集14718）",
    url: "https://data.gov.tw/dataset/14718",
    readAt:
      "https://github.com/ruyut/TaiwanCalendar/blob/d44026a11f5c2b5da723c0b78ea90fbf35566a76/data/2027.json",
    readOn: "2026-11-22",
  },
  holidays: [
    // The last day is in lieu of 1 January 2028, a Saturday.
    { names: FOUNDING, closures: ["2027-01-01", "2027-12-31"] },
    { names: SPRING, closures: daysOf("2027-02", 4, 10) },
    { names: PEACE, closures: ["2027-02-28", "2027-03-01"] },
    { names: CHILDREN_QINGMING, closures: daysOf("2027-04", 4, 6) },
    { names: LABOUR, closures: ["2027-04-30", "2027-05-01"] },
    { names: DRAGON_BOAT, closures: ["2027-06-09"] },
    { names: MID_AUTUMN, closures: ["2027-09-15"] },
    { names: TEACHERS, closures: ["2027-09-28"] },
    { names: NATIONAL, closures: daysOf("2027-10", 10, 11) },
    { names: RETROCESSION, closures: ["2027-10-25"] },
    { names: CONSTITUTION, closures: daysOf("2027-12", 24, 25) },
  ],
};

export const TAIWAN: readonly HolidaySet[] = [TAIWAN_2026, TAIWAN_2027];
