import type { Condition } from "@/lib/domain/compensation/condition";
import type { Amount, Amounts, MoneyBase } from "@/lib/domain/compensation/policy";
import type { Currency } from "@/lib/domain/currency";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney, formatPercent } from "@/lib/i18n/format";
import { type Translate, translatorFor } from "@/lib/i18n/translator";

const WHOLE_BP = 10_000;
const MEASURE = "measure:";

/** What is needed to say an amount: words, a language and a currency. */
type Voice = { t: Translate; facts: Translate; locale: Locale; currency: Currency };

function measureWord(name: string, { t }: Voice): string {
  return t.has(`measures.${name}`) ? t(`measures.${name}`) : name.replaceAll("_", " ");
}

function factWord(fact: string, voice: Voice): string {
  if (fact.startsWith(MEASURE)) return measureWord(fact.slice(MEASURE.length), voice);
  return voice.facts.has(`fact.${fact}`) ? voice.facts(`fact.${fact}`) : fact;
}

function factsIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(factsIn);
  if ("any" in condition) return condition.any.flatMap(factsIn);
  if ("not" in condition) return factsIn(condition.not);
  return [condition.fact];
}

function baseWord(base: MoneyBase, voice: Voice): string {
  return base.startsWith(MEASURE) ? measureWord(base.slice(MEASURE.length), voice) : voice.t(`bases.${base}`);
}

function percent(bp: number, { locale }: Voice): string {
  return formatPercent(bp / WHOLE_BP, locale, 2);
}

function say(amount: Amount, voice: Voice): string {
  const { t, locale, currency } = voice;
  switch (amount.op) {
    case "fixed": {
      const amountMinor = amount.byCurrency[currency];
      return amountMinor === undefined ? t("none") : formatMoney({ amountMinor, currency }, locale);
    }
    case "share":
      return t("share", { percent: percent(amount.bp, voice), base: baseWord(amount.of, voice) });
    case "part":
      return t("part", { percent: percent(amount.bp, voice), amount: say(amount.of, voice) });
    case "sum":
      return amount.amounts.map((one) => say(one, voice)).join(t("plus"));
    case "larger":
    case "smaller":
      return t(amount.op, { amounts: amount.amounts.map((one) => say(one, voice)).join(t("and")) });
    case "bands":
      return t("bands", { measure: measureWord(amount.measure, voice), bands: bandsOf(amount.bands, voice) });
    case "each":
      return eachOf(amount, voice);
    case "if":
      return t(amount.otherwise ? "ifElse" : "if", {
        facts: [...new Set(factsIn(amount.when))].map((fact) => factWord(fact, voice)).join(t("and")),
        amount: say(amount.amount, voice),
        otherwise: amount.otherwise ? say(amount.otherwise, voice) : "",
      });
    case "round":
      return t("rounded", { amount: say(amount.amount, voice) });
  }
}

function bandsOf(bands: Extract<Amount, { op: "bands" }>["bands"], voice: Voice): string {
  return bands
    .map((band) =>
      "from" in band
        ? voice.t("from", { bound: band.from, amount: say(band.amount, voice) })
        : voice.t("over", { bound: band.over, amount: say(band.amount, voice) }),
    )
    .join(voice.t("next"));
}

function eachOf(amount: Extract<Amount, { op: "each" }>, voice: Voice): string {
  const { t } = voice;
  const each = t("each", { measure: measureWord(amount.measure, voice), amount: say(amount.amount, voice) });
  const free = amount.free > 0 ? t("free", { count: amount.free }) : "";
  const most = amount.most === null ? "" : t("most", { count: amount.most });
  return `${each}${free}${most}`;
}

/** Every table of fixed amounts within an amount. */
function fixedIn(amount: Amount): Amounts[] {
  switch (amount.op) {
    case "fixed":
      return [amount.byCurrency];
    case "share":
      return [];
    case "part":
      return fixedIn(amount.of);
    case "sum":
    case "larger":
    case "smaller":
      return amount.amounts.flatMap(fixedIn);
    case "bands":
      return amount.bands.flatMap((band) => fixedIn(band.amount));
    case "if":
      return [amount.amount, ...(amount.otherwise ? [amount.otherwise] : [])].flatMap(fixedIn);
    default:
      return fixedIn(amount.amount);
  }
}

/** An amount of a tariff in plain words, in one currency. */
export function amountWords(
  amount: Amount,
  { locale, currency }: Pick<Voice, "locale" | "currency">,
): string {
  const t = translatorFor(locale, "policy");
  const inner: Translate = Object.assign(
    (key: string, values?: Parameters<Translate>[1]) => t(`tariffs.amount.${key}`, values),
    { has: (key: string) => t.has(`tariffs.amount.${key}`) },
  );
  // Said once, not for each band.
  const fixed = fixedIn(amount);
  if (fixed.length > 0 && fixed.every((amounts) => amounts[currency] === undefined)) return inner("none");
  return say(amount, { t: inner, facts: translatorFor(locale, "compensation"), locale, currency });
}
