import { lines } from "../lines";
import type { Names } from "../types";

const list = (text: TemplateStringsArray) => lines(text).flatMap((line) => line.split(" "));

export const NAMES_HANS: Names = {
  familyFirst: true,
  family: list`
    王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕
    苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 欧阳`,
  given: list`
    伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 霞 平 刚 桂英 建国 建军 志强 秀兰 玉兰 婷婷 雪梅 晓燕 海燕 红梅
    子轩 浩宇 宇航 欣怡 梓涵 诗琪 雨桐 一诺 思远 俊杰 嘉豪 天佑 文博 晨曦 佳琪 雅静 梦瑶 若曦 语嫣 可欣 子涵 博文 志远 鹏飞
    立新 国庆 春生 永刚 长江 素珍 凤英 淑华 玉珍 小红 晓明 晓东 振华 卫东 爱民 建华 国强 家辉 明轩 奕辰 沐宸 星宇 若彤 书瑶`,
};
