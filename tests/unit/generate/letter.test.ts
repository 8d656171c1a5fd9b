import { describe, expect, it } from "vitest";
import { complaintSearchRow } from "@/lib/complaints/search-row";
import { CATEGORY_KEYS } from "@/lib/domain/categories";
import { triage } from "@/lib/domain/triage/triage";
import { LOCALES } from "@/lib/i18n/config";
import { toOneScript } from "@/lib/search/one-script";
import { diceOf } from "@/scripts/generate/dice";
import { topicOf } from "@/scripts/generate/text/fill";
import { gradeOf } from "@/scripts/generate/text/grade";
import { type Letter, writeLetter } from "@/scripts/generate/text/letter";
import { codePassage, joined, passageOf, searchRowOf } from "@/scripts/generate/text/passage";
import { ODD_TEXTS } from "@/scripts/generate/words/odd";
import { PHRASEBOOKS } from "@/scripts/generate/words/phrasebooks";

const dice = diceOf(5);
const MANY = 25;

function letters(): {
  letter: Letter;
  category: (typeof CATEGORY_KEYS)[number];
  locale: (typeof LOCALES)[number];
}[] {
  return LOCALES.flatMap((locale) =>
    CATEGORY_KEYS.flatMap((category) =>
      Array.from({ length: MANY }, (_, index) => {
        dice.at(3, index * 31 + CATEGORY_KEYS.indexOf(category) * 7 + LOCALES.indexOf(locale));
        const topic = topicOf(PHRASEBOOKS[locale], category, dice);
        return { letter: writeLetter(topic, dice, { trouble: null }), category, locale };
      }),
    ),
  );
}

function phrasesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(phrasesOf);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(phrasesOf) : [];
}

describe("letters", () => {
  it("are graded as triage would grade the whole text", () => {
    for (const { letter, category, locale } of letters()) {
      const mood = dice.pick([null, 1, 2, 4]);
      const sought = passageOf(dice.pick(PHRASEBOOKS[locale].letters.sought));
      const { reasonsJson, ruleIds, ...graded } = gradeOf({ letter, sought, category, locale, mood });
      const text = `${letter.whole.text}\n\n${sought.text}`;
      const { reasons, ...whole } = triage({ text, categoryKey: category, locale, mood });
      expect(graded, text).toEqual(whole);
      expect(JSON.parse(reasonsJson), text).toEqual(reasons);
      expect(ruleIds).toEqual(reasons.map(({ ruleId }) => ruleId));
    }
  });

  it("are found by the terms that filing would give them", () => {
    for (const { letter } of letters()) {
      const name = dice.pick(["王怡君", "Grace Thompson", "欧阳子涵"]);
      const codes = ["AM-7K3F-92QX", "grace.thompson.17@post.example", "+886910000017", "HP-W-1234567"];
      const made = searchRowOf([...codes.map(codePassage), passageOf(name), letter.whole]);
      const filed = complaintSearchRow([...codes, name, letter.whole.text]);
      expect(made.haystack).toBe(filed.haystack);
      expect([...made.terms].sort()).toEqual([...filed.terms].sort());
    }
  });

  it("are many different ones, of every length, some of them urgent", () => {
    const all = letters();
    const texts = new Set(all.map(({ letter }) => letter.whole.text));
    expect(texts.size).toBeGreaterThan(all.length * 0.8);
    const lengths = [...texts].map((text) => text.length).sort((left, right) => left - right);
    expect(lengths[0]).toBeLessThan(60);
    expect(lengths.at(-1)).toBeGreaterThan(700);
  });

  it("hold odd texts as the form would have kept them", () => {
    for (const text of ODD_TEXTS) {
      const passage = passageOf(text);
      expect(complaintSearchRow([text]).haystack, text).toBe(passage.norm);
    }
    const two = joined([passageOf("退款"), passageOf("很慢。")], "");
    expect(two.text).toBe("退款很慢。");
  });
});

describe("phrase books", () => {
  it.each(LOCALES)("have some hundred building blocks of their own in %s, all blanks known", (locale) => {
    const { letters: words, categories, desk } = PHRASEBOOKS[locale];
    const phrases = phrasesOf([words, categories, desk]);
    expect(phrases.length).toBeGreaterThan(500);
    const blanks = phrases.flatMap((phrase) => [...phrase.matchAll(/\{(\w+)\}/g)].map(([, blank]) => blank));
    expect([...new Set(blanks)].sort()).toEqual(["days", "product", "shop", "since", "times", "when"]);
  });

  it("write mainland Chinese in simplified characters", () => {
    for (const phrase of phrasesOf(PHRASEBOOKS["zh-Hans"])) {
      // 账 and 覆 are simplified as well; search folds them with their twins.
      const plain = phrase.replace(/[账覆]/g, "");
      expect(toOneScript(plain), phrase).toBe(plain);
    }
  });
});
