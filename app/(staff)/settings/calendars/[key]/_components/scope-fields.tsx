"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";

type ScopeFieldsProps = {
  path: "departments" | "regions";
  choices: readonly { key: string; name: string }[];
  chosen: readonly string[] | null;
  error: string | null;
  onChange: (chosen: readonly string[] | null) => void;
};

/** Everybody, or some of the departments or regions. */
export function ScopeFields({ path, choices, chosen, error, onChange }: ScopeFieldsProps) {
  const t = useTranslations("calendars.scope");
  const toggle = (key: string, isOn: boolean) =>
    onChange(isOn ? [...(chosen ?? []), key] : (chosen ?? []).filter((one) => one !== key));
  return (
    <fieldset className="grid content-start gap-1.5">
      <legend className="mb-1 text-ui font-medium">{t(`${path}.legend`)}</legend>
      <Checkbox
        name={`${path}-all`}
        label={t(`${path}.all`)}
        checked={chosen === null}
        onChange={(event) => onChange(event.target.checked ? null : [])}
      />
      {chosen === null
        ? null
        : choices.map(({ key, name }) => (
            <Checkbox
              key={key}
              name={`${path}-${key}`}
              label={name}
              className="ps-6"
              checked={chosen.includes(key)}
              onChange={(event) => toggle(key, event.target.checked)}
            />
          ))}
      {chosen !== null && choices.length === 0 ? (
        <p className="text-ui-sm text-muted">{t(`${path}.none`)}</p>
      ) : null}
      {error ? <FieldError id={`${path}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
