"use client";

import { useTranslations } from "next-intl";
import { ChecksField } from "@/components/ui/checks-field";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SEVERITIES, type Severity } from "@/lib/domain/severity";
import { CLOCK_STOPS, CLOCK_UNITS, type ClockTarget } from "@/lib/domain/sla/terms/definition";
import type { ClockPart } from "./draft-edits";
import { WholeInput } from "./whole-input";

/** At each severity: how long, and what stops it. */
export function SeverityFields(part: ClockPart) {
  const t = useTranslations("terms.edit");
  const error = part.say(`${part.path}.targets`);
  return (
    <fieldset id={`${part.path}.targets`} tabIndex={-1} className="grid min-w-0 gap-2">
      <legend className="text-ui font-medium">{t("severities")}</legend>
      <p className="text-ui-sm text-muted">{t("severityHint")}</p>
      {error ? <FieldError id={`${part.path}.targets-error`}>{error}</FieldError> : null}
      <div className="grid gap-3 lg:grid-cols-3">
        {SEVERITIES.map((severity) => (
          <OneSeverity key={severity} severity={severity} {...part} />
        ))}
      </div>
    </fieldset>
  );
}

function OneSeverity({ severity, clock, path, say, onChange }: ClockPart & { severity: Severity }) {
  const [t, words] = [useTranslations("terms.edit"), useTranslations("terms")];
  const name = useTranslations("common.severity")(severity);
  const target = clock.targets[severity];
  const put = (next: ClockTarget | null) => onChange({ targets: { ...clock.targets, [severity]: next } });
  const setUnit = (value: string) => {
    const unit = CLOCK_UNITS.find((one) => one === value);
    put(unit ? { unit, count: target?.count ?? 24 } : null);
  };
  return (
    <div className="grid min-w-0 content-start gap-3 rounded-md border border-line p-3">
      <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-2">
        <Field
          name={`${path}.targets.${severity}`}
          label={t("target", { severity: name })}
          error={say(`${path}.targets.${severity}`)}
          className="col-span-2"
        >
          {(control) => (
            <span className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2">
              <WholeInput
                {...control}
                disabled={target === null}
                value={target?.count ?? 0}
                onChange={(count) => (target ? put({ ...target, count }) : undefined)}
              />
              <Select
                aria-label={t("unit", { severity: name })}
                options={CLOCK_UNITS.map((value) => ({ value, label: words(`unitName.${value}`) }))}
                placeholder={t("noTarget")}
                value={target?.unit ?? ""}
                onChange={(event) => setUnit(event.target.value)}
              />
            </span>
          )}
        </Field>
      </div>
      {target === null ? null : (
        <ChecksField
          path={`${path}.stops.${severity}`}
          legend={t("stops")}
          options={CLOCK_STOPS.map((value) => ({ value, label: words(`stop.${value}`) }))}
          chosen={clock.stops[severity]}
          error={say(`${path}.stops.${severity}`)}
          onChange={(stops) => onChange({ stops: { ...clock.stops, [severity]: stops } })}
        />
      )}
    </div>
  );
}
