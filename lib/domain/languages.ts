/** The languages of the product, the default first. Also the values of every `locale` column. */
export const LANGUAGES = ["en", "zh-Hans", "zh-Hant"] as const;
export type Language = (typeof LANGUAGES)[number];
