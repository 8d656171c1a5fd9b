"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { GIVES, type Give, grantOf } from "@/lib/domain/compensation/edit/amounts";
import { replaced, without } from "@/lib/domain/compensation/edit/lists";
import type { Grant } from "@/lib/domain/compensation/policy";
import { VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import { AmountEditor } from "./amount-editor";
import { useEditor } from "./editor-context";
import { ListButtons } from "./list-buttons";
import { ChoiceField, PercentField } from "./value-fields";

type GrantProps<G extends Grant = Grant> = { path: string; value: G; onChange: (value: Grant) => void };

const OWED_PURPOSES = ["price", "loss", "tariff", "guarantee"] as const;
const OWED_KINDS = ["restore", ...VALUE_KINDS] as const;

function OwedFields({ path, value, onChange }: GrantProps<Extract<Grant, { give: "owed" }>>) {
  const t = useTranslations("policyEditor.grant");
  const words = useTranslations("compensation");
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <ChoiceField
          path={`${path}.purpose`}
          label={t("purpose")}
          value={value.purpose}
          options={OWED_PURPOSES.map((purpose) => ({ value: purpose, label: words(`purpose.${purpose}`) }))}
          onChange={(purpose) => onChange({ ...value, purpose })}
        />
        <ChoiceField
          path={`${path}.kind`}
          label={t("kind")}
          value={value.kind}
          options={OWED_KINDS.map((kind) => ({
            value: kind,
            label: kind === "restore" ? t("restore") : words(`kind.${kind}`),
          }))}
          onChange={(kind) => onChange({ ...value, kind })}
        />
      </div>
      <AmountEditor
        path={`${path}.amount`}
        label={t("amount")}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
    </>
  );
}

function TariffFields({ path, value, onChange }: GrantProps<Extract<Grant, { give: "tariff" }>>) {
  const t = useTranslations("policyEditor.grant");
  const words = useTranslations("compensation.kind");
  const { policy } = useEditor();
  const known = policy.tariffs.map(({ id, source }) => ({ value: id, label: source || id }));
  const isGone = !known.some((option) => option.value === value.tariff);
  return (
    <div className="grid grid-cols-2 gap-2">
      <ChoiceField
        path={`${path}.tariff`}
        label={t("tariff")}
        value={value.tariff}
        options={isGone ? [{ value: value.tariff, label: t("noTariff") }, ...known] : known}
        onChange={(tariff) => onChange({ ...value, tariff })}
      />
      <ChoiceField
        path={`${path}.kind`}
        label={t("kind")}
        value={value.kind}
        options={VALUE_KINDS.map((kind) => ({ value: kind, label: words(kind) }))}
        onChange={(kind) => onChange({ ...value, kind })}
      />
    </div>
  );
}

function GrantFields({ path, value, onChange }: GrantProps) {
  const t = useTranslations("policyEditor.grant");
  const words = useTranslations("compensation.kind");
  switch (value.give) {
    case "owed":
      return <OwedFields path={path} value={value} onChange={onChange} />;
    case "tariff":
      return <TariffFields path={path} value={value} onChange={onChange} />;
    case "rate":
      return (
        <PercentField
          path={`${path}.bp`}
          label={t("rate")}
          value={value.bp}
          onChange={(bp) => onChange({ ...value, bp })}
        />
      );
    case "goodwill":
      return (
        <AmountEditor
          path={`${path}.amount`}
          label={t("amount")}
          value={value.amount}
          onChange={(amount) => onChange({ ...value, amount })}
        />
      );
    case "human":
      return (
        <ChoiceField
          path={`${path}.kind`}
          label={t("human")}
          value={value.kind}
          options={(["named-person", "call-back"] as const).map((kind) => ({
            value: kind,
            label: words(kind),
          }))}
          onChange={(kind) => onChange({ ...value, kind })}
        />
      );
    default:
      return null;
  }
}

/** What a rule brings: one thing or several. */
export function GrantsEditor(props: {
  path: string;
  grants: readonly Grant[];
  onChange: (grants: readonly Grant[]) => void;
}) {
  const { path, grants, onChange } = props;
  const t = useTranslations("policyEditor.grant");
  const { policy, shift } = useEditor();
  const options = GIVES.map((give): { value: Give; label: string } => ({
    value: give,
    label: t(`give.${give}`),
  }));
  const remove = (index: number): void => {
    shift(path, { kind: "removed", index });
    onChange(without(grants, index));
  };
  return (
    <fieldset id={path} tabIndex={-1} className="grid min-w-0 gap-3">
      <legend className="mb-1 text-ui-sm font-medium">{t("title")}</legend>
      {grants.map((grant, index) => (
        <div key={index} className="grid min-w-0 gap-2">
          <div className="flex items-end gap-1">
            <div className="min-w-0 flex-1">
              <ChoiceField
                path={`${path}[${index}].give`}
                label={t("what", { number: index + 1 })}
                value={grant.give}
                options={options}
                onChange={(give) => onChange(replaced(grants, index, grantOf(give, grant, policy)))}
              />
            </div>
            <ListButtons
              name={t("what", { number: index + 1 })}
              index={index}
              count={grants.length}
              onRemove={() => remove(index)}
            />
          </div>
          <GrantFields
            path={`${path}[${index}]`}
            value={grant}
            onChange={(next) => onChange(replaced(grants, index, next))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon="plus" onClick={() => onChange([...grants, grantOf("rate", null, policy)])}>
          {t("add")}
        </Button>
      </div>
    </fieldset>
  );
}
