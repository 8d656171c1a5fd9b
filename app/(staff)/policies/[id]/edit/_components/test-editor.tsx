"use client";

import { useTranslations } from "next-intl";
import { ChecksField } from "@/components/ui/checks-field";
import {
  AMOUNT_FACTS,
  type Condition,
  type FactName,
  FLAG_FACTS,
  NUMBER_FACTS,
} from "@/lib/domain/compensation/condition";
import {
  CHOICE_FACTS,
  CHOICE_VALUES,
  choiceTest,
  factKind,
  firstTest,
} from "@/lib/domain/compensation/edit/fact-tests";
import { factName, valueName } from "@/lib/domain/compensation/sentences/condition";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import { useEditor } from "./editor-context";
import { measuresIn } from "./measures";
import { AmountsField, ChoiceField, OpenField } from "./value-fields";

type Test = Extract<Condition, { fact: string }>;
type TestProps = { path: string; value: Test; onChange: (value: Condition) => void };

/** One question about one fact: which fact, how it is asked, and what must be answered. */
export function TestEditor({ path, value, onChange }: TestProps) {
  const t = useTranslations("policyEditor.condition");
  const { policy, speech } = useEditor();
  const facts: readonly FactName[] = [
    ...CHOICE_FACTS,
    ...FLAG_FACTS,
    ...NUMBER_FACTS,
    ...measuresIn(policy).map((name): FactName => `measure:${name}`),
    ...AMOUNT_FACTS,
    "occurredOn",
    "currency",
  ];
  const options = facts.map((fact) => ({
    value: fact,
    label: renderSentence(factName(fact, policy), speech),
  }));
  return (
    <div id={path} tabIndex={-1} className="grid min-w-0 gap-2 sm:grid-cols-2">
      <ChoiceField
        path={`${path}.fact`}
        label={t("fact")}
        hideLabel
        value={value.fact}
        options={options}
        onChange={(fact) => onChange(firstTest(fact))}
      />
      <HowField path={path} value={value} onChange={onChange} />
      <div className="min-w-0 sm:col-span-2">
        <AnswerFields path={path} value={value} onChange={onChange} />
      </div>
    </div>
  );
}

const HOWS = ["value", "yes", "no", "positive", "not-positive", "reaches", "known", "unknown"] as const;
type How = (typeof HOWS)[number];

const HOWS_OF = {
  choice: ["value", "known", "unknown"],
  flag: ["yes", "no"],
  number: ["value", "known", "unknown"],
  amount: ["positive", "not-positive", "reaches", "known", "unknown"],
  other: ["known", "unknown"],
} as const satisfies Record<string, readonly How[]>;

function howOf(test: Test): How {
  if ("is" in test) return test.is ? "yes" : "no";
  if ("positive" in test) return test.positive ? "positive" : "not-positive";
  if ("reachesMinor" in test) return "reaches";
  if ("known" in test) return test.known ? "known" : "unknown";
  return "value";
}

function asked({ fact }: Test, how: How): Condition {
  const flag = FLAG_FACTS.find((name) => name === fact);
  const amount = AMOUNT_FACTS.find((name) => name === fact);
  if (how === "known" || how === "unknown") return { fact, known: how === "known" };
  if (flag) return { fact: flag, is: how === "yes" };
  if (amount && how === "reaches") return { fact: amount, reachesMinor: {} };
  if (amount) return { fact: amount, positive: how === "positive" };
  return firstTest(fact);
}

function HowField({ path, value, onChange }: TestProps) {
  const t = useTranslations("policyEditor.condition");
  const kind = factKind(value.fact) ?? "other";
  const hows: readonly How[] = HOWS_OF[kind];
  const options = hows.map((how) => ({
    value: how,
    label: how === "value" ? t(kind === "number" ? "how.range" : "how.value") : t(`how.${how}`),
  }));
  return (
    <ChoiceField
      path={`${path}.how`}
      label={t("how.label")}
      hideLabel
      value={howOf(value)}
      options={options}
      onChange={(how) => onChange(asked(value, how))}
    />
  );
}

function AnswerFields({ path, value, onChange }: TestProps) {
  const t = useTranslations("policyEditor.condition");
  if ("in" in value) return <ValuesField path={path} value={value} onChange={onChange} />;
  if ("reachesMinor" in value) {
    return (
      <AmountsField
        path={`${path}.reachesMinor`}
        legend={t("reaches")}
        value={value.reachesMinor}
        onChange={(reachesMinor) => onChange({ fact: value.fact, reachesMinor })}
      />
    );
  }
  if (!("from" in value)) return null;
  const isMinutes = value.fact === "answerLateMinutes" || value.fact === "resolutionLateMinutes";
  const suffix = isMinutes ? t("minutes") : "";
  return (
    <div className="grid grid-cols-2 gap-2">
      <OpenField
        path={`${path}.from`}
        label={t("from")}
        value={value.from}
        suffix={suffix}
        onChange={(from) => onChange({ ...value, from })}
      />
      <OpenField
        path={`${path}.to`}
        label={t("to")}
        value={value.to}
        suffix={suffix}
        onChange={(to) => onChange({ ...value, to })}
      />
    </div>
  );
}

type ChoiceProps = {
  path: string;
  value: Extract<Test, { in: unknown }>;
  onChange: (value: Condition) => void;
};

function ValuesField({ path, value, onChange }: ChoiceProps) {
  const t = useTranslations("policyEditor.condition");
  const { policy, house, speech } = useEditor();
  const names = { ...policy, categories: house.categories };
  const own = value.fact === "tier" ? policy.tiers.map(({ id }) => id) : Object.keys(house.categories);
  const values: readonly string[] = CHOICE_VALUES[value.fact] ?? own;
  // A value that is no longer offered can still be taken out.
  const all = [...new Set([...values, ...value.in])];
  return (
    <ChecksField
      path={`${path}.in`}
      legend={t("values")}
      hideLegend
      options={all.map((each) => ({
        value: each,
        label: renderSentence(valueName(value.fact, each, names), speech),
      }))}
      chosen={value.in}
      onChange={(chosen) => onChange(choiceTest(value.fact, chosen))}
    />
  );
}
