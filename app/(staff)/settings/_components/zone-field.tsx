"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type ZoneFieldProps = {
  label: string;
  hint: string;
  error: string | null;
  zone: string;
  zones: readonly string[];
  onChange: (zone: string) => void;
};

/** A time zone by its name, with those that there are to choose from. */
export function ZoneField({ label, hint, error, zone, zones, onChange }: ZoneFieldProps) {
  return (
    <Field name="timeZone" label={label} hint={hint} error={error}>
      {(control) => (
        <>
          <Input
            {...control}
            list="zones"
            value={zone}
            autoComplete="off"
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id="zones">
            {zones.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
