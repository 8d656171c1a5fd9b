import type { Locale } from "@/lib/i18n/config";

/** What an agent writes within the first hour of an urgent case. */
export const HOLDING_WORDS = {
  en: "I have read what happened to you and I am sorry that you are in this situation. I am on it right now, together with the people on site, and you will hear from me again within four hours at the latest.",
  "zh-Hans":
    "您反映的情况我已经看到了，让您遇到这样的事我很难过。我现在就和现场同事一起处理，最迟四小时内再给您答复。",
  "zh-Hant":
    "您說的情況我已經看到了，讓您遇到這種事我很難過。我現在正和現場同仁一起處理，最晚四小時內會再跟您回報。",
} as const satisfies Record<Locale, string>;

const OURS = {
  en: [
    "Dear {name}, everything we promised has reached you, so I am closing your complaint. I apologise once more: the mistake was ours. The cause is on record and the team concerned has changed how it works. If anything is still open, simply write to me through your private link.",
    "Dear {name}, thank you for your patience. What we owed you is settled and I have checked that it arrived. I am sorry for the trouble; what went wrong was our doing, and it has been put right on our side so that it does not happen to you again.",
    "Dear {name}, your case is settled. Please accept our apology: we did not do what you could expect of us, and the step that failed is now checked by a second person. You can still reply here if something comes up.",
  ],
  "zh-Hans": [
    "{name}，您好：我们承诺的事项都已兑现，这件投诉今天结案。再次向您道歉，这次确实是我们的责任，原因已经查清，相关流程也改了。之后有任何问题，直接通过您的专属链接回复我就行。",
    "{name}，您好：该给您的都已经到位，我也核对过了。给您添麻烦了，非常抱歉。出错的环节现在多了一道复核，不会再让您碰到同样的事。",
    "{name}，您好：您的投诉已处理完毕。问题出在我们这边，向您诚恳道歉；负责的团队已经完成整改。如果还有没解决的地方，请随时告诉我。",
  ],
  "zh-Hant": [
    "{name} 您好：我們答應您的事項都已經完成，這件申訴今天結案。再次向您致歉，這次確實是我們的疏失，原因已經查明，流程也調整了。之後如果還有任何問題，請直接從您的專屬連結回覆我。",
    "{name} 您好：該給您的都已經送達，我也再確認過一次。造成您的困擾真的很抱歉。出錯的環節現在會由第二位同仁覆核，不會再讓您遇到同樣的狀況。",
    "{name} 您好：您的案件已處理完成。問題出在我們，誠摯向您道歉，負責的單位也已完成改善。若還有沒解決的地方，歡迎隨時告訴我。",
  ],
} as const satisfies Record<Locale, readonly string[]>;

const NOT_OURS = {
  en: "Dear {name}, I have explained what we found and why we decided as we did. I regret that it did not go the way you hoped. I am closing the case now; should you see it differently, you can ask for another look through your private link, or turn to the authority named there.",
  "zh-Hans":
    "{name}，您好：调查结果和处理理由已经向您说明。没能让您满意，我很遗憾。这件投诉先结案；如果您有不同意见，可以通过专属链接申请复核，也可以向页面上列出的机构反映。",
  "zh-Hant":
    "{name} 您好：調查結果和處理理由已向您說明。沒能讓您滿意，我很遺憾。這件申訴先行結案；如果您有不同看法，可以從專屬連結申請複查，也可以向頁面上列出的單位反映。",
} as const satisfies Record<Locale, string>;

type Closing = { name: string; locale: Locale; ours: boolean; variant: number };

/** The last word to a customer, in their language. */
export function closingWords({ name, locale, ours, variant }: Closing): string {
  const choices = ours ? OURS[locale] : [NOT_OURS[locale]];
  return (choices[variant % choices.length] ?? NOT_OURS[locale]).replace("{name}", name);
}
