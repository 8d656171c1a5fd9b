import { describe, expect, it } from "vitest";
import { compileKeyword, findKeyword, mask } from "@/lib/domain/triage/keyword";
import { isNegated, isSupposed } from "@/lib/domain/triage/negation";
import { TRIAGE_RULES } from "@/lib/domain/triage/rules/table";
import { normaliseForTriage } from "@/lib/domain/triage/text";
import { KEYWORD_RULE_IDS, TRIAGE_LANGUAGES } from "@/lib/domain/triage/types";

const found = (keyword: string, text: string) =>
  [...findKeyword(compileKeyword(keyword), normaliseForTriage(text))].map(({ matched }) => matched);

describe("a keyword", () => {
  it.each([
    ["court", "in court", ["court"]],
    ["court", "with courtesy", []],
    ["sue", "issue", []],
    ["hack*", "hackers hacked", ["hackers", "hacked"]],
    ["8# years old", "she is 84 years old", ["84 years old"]],
    ["8# years old", "184 years old", []],
    ["facebook", "發到Facebook上", ["facebook"]],
    ["12315", "打12315投诉", ["12315"]],
    ["12315", "order 912315", []],
    ["no internet", "no-internet", ["no-internet"]],
    ["account|profile ~ stolen|hacked", "my profile has been hacked", ["profile … hacked"]],
    ["account ~ stolen", "my account is fine. My bag was stolen", []],
    ["account ~ stolen", "account one two three four five six stolen", []],
    ["account ~~ stolen", "account one two three four five six stolen", ["account … stolen"]],
    ["半夜 ~ 客滿", "半夜到場卻說客滿", ["半夜 … 客滿"]],
    ["半夜 ~ 客滿", "半夜到。隔天客滿", []],
  ])("%s in %s", (keyword, text, expected) => {
    expect(found(keyword, text)).toEqual(expected);
  });

  it("is not found inside a phrase that is masked, and positions stay", () => {
    const masked = mask("the food court, the court", [compileKeyword("food court")]);
    expect(masked.length).toBe("the food court, the court".length);
    expect([...findKeyword(compileKeyword("court"), masked)].map(({ index }) => index)).toEqual([20]);
  });
});

describe("a negation", () => {
  it.each([
    ["it is not ", true],
    ["nobody was ", true],
    ["it wasn't ", true],
    ["it was not easy, i was ", false],
    ["if you don't pay i will ", false],
    ["not only was i ", false],
    ["并没有", true],
    ["没有人", true],
    ["我们没被", true],
    ["是不是", false],
    ["没想到", false],
    ["不小心", false],
    ["不退款我就", false],
    ["", false],
  ])("before the keyword in “%s”: %s", (before, negated) => {
    expect(isNegated(before)).toBe(negated);
  });

  it("differs from a supposition", () => {
    expect(isSupposed("what happens if my account is ")).toBe(true);
    expect(isSupposed("万一账号")).toBe(true);
    expect(isSupposed("if i may say so. my account is ")).toBe(false);
    expect(isSupposed("a gift ")).toBe(false);
  });
});

describe("the rule table", () => {
  it("has each rule once, and words for it in every language", () => {
    expect(TRIAGE_RULES.map(({ id }) => id)).toEqual([...KEYWORD_RULE_IDS]);
    for (const rule of TRIAGE_RULES) {
      for (const language of TRIAGE_LANGUAGES) {
        const keywords = rule.keywords[language];
        expect(keywords.length, `${rule.id} ${language}`).toBeGreaterThan(0);
        expect(new Set(keywords).size, `${rule.id} ${language}`).toBe(keywords.length);
      }
    }
  });

  it("writes its keywords as they look once normalised, or they could never match", () => {
    for (const rule of TRIAGE_RULES) {
      for (const keyword of [
        ...TRIAGE_LANGUAGES.flatMap((language) => rule.keywords[language]),
        ...rule.except,
      ]) {
        expect(normaliseForTriage(keyword), rule.id).toBe(keyword);
      }
    }
  });

  it("lets threats and claims of haste do nothing but flag", () => {
    const flagging = TRIAGE_RULES.filter(({ effect }) => effect.flag && effect.flag !== "self-harm");
    expect(flagging.length).toBe(5);
    for (const { effect } of flagging) expect(Object.keys(effect)).toEqual(["flag"]);
  });
});
