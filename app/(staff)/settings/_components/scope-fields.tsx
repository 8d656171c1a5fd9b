"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";

type ScopeFieldsProps = {
  /** The id of the group, and what the ids of its boxes begin with. */
  path: string;
  words: { legend: string; all: string; none: string };
  choices: readonly { key: string; name: string }[];
  chosen: readonly string[] | null;
  error: string | null;
  onChange: (chosen: readonly string[] | null) => void;
};

/** All of them, or some; a key that is gone can still be taken out. */
export function ScopeFields({ path, words, choices, chosen, error, onChange }: ScopeFieldsProps) {
  const gone = (chosen ?? []).filter((key) => !choices.some((choice) => choice.key === key));
  const offered = [...choices, ...gone.map((key) => ({ key, name: key }))];
  const toggle = (key: string, isOn: boolean) =>
    onChange(isOn ? [...(chosen ?? []), key] : (chosen ?? []).filter((one) => one !== key));
  return (
    <fieldset id={path} tabIndex={-1} className="grid content-start gap-1.5">
      <legend className="mb-1 text-ui font-medium">{words.legend}</legend>
      <Checkbox
        name={`${path}-all`}
        label={words.all}
        checked={chosen === null}
        onChange={(event) => onChange(event.target.checked ? null : [])}
      />
      {chosen === null
        ? null
        : offered.map(({ key, name }) => (
            <Checkbox
              key={key}
              name={`${path}-${key}`}
              label={name}
              className="ps-6"
              checked={chosen.includes(key)}
              onChange={(event) => toggle(key, event.target.checked)}
            />
          ))}
      {chosen !== null && offered.length === 0 ? <p className="text-ui-sm text-muted">{words.none}</p> : null}
      {error ? <FieldError id={`${path}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
