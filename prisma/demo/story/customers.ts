import { db } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import type { Locale } from "@/lib/i18n/config";
import type { DemoCustomer } from "./types";

function person(locale: Locale, name: string, mailbox: string): DemoCustomer {
  return { name, locale, email: `${mailbox}@example.com` };
}

/** Customers of the demo company, by the name the story uses for them. */
export const DEMO_CUSTOMERS: Readonly<Record<string, DemoCustomer>> = {
  // Known for years, with a verified address.
  yijun: {
    ...person("zh-Hant", "王怡君", "yijun.wang"),
    known: { tier: "gold", standing: "vip", note: "每年家庭旅遊都住我們，帶兩個小孩，偏好低樓層。" },
  },
  jianyu: {
    ...person("zh-Hant", "林建宇", "jianyu.lin"),
    known: { tier: "silver", standing: "existing", note: null },
  },
  chenli: {
    ...person("zh-Hans", "陈立", "chen.li"),
    known: { tier: "gold", standing: "existing", note: "公司差旅常客，发票要开专票。" },
  },
  zhaomin: {
    ...person("zh-Hans", "赵敏", "zhao.min"),
    known: { tier: "silver", standing: "existing", note: null },
  },
  schmidt: {
    ...person("en", "Katrin Schmidt", "katrin.schmidt"),
    known: { tier: "diamond", standing: "vip", note: "Prefers e-mail to phone. Travels with a small dog." },
  },
  thompson: {
    ...person("en", "Grace Thompson", "grace.thompson"),
    known: { tier: "gold", standing: "existing", note: null },
  },
  // Everybody else introduces themselves by their first complaint.
  shufen: person("zh-Hant", "張淑芬", "shufen.chang"),
  zongxian: person("zh-Hant", "黃宗憲", "zongxian.huang"),
  meihui: person("zh-Hant", "吳美惠", "meihui.wu"),
  junhong: person("zh-Hant", "蔡俊宏", "junhong.tsai"),
  peiyu: person("zh-Hant", "許佩瑜", "peiyu.hsu"),
  yating2: person("zh-Hant", "周庭安", "tingan.chou"),
  guanting: person("zh-Hant", "鄭冠廷", "guanting.cheng"),
  xinyi: person("zh-Hant", "謝欣怡", "hsinyi.hsieh"),
  zhiwei: person("zh-Hant", "劉志偉", "chihwei.liu"),
  lihua: { name: "廖麗華", locale: "zh-Hant", email: null, phone: "+886912345678" },
  bohan: person("zh-Hant", "曾柏翰", "bohan.tseng"),
  siyu: person("zh-Hant", "何思妤", "siyu.ho"),
  chengen: person("zh-Hant", "羅承恩", "chengen.lo"),
  wanting: person("zh-Hant", "江婉婷", "wanting.chiang"),
  dunhao: person("zh-Hant", "高敦豪", "dunhao.kao"),
  liuyang: person("zh-Hans", "刘洋", "liu.yang"),
  sunli: person("zh-Hans", "孙丽", "sun.li"),
  zhoutao: person("zh-Hans", "周涛", "zhou.tao"),
  wujing: person("zh-Hans", "吴静", "wu.jing"),
  xuqiang: person("zh-Hans", "徐强", "xu.qiang"),
  mafang: person("zh-Hans", "马芳", "ma.fang"),
  hubin: person("zh-Hans", "胡斌", "hu.bin"),
  guoxin: person("zh-Hans", "郭欣", "guo.xin"),
  tangwei: person("zh-Hans", "唐薇", "tang.wei"),
  fengjie: person("zh-Hans", "冯杰", "feng.jie"),
  dongmei: person("zh-Hans", "董梅", "dong.mei"),
  yuhao: person("zh-Hans", "于浩", "yu.hao"),
  caolin: { name: "曹琳", locale: "zh-Hans", email: null, phone: "+8613800138000" },
  okafor: person("en", "Daniel Okafor", "daniel.okafor"),
  novak: person("en", "Petra Novak", "petra.novak"),
  bailey: person("en", "Tom Bailey", "tom.bailey"),
  rossi: person("en", "Giulia Rossi", "giulia.rossi"),
  nguyen: person("en", "Linh Nguyen", "linh.nguyen"),
  haddock: person("en", "Martin Haddock", "martin.haddock"),
  iyer: person("en", "Anjali Iyer", "anjali.iyer"),
  larsen: person("en", "Mette Larsen", "mette.larsen"),
  cooper: person("en", "Ruth Cooper", "ruth.cooper"),
  dubois: person("en", "Claire Dubois", "claire.dubois"),
  morgan: person("en", "Owen Morgan", "owen.morgan"),
  santos: person("en", "Paulo Santos", "paulo.santos"),
  kelly: person("en", "Sinead Kelly", "sinead.kelly"),
};

const KNOWN_FOR_DAYS = 400;

/** Writes down the customers that the company has known for long. */
export async function meetCustomers(now: Date): Promise<void> {
  const since = new Date(now.getTime() - KNOWN_FOR_DAYS * DAY_MS);
  for (const { name, locale, email, known } of Object.values(DEMO_CUSTOMERS)) {
    if (!known || !email) continue;
    const point = { kind: "email", value: email };
    if (await db().contactPoint.findUnique({ where: { kind_value: point }, select: { id: true } })) continue;
    await db().customer.create({
      data: {
        name,
        locale,
        ...known,
        createdAt: since,
        contactPoints: { create: { ...point, verifiedAt: since, createdAt: since } },
      },
      select: { id: true },
    });
  }
}
