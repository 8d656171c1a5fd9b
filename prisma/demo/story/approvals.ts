import { taken, told } from "./plots";
import type { DemoCase } from "./types";

const hours = (count: number) => ({ minutesAgo: count * 60 });

/** More than an agent may give alone: a lead has to confirm it, right now. */
export const APPROVALS: readonly DemoCase[] = [
  // The parcel that was promised within three days, on an order that has cost 900 already.
  told(
    {
      key: "now-headphones-again",
      who: "liuyang",
      received: hours(5),
      category: "delivery",
      order: "HP-W-71560",
      paid: "1299 CNY",
      sought: "退款",
      mood: 1,
      text: "显示本人签收，我根本没收到！1299元的耳机，上次说三天解决，现在十天了，退钱！",
    },
    [
      ...taken("liuyang", {
        kind: "service",
        impact: "moderate",
        acceptance: "rejected",
        attribution: "partner",
      }),
      {
        h: 2,
        do: "note",
        body: "签收底单上的字不是客户的名字，快递员承认放在门卫处。按丢件处理，退全款。之前这单已补偿900元，合计超出我的额度，请主管确认。",
      },
      {
        h: 4.4,
        do: "remedy",
        words:
          "刘先生您好：签收底单确实不是您本人，包裹是我们委托的快递弄丢的，而且这是同一单第二次让您失望，非常抱歉。1299元全额退还，之后由我专人跟进，直接找我就行。",
      },
    ],
  ),
  told(
    {
      key: "now-banquet",
      who: "yijun",
      received: hours(11),
      category: "service",
      order: "HP-DIN-8850",
      paid: "26800 TWD",
      sought: "退還宴席費用",
      mood: 1,
      text: "爸爸七十大壽的家宴，訂了一個月的包廂被取消，改到大廳角落，主菜還缺了兩道。長輩們整晚臉色都很難看，太誇張了！",
    },
    [
      ...taken("yijun", {
        kind: "service",
        impact: "major",
        acceptance: "accepted-flawed",
        loss: "9600 TWD",
      }),
      {
        h: 8,
        do: "phone-note",
        body: "與王小姐通話，情緒已較平復。缺的兩道主菜與包廂低消合計9,600元，收據已拍照傳來。",
      },
      {
        h: 9.6,
        do: "remedy",
        words:
          "王小姐您好：爸爸的大壽被我們弄成這樣，真的非常抱歉。包廂是系統重複訂位後未經確認就取消的，缺少的主菜與包廂費用9,600元全數退還，另外準備一份心意，由我專人為您安排。",
      },
    ],
  ),
];
