"use client";

import { useTranslations } from "next-intl";
import { mapPolicy } from "@/lib/domain/compensation/edit/walk";
import type { Amount, Policy } from "@/lib/domain/compensation/policy";
import { measureName } from "@/lib/domain/compensation/sentences/condition";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import { useEditor } from "./editor-context";
import { ChoiceField } from "./value-fields";

const USUAL = ["delay_minutes", "distance_km", "days_without_service", "missed_appointments"] as const;

function inAmount(amount: Amount): readonly string[] {
  switch (amount.op) {
    case "bands":
      return [amount.measure, ...amount.bands.flatMap((band) => inAmount(band.amount))];
    case "each":
      return [amount.measure, ...inAmount(amount.amount)];
    case "sum":
    case "larger":
    case "smaller":
      return amount.amounts.flatMap(inAmount);
    case "part":
      return inAmount(amount.of);
    case "if":
      return [...inAmount(amount.amount), ...(amount.otherwise ? inAmount(amount.otherwise) : [])];
    case "round":
      return inAmount(amount.amount);
    case "share":
      return amount.of.startsWith("measure:") ? [amount.of.slice("measure:".length)] : [];
    case "fixed":
      return [];
  }
}

/** The measures that the policy declares, or the usual ones where it declares none, and those that it reads besides. */
export function measuresIn(policy: Policy): readonly string[] {
  const asked: string[] = [];
  mapPolicy(policy, {
    test: (test) => {
      if ("fact" in test && test.fact.startsWith("measure:")) asked.push(test.fact.slice("measure:".length));
      return test;
    },
  });
  const counted = [
    ...policy.tariffs.map(({ amount }) => amount),
    ...policy.rules.flatMap(({ grants }) =>
      grants.flatMap((grant) => ("amount" in grant ? [grant.amount] : [])),
    ),
  ].flatMap(inAmount);
  const declared = policy.measures.map(({ name }) => name);
  return [...new Set([...(declared.length > 0 ? declared : USUAL), ...asked, ...counted])];
}

type MeasureFieldProps = { path: string; value: string; onChange: (measure: string) => void };

export function MeasureField({ path, value, onChange }: MeasureFieldProps) {
  const t = useTranslations("policyEditor.amount");
  const { policy, speech } = useEditor();
  const options = measuresIn(policy).map((name) => ({
    value: name,
    label: renderSentence(measureName(name, policy), speech),
  }));
  return <ChoiceField path={path} label={t("measure")} value={value} options={options} onChange={onChange} />;
}
