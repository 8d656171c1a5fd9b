"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { parseAmount } from "@/lib/domain/compensation/edit/typed";
import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  type CompensationFacts,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  IMPACTS,
} from "@/lib/domain/compensation/facts";
import type { Policy } from "@/lib/domain/compensation/policy";
import { measureName } from "@/lib/domain/compensation/sentences/condition";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import { toDecimalString } from "@/lib/domain/money";
import { useEditor } from "./editor-context";
import { measuresIn } from "./measures";
import { TypedField } from "./typed-field";
import { ChoiceField, OpenField } from "./value-fields";

type FactsProps = {
  facts: CompensationFacts;
  policy: Policy;
  onChange: (facts: CompensationFacts) => void;
};

/** The facts of a made-up case. What is left empty is unknown, which is not the same as zero. */
export function FactsForm(props: FactsProps) {
  return (
    <div className="grid gap-3">
      <ChoiceFacts {...props} />
      <MoneyFacts {...props} />
      <LateFacts {...props} />
      <FlagFacts {...props} />
      <MeasureFacts {...props} />
    </div>
  );
}

function ChoiceFacts({ facts, onChange }: FactsProps) {
  const t = useTranslations("policyEditor.trial");
  const values = useTranslations("compensation.value");
  const options = <V extends string>(list: readonly V[], label: (value: V) => string) =>
    list.map((value) => ({ value, label: label(value) }));
  return (
    <div className="grid grid-cols-2 gap-2">
      <ChoiceField
        path="try.impact"
        label={t("impact")}
        value={facts.impact}
        options={options(IMPACTS, (value) => values(`impact.${value}`))}
        onChange={(impact) => onChange({ ...facts, impact })}
      />
      <ChoiceField
        path="try.failureKind"
        label={t("failureKind")}
        value={facts.failureKind}
        options={options(FAILURE_KINDS, (value) => values(`failureKind.${value}`))}
        onChange={(failureKind) => onChange({ ...facts, failureKind })}
      />
      <ChoiceField
        path="try.attribution"
        label={t("attribution")}
        value={facts.attribution}
        options={options(ATTRIBUTIONS, (value) => values(`attribution.${value}`))}
        onChange={(attribution) => onChange({ ...facts, attribution })}
      />
      <ChoiceField
        path="try.acceptance"
        label={t("acceptance")}
        value={facts.acceptance}
        options={options(ACCEPTANCES, (value) => values(`acceptance.${value}`))}
        onChange={(acceptance) => onChange({ ...facts, acceptance })}
      />
      <ChoiceField
        path="try.emotionalImpact"
        label={t("emotionalImpact")}
        value={facts.emotionalImpact}
        options={options(EMOTIONAL_IMPACTS, (value) => values(`emotionalImpact.${value}`))}
        onChange={(emotionalImpact) => onChange({ ...facts, emotionalImpact })}
      />
      <CategoryFact facts={facts} onChange={onChange} />
    </div>
  );
}

function CategoryFact({ facts, onChange }: Omit<FactsProps, "policy">) {
  const t = useTranslations("policyEditor.trial");
  const { house, speech } = useEditor();
  const known = Object.entries(house.categories).map(([value, names]) => ({
    value,
    label: names[speech.locale],
  }));
  const isKnown = known.some(({ value }) => value === facts.categoryKey);
  return (
    <ChoiceField
      path="try.categoryKey"
      label={t("category")}
      value={facts.categoryKey}
      options={isKnown ? known : [{ value: facts.categoryKey, label: facts.categoryKey }, ...known]}
      onChange={(categoryKey) => onChange({ ...facts, categoryKey })}
    />
  );
}

const MONEY = ["pricePaidMinor", "provenLossMinor"] as const;

function MoneyFacts({ facts, policy, onChange }: FactsProps) {
  const t = useTranslations("policyEditor.trial");
  const { currency } = facts;
  const codes = [...new Set([...policy.currencies, currency])];
  const text = (amountMinor: bigint | "unknown"): string =>
    amountMinor === "unknown" ? "" : toDecimalString({ amountMinor, currency });
  return (
    <div className="grid grid-cols-2 gap-2 sm:grid-cols-4 xl:grid-cols-2">
      <ChoiceField
        path="try.currency"
        label={t("currency")}
        value={currency}
        options={codes.map((code) => ({ value: code, label: code }))}
        onChange={(code) => onChange({ ...facts, currency: code })}
      />
      {MONEY.map((fact) => (
        <TypedField
          key={fact}
          path={`try.${fact}`}
          label={t(fact)}
          inputMode="decimal"
          text={text(facts[fact])}
          parse={(typed) => parseAmount(typed, currency)}
          onValue={(amountMinor) => onChange({ ...facts, [fact]: amountMinor ?? "unknown" })}
        />
      ))}
      <TypedField
        path="try.awardsInWindowMinor"
        label={t("awards")}
        inputMode="decimal"
        text={text(facts.awardsInWindowMinor)}
        parse={(typed) => parseAmount(typed, currency)}
        onValue={(amountMinor) => onChange({ ...facts, awardsInWindowMinor: amountMinor ?? 0n })}
      />
    </div>
  );
}

const LATE = ["answerLateMinutes", "resolutionLateMinutes"] as const;

function LateFacts({ facts, onChange }: FactsProps) {
  const t = useTranslations("policyEditor.trial");
  return (
    <div className="grid grid-cols-2 gap-2">
      {LATE.map((fact) => {
        const minutes = facts[fact];
        return (
          <OpenField
            key={fact}
            path={`try.${fact}`}
            label={t(fact)}
            value={minutes === "unknown" ? null : minutes}
            onChange={(value) => onChange({ ...facts, [fact]: value ?? "unknown" })}
          />
        );
      })}
    </div>
  );
}

const REPEAT = {
  sameOrder: true,
  sameCategory: true,
  daysAgo: 10,
  outcome: "upheld",
  remedyFailed: false,
  origin: "complaint",
} as const;

function FlagFacts({ facts, onChange }: FactsProps) {
  const t = useTranslations("policyEditor.trial");
  const flags = [
    ["promiseBroken", facts.promiseBroken, (on: boolean) => ({ promiseBroken: on })],
    ["vulnerable", facts.vulnerable, (on: boolean) => ({ vulnerable: on })],
    [
      "repeat",
      facts.earlierComplaints.length > 0,
      (on: boolean) => ({ earlierComplaints: on ? [REPEAT] : [] }),
    ],
    [
      "incident",
      facts.incidentScheduleId !== null,
      (on: boolean) => ({ incidentScheduleId: on ? "trial" : null }),
    ],
  ] as const;
  return (
    <div className="grid grid-cols-2 gap-x-2">
      {flags.map(([name, isOn, set]) => (
        <Checkbox
          key={name}
          id={`try.${name}`}
          name={`try.${name}`}
          label={t(name)}
          checked={isOn}
          onChange={(event) => onChange({ ...facts, ...set(event.target.checked) })}
        />
      ))}
    </div>
  );
}

function MeasureFacts({ facts, policy, onChange }: FactsProps) {
  const t = useTranslations("policyEditor.trial");
  const { speech } = useEditor();
  const put = (name: string, value: number | null): void => {
    const rest = Object.entries(facts.measures).filter(([each]) => each !== name);
    onChange({ ...facts, measures: Object.fromEntries(value === null ? rest : [...rest, [name, value]]) });
  };
  return (
    <details>
      <summary className="text-ui-sm text-muted">{t("measures")}</summary>
      <div className="mt-2 grid grid-cols-2 gap-2">
        {measuresIn(policy).map((name) => (
          <OpenField
            key={name}
            path={`try.measures.${name}`}
            label={renderSentence(measureName(name, policy), speech)}
            value={facts.measures[name] ?? null}
            onChange={(value) => put(name, value)}
          />
        ))}
        <TypedField
          path="try.occurredOn"
          label={t("occurredOn")}
          type="date"
          text={facts.occurredOn === "unknown" ? "" : facts.occurredOn}
          parse={(text) => ({ ok: true, value: text === "" ? "unknown" : text })}
          onValue={(occurredOn) => onChange({ ...facts, occurredOn })}
        />
      </div>
    </details>
  );
}
