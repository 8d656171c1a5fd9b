"use client";

import type { ReactNode } from "react";
import { Field, FieldError } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { withAmount } from "@/lib/domain/compensation/edit/edits";
import {
  parseAmount,
  parsePercent,
  parseWhole,
  percentText,
  type Typed,
} from "@/lib/domain/compensation/edit/typed";
import type { Amounts } from "@/lib/domain/compensation/policy";
import { toDecimalString } from "@/lib/domain/money";
import { useEditor } from "./editor-context";
import { TypedField, useFindingAt } from "./typed-field";

type Common = { path: string; label: ReactNode; hint?: ReactNode; hideLabel?: boolean };

/** A share, typed in percent and kept in basis points. */
export function PercentField({
  value,
  onChange,
  ...rest
}: Common & { value: number; onChange: (bp: number) => void }) {
  return (
    <TypedField
      {...rest}
      text={percentText(value)}
      parse={parsePercent}
      onValue={onChange}
      suffix="%"
      inputMode="decimal"
    />
  );
}

type WholeFieldProps = Common & { value: number; onChange: (value: number) => void; suffix?: string };

export function WholeField({ value, onChange, ...rest }: WholeFieldProps) {
  return (
    <TypedField {...rest} text={String(value)} parse={parseWhole} onValue={onChange} inputMode="numeric" />
  );
}

function parseOpen(text: string): Typed<number | null> {
  return text.trim() === "" ? { ok: true, value: null } : parseWhole(text);
}

type OpenFieldProps = Common & {
  value: number | null;
  onChange: (value: number | null) => void;
  suffix?: string;
};

/** A whole number, or nothing: no limit. */
export function OpenField({ value, onChange, ...rest }: OpenFieldProps) {
  return (
    <TypedField
      {...rest}
      text={value === null ? "" : String(value)}
      parse={parseOpen}
      onValue={onChange}
      inputMode="numeric"
    />
  );
}

type MoneyFieldProps = Common & {
  currency: string;
  value: bigint | null;
  onChange: (amountMinor: bigint | null) => void;
};

/** An amount in the currency's major units; empty: none. */
export function MoneyField({ currency, value, onChange, ...rest }: MoneyFieldProps) {
  return (
    <TypedField
      {...rest}
      text={value === null ? "" : toDecimalString({ amountMinor: value, currency })}
      parse={(text) => parseAmount(text, currency)}
      onValue={onChange}
      inputMode="decimal"
    />
  );
}

type AmountsFieldProps = {
  path: string;
  legend: ReactNode;
  value: Amounts;
  onChange: (amounts: Amounts) => void;
};

/** An amount in every currency of the policy. */
export function AmountsField({ path, legend, value, onChange }: AmountsFieldProps) {
  const { policy } = useEditor();
  const finding = useFindingAt(path);
  return (
    <fieldset
      id={path}
      tabIndex={-1}
      className="min-w-0"
      aria-describedby={finding ? `${path}-error` : undefined}
    >
      <legend className="mb-1 text-ui-sm font-medium">{legend}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-2">
        {policy.currencies.map((currency) => (
          <MoneyField
            key={currency}
            path={`${path}.${currency}`}
            label={currency}
            currency={currency}
            value={value[currency] ?? null}
            onChange={(amountMinor) => onChange(withAmount(value, currency, amountMinor))}
          />
        ))}
      </div>
      {finding ? <FieldError id={`${path}-error`}>{finding}</FieldError> : null}
    </fieldset>
  );
}

type ChoiceFieldProps<V extends string> = Common & {
  value: V;
  options: readonly (SelectOption & { value: V })[];
  onChange: (value: V) => void;
  className?: string;
};

export function ChoiceField<V extends string>({
  path,
  value,
  options,
  onChange,
  ...rest
}: ChoiceFieldProps<V>) {
  const finding = useFindingAt(path);
  return (
    <Field name={path} error={finding} {...rest}>
      {(control) => (
        <Select
          {...control}
          value={value}
          options={options}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        />
      )}
    </Field>
  );
}
