import { describe, expect, it } from "vitest";
import { ATTRIBUTIONS, EMOTIONAL_IMPACTS, FAILURE_KINDS, IMPACTS, OUTCOMES } from "@/lib/domain/assessment";
import { allRootCauses, CATEGORY_KEYS } from "@/lib/domain/categories";
import { SEVERITIES } from "@/lib/domain/severity";
import { FACT_RULE_IDS, KEYWORD_RULE_IDS, TRIAGE_FLAGS } from "@/lib/domain/triage/types";
import en from "@/lib/i18n/messages/en/triage.json";
import hans from "@/lib/i18n/messages/zh-Hans/triage.json";
import hant from "@/lib/i18n/messages/zh-Hant/triage.json";

const sorted = (keys: readonly string[]) => [...keys].sort();
const named = (group: object) => sorted(Object.keys(group).filter((key) => key !== "label"));

describe.each([
  ["en", en],
  ["zh-Hans", hans],
  ["zh-Hant", hant],
])("the words of triage in %s", (_locale, messages) => {
  it("name everything the domain knows and nothing else", () => {
    expect(named(messages.severityMeaning)).toEqual(sorted(SEVERITIES));
    expect(named(messages.impact)).toEqual(sorted(IMPACTS));
    expect(named(messages.attribution)).toEqual(sorted(ATTRIBUTIONS));
    expect(named(messages.outcome)).toEqual(sorted(OUTCOMES));
    expect(named(messages.failureKind)).toEqual(sorted(FAILURE_KINDS));
    expect(named(messages.emotion)).toEqual(sorted(EMOTIONAL_IMPACTS));
    expect(named(messages.flags)).toEqual(sorted(TRIAGE_FLAGS));
    expect(named(messages.category)).toEqual(sorted(CATEGORY_KEYS));
    expect(named(messages.categoryHint)).toEqual(sorted(CATEGORY_KEYS));
    expect(named(messages.cause)).toEqual(sorted(allRootCauses()));
    expect(named(messages.rule)).toEqual(sorted([...KEYWORD_RULE_IDS, ...FACT_RULE_IDS]));
  });

  it("quote the keyword in the reason of every keyword rule", () => {
    for (const id of KEYWORD_RULE_IDS) expect(messages.rule[id].why).toContain("{matched}");
  });
});
