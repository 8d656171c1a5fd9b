"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { addCurrency, missingAmounts, removeCurrency } from "@/lib/domain/compensation/edit/edits";
import { useEditor } from "./editor-context";

/** The currencies that have amounts; in any other a person decides. */
export function CurrenciesSection({ onJump }: { onJump: (path: string) => void }) {
  const t = useTranslations("policyEditor.currencies");
  const { policy, house, change } = useEditor();
  const [chosen, setChosen] = useState("");
  const missing = missingAmounts(policy);
  const choices = house.currencies.filter(({ value }) => !policy.currencies.includes(value));
  const add = (): void => {
    change((now) => addCurrency(now, chosen));
    setChosen("");
  };
  return (
    <div className="grid gap-4">
      <p className="text-ui-sm text-muted">{t("lead")}</p>
      <ul className="grid gap-2">
        {policy.currencies.map((currency) => (
          <CurrencyItem
            key={currency}
            currency={currency}
            missing={missing.filter((path) => path.endsWith(`.${currency}`))}
            onJump={onJump}
            onRemove={() => change((now) => removeCurrency(now, currency))}
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-2">
        <Field name="add-currency" label={t("choose")} className="min-w-48">
          {(control) => (
            <Select
              {...control}
              value={chosen}
              placeholder={t("placeholder")}
              options={choices}
              onChange={(event) => setChosen(event.target.value)}
            />
          )}
        </Field>
        <Button icon="plus" disabled={chosen === ""} onClick={add}>
          {t("add")}
        </Button>
      </div>
    </div>
  );
}

type CurrencyItemProps = {
  currency: string;
  missing: readonly string[];
  onJump: (path: string) => void;
  onRemove: () => void;
};

function CurrencyItem({ currency, missing, onJump, onRemove }: CurrencyItemProps) {
  const t = useTranslations("policyEditor.currencies");
  const [first] = missing;
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 rounded-lg border border-line bg-surface px-3 py-2">
      <span className="text-ui font-medium">{currency}</span>
      <span className="flex flex-wrap items-center gap-2 text-ui-sm">
        {first === undefined ? (
          <span className="text-muted">{t("complete")}</span>
        ) : (
          <button type="button" className="link text-warning" onClick={() => onJump(first)}>
            {t("missing", { count: missing.length })}
          </button>
        )}
        <Button size="small" variant="quiet" icon="x" onClick={onRemove}>
          {t("remove", { currency })}
        </Button>
      </span>
    </li>
  );
}
