import type { KeywordRule } from "../types";
import { words } from "../words";

/** Threats and claims of haste. They are flagged for the desk and for legal; nothing is granted or hurried for them. */
export const THREAT_RULES: readonly KeywordRule[] = [
  {
    id: "press",
    effect: { flag: "press" },
    keywords: {
      en: words`the press, the media, to the papers|tell the papers|call the papers, the news, the newspaper*,
        newspapers, journalist*, reporter*, tv station*|tv news|news channel*|news station*|evening news,
        expose you|go public|going public`,
      "zh-Hans": words`媒体, 记者, 报社, 电视台, 曝光, 爆料, 新闻热线, 315晚会|3.15晚会|3·15晚会, 上新闻`,
      "zh-Hant": words`媒體, 記者, 報社, 電視台, 曝光, 爆料, 新聞台, 週刊, 上新聞, 開記者會, 水果日報|蘋果日報`,
    },
    except: words`the press of, the press release, press the, social media, the media player, the media file*,
      the media server, 多媒体, 多媒體, 社交媒体, 自媒体平台登录, 社群媒體, 流媒体, 串流媒體, 媒体文件, 媒體檔案,
      过度曝光, 過度曝光, 曝光过度, 曝光過度, 曝光不足, 曝光度, 爆料公社`,
  },
  {
    id: "social-media",
    effect: { flag: "social-media" },
    keywords: {
      en: words`social media, go viral|going viral,
        post|posting|share|sharing|put|write|tell everyone|expose ~ facebook|twitter|tiktok|instagram|youtube|reddit|linkedin|online|internet|trustpilot|tripadvisor|google,
        one star|one-star|1 star|1-star ~ review*|rating*,
        bad review*|negative review*|leave a review|scathing review*, influencer*|my followers`,
      "zh-Hans": words`社交媒体, 自媒体, 发微博|发到微博|微博曝光|上微博,
        发小红书|发到小红书|小红书曝光|小红书避雷, 发抖音|发到抖音|抖音曝光, 发朋友圈,
        发到网上|发网上|挂网上|网上曝光|上热搜|网络曝光, 黑猫投诉, 一星差评|给差评|打差评|差评`,
      "zh-Hant": words`社群媒體|社群平台|社群網站, po上網|po網|貼上網|公諸網路|上網爆料|網路公審|發到網路,
        臉書|po臉書|發臉書, ptt|dcard|爆料公社|靠北, po|發|貼|傳 ~ facebook|threads|instagram|ig限動,
        一星評論|一星負評|負評|一顆星, 網紅`,
    },
    except: words`post office, post code, online banking, online order*, online store, share price`,
  },
  {
    id: "legal",
    effect: { flag: "legal" },
    keywords: {
      en: words`lawyer*, solicitor*, attorney*, barrister*, legal action, legal advice, legal proceedings,
        lawsuit*, sue you|sue the|sue your|will sue|to sue|'ll sue|can sue|suing, small claims, court,
        take you to court, letter before action, press charges, class action`,
      "zh-Hans": words`起诉, 律师, 法院, 法庭, 打官司, 诉讼, 法律途径|法律手段|法律武器|走法律, 仲裁,
        告你们|告你|告到底|告上法, 报警, 立案`,
      "zh-Hant": words`提告, 起訴, 律師, 法院, 法庭, 打官司, 訴訟, 法律途徑|法律行動|走法律, 仲裁,
        告你們|告你|告到底|告上法, 存證信函, 報警|報案, 支付命令, 調解委員會`,
    },
    except: words`food court, tennis court, basketball court, badminton court, squash court, power of attorney,
      转告你, 轉告你, 警告你, 报告你, 報告你, 广告你, 廣告你, 公告你, 被告你`,
  },
  {
    id: "regulator",
    effect: { flag: "regulator" },
    keywords: {
      en: words`ombudsman*, regulator|regulators, trading standards, consumer protection, consumer council,
        consumer affairs, consumer association, better business bureau|bbb, financial conduct authority|fca, cfpb,
        ftc, fcc, ofcom, ofgem, ofwat, asic, hkma, department of transportation, civil aviation authority|the caa,
        attorney general, data protection authority|information commissioner, 12315`,
      "zh-Hans": words`12315, 12345热线|打12345|拨12345|投诉到12345|12345投诉, 12300, 12378, 消协, 消费者协会,
        消保委, 市场监管|市监局|工商局, 银保监|金融监管总局|金融监管局, 工信部|通信管理局, 民航局, 消费者委员会,
        信访, 监管部门|主管部门, 网信办`,
      "zh-Hant": words`消保官, 消保會, 消基會, 消費者保護, 消費者委員會|消委會,
        1950專線|打1950|撥1950|打1999|撥1999|1999專線, 金管會, ncc, 公平會|公平交易委員會, 民航局,
        交通部觀光|觀光署|觀光局, 主管機關, 市長信箱, 評議中心, 申訴到政府`,
    },
    except: words`voltage regulator, pressure regulator, gas regulator`,
  },
  {
    id: "says-urgent",
    effect: { flag: "says-urgent" },
    keywords: {
      en: words`urgent, urgently, asap, as soon as possible,
        this is an emergency|it's an emergency|it is an emergency`,
      "zh-Hans": words`紧急, 十万火急, 急急急, 很急, 着急, 加急, 马上处理|立刻处理|立即处理|尽快处理`,
      "zh-Hant": words`緊急, 十萬火急, 急急急, 很急, 著急, 急件, 馬上處理|立刻處理|立即處理|儘快處理|盡快處理`,
    },
    except: words`紧急联系人, 緊急聯絡人, 紧急出口, 緊急出口, 急急忙忙, 不着急, 不著急`,
  },
];
