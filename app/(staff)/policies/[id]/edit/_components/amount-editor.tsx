"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AMOUNT_OPS, reshaped } from "@/lib/domain/compensation/edit/amounts";
import type { Amount, MoneyBase } from "@/lib/domain/compensation/policy";
import { baseName } from "@/lib/domain/compensation/sentences/amount";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import { ROUNDINGS, type Rounding } from "@/lib/domain/money";
import { AmountList, BandsFields, EachFields, IfFields } from "./amount-parts";
import { useEditor } from "./editor-context";
import { measuresIn } from "./measures";
import { AmountsField, ChoiceField, PercentField } from "./value-fields";

export type AmountProps = {
  path: string;
  label: ReactNode;
  value: Amount;
  onChange: (value: Amount) => void;
};

/** How an amount comes about, as blocks within blocks. */
export function AmountEditor({ path, label, value, onChange }: AmountProps) {
  const t = useTranslations("policyEditor.amount");
  return (
    <fieldset id={path} tabIndex={-1} className="grid min-w-0 gap-2 border-s-2 border-accent-line ps-3">
      <legend className="sr-only">{label}</legend>
      <ChoiceField
        path={`${path}.op`}
        label={label}
        value={value.op}
        options={AMOUNT_OPS.map((op) => ({ value: op, label: t(`op.${op}`) }))}
        onChange={(op) => onChange(reshaped(value, op))}
      />
      <AmountFields path={path} value={value} onChange={onChange} />
    </fieldset>
  );
}

function AmountFields({ path, value, onChange }: Omit<AmountProps, "label">) {
  const t = useTranslations("policyEditor.amount");
  switch (value.op) {
    case "fixed":
      return (
        <AmountsField
          path={`${path}.byCurrency`}
          legend={t("byCurrency")}
          value={value.byCurrency}
          onChange={(byCurrency) => onChange({ ...value, byCurrency })}
        />
      );
    case "share":
    case "part":
      return <ShareFields path={path} value={value} onChange={onChange} />;
    case "sum":
    case "larger":
    case "smaller":
      return <AmountList path={path} value={value} onChange={onChange} />;
    case "bands":
      return <BandsFields path={path} value={value} onChange={onChange} />;
    case "each":
      return <EachFields path={path} value={value} onChange={onChange} />;
    case "if":
      return <IfFields path={path} value={value} onChange={onChange} />;
    case "round":
      return <RoundFields path={path} value={value} onChange={onChange} />;
  }
}

type PartProps<Op extends Amount["op"]> = {
  path: string;
  value: Extract<Amount, { op: Op }>;
  onChange: (value: Amount) => void;
};

export function RoundingField(props: { path: string; value: Rounding; onChange: (value: Rounding) => void }) {
  const t = useTranslations("policyEditor.amount");
  return (
    <ChoiceField
      {...props}
      label={t("rounding")}
      options={ROUNDINGS.map((rounding) => ({ value: rounding, label: t(`roundings.${rounding}`) }))}
    />
  );
}

function ShareFields({ path, value, onChange }: PartProps<"share" | "part">) {
  const t = useTranslations("policyEditor.amount");
  const { policy, speech } = useEditor();
  const bases: readonly MoneyBase[] = [
    "price",
    "proven-loss",
    "known-loss",
    "loss-basis",
    ...measuresIn(policy).map((name): MoneyBase => `measure:${name}`),
  ];
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <PercentField
          path={`${path}.bp`}
          label={t("percent")}
          value={value.bp}
          onChange={(bp) => onChange({ ...value, bp })}
        />
        <RoundingField
          path={`${path}.rounding`}
          value={value.rounding}
          onChange={(rounding) => onChange({ ...value, rounding })}
        />
      </div>
      {value.op === "share" ? (
        <ChoiceField
          path={`${path}.of`}
          label={t("of")}
          value={value.of}
          options={bases.map((base) => ({ value: base, label: renderSentence(baseName(base), speech) }))}
          onChange={(of) => onChange({ ...value, of })}
        />
      ) : (
        <AmountEditor
          path={`${path}.of`}
          label={t("of")}
          value={value.of}
          onChange={(of) => onChange({ ...value, of })}
        />
      )}
    </>
  );
}

function RoundFields({ path, value, onChange }: PartProps<"round">) {
  const t = useTranslations("policyEditor.amount");
  return (
    <>
      <AmountEditor
        path={`${path}.amount`}
        label={t("inner")}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
      <RoundingField
        path={`${path}.rounding`}
        value={value.rounding}
        onChange={(rounding) => onChange({ ...value, rounding })}
      />
      <AmountsField
        path={`${path}.toMinor`}
        legend={t("unit")}
        value={value.toMinor}
        onChange={(toMinor) => onChange({ ...value, toMinor })}
      />
    </>
  );
}
