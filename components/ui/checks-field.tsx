import type { ReactNode } from "react";
import { Checkbox } from "./checkbox";
import { FieldError } from "./field";

type ChecksFieldProps<Value extends string> = {
  path: string;
  legend: ReactNode;
  hideLegend?: boolean;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  error?: string | null;
  onChange: (chosen: readonly Value[]) => void;
};

/** Any number of a few, as tick boxes; the order is that of the options. */
export function ChecksField<Value extends string>(props: ChecksFieldProps<Value>) {
  const { path, legend, hideLegend, options, chosen, error, onChange } = props;
  const toggle = (value: Value, isOn: boolean): void => {
    onChange(
      options.map((option) => option.value).filter((each) => (each === value ? isOn : chosen.includes(each))),
    );
  };
  return (
    <fieldset id={path} tabIndex={-1} className="min-w-0">
      <legend className={hideLegend ? "sr-only" : "text-ui-sm font-medium"}>{legend}</legend>
      <div className="flex flex-wrap gap-x-4">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            id={`${path}.${value}`}
            name={`${path}.${value}`}
            label={label}
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
        ))}
      </div>
      {error ? <FieldError id={`${path}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
