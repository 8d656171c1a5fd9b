import { lines } from "../lines";
import type { Names } from "../types";

const list = (text: TemplateStringsArray) => lines(text).flatMap((line) => line.split(" "));

export const NAMES_HANT: Names = {
  familyFirst: true,
  family: list`
    陳 林 黃 張 李 王 吳 劉 蔡 楊 許 鄭 謝 郭 洪 曾 邱 廖 賴 周 徐 蘇 葉 莊 呂 江 何 蕭 羅 高 潘 簡 朱 鍾 游 詹 彭 胡 施 沈
    余 盧 梁 趙 顏 柯 翁 魏 孫 戴 范 方 宋 鄧 杜 傅 侯 曹 薛 丁 卓 馬 阮 董 唐 藍 石 蔣 古 紀 歐陽 姚 連 馮 康 田 汪`,
  given: list`
    怡君 雅婷 淑芬 美玲 佳蓉 詩涵 欣怡 宜蓁 佩珊 雅雯 惠如 淑娟 麗華 秀英 家瑜 品妤 子晴 語彤 思妤 若瑄 筱涵 婉婷 靜宜 郁婷
    志明 俊傑 建宏 冠宇 宗翰 家豪 承恩 柏翰 彥廷 宇軒 品睿 志偉 文雄 國華 明哲 信宏 育誠 哲維 士豪 建志 世昌 永昌 政憲 振宇
    雅惠 玉梅 秀蘭 月娥 素貞 寶珠 春美 曉雯 珮綺 盈秀 韻如 采潔 羽彤 芷若 昱廷 睿恩 承翰 恩碩 禹安 柏宇 皓宇 尚恩 以樂 立群`,
};
