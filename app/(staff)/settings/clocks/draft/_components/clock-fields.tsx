"use client";

import { useTranslations } from "next-intl";
import { ChecksField } from "@/components/ui/checks-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { CLOCK_BASES, CLOCK_STARTS } from "@/lib/domain/sla/terms/definition";
import type { TermsHouse } from "@/lib/sla/terms-types";
import { ScopeFields } from "../../../_components/scope-fields";
import { TypedNames } from "../../../_components/typed-names";
import { SIDES } from "../../_components/clock-panel";
import type { ClockPart } from "./draft-edits";
import { HoursFields } from "./hours-fields";
import { LadderFields } from "./ladder-fields";
import { SeverityFields } from "./severity-fields";
import { SourceFields } from "./source-fields";

export type ClockFieldsProps = ClockPart & {
  /** Not in any published version: its key can still be chosen. */
  isNew: boolean;
  house: TermsHouse;
};

/** Everything that a manager decides of one clock. */
export function ClockFields({ isNew, house, ...part }: ClockFieldsProps) {
  const t = useTranslations("terms");
  const { clock, path, say, onChange } = part;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <TypedNames
          path={`${path}.names.`}
          label={(language) => t("edit.nameIn", { language })}
          names={clock.names}
          error={(locale) => say(`${path}.names.${locale}`)}
          onChange={(names) => onChange({ names })}
        />
        {isNew ? (
          <Field
            name={`${path}.key`}
            label={t("edit.key")}
            hint={t("edit.keyHint")}
            error={say(`${path}.key`)}
          >
            {(control) => (
              <Input
                {...control}
                value={clock.key}
                maxLength={40}
                autoComplete="off"
                onChange={(event) => onChange({ key: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        <Field name={`${path}.basis`} label={t("clock.basis")} className="sm:self-end">
          {(control) => (
            <Select
              {...control}
              options={CLOCK_BASES.map((value) => ({ value, label: t(`basis.${value}`) }))}
              value={clock.basis}
              onChange={(event) =>
                onChange({ basis: CLOCK_BASES.find((one) => one === event.target.value) ?? clock.basis })
              }
            />
          )}
        </Field>
      </div>
      <ChecksField
        path={`${path}.starts`}
        legend={t("edit.starts")}
        options={CLOCK_STARTS.map((value) => ({ value, label: t(`start.${value}`) }))}
        chosen={clock.starts}
        error={say(`${path}.starts`)}
        onChange={(starts) => onChange({ starts })}
      />
      <SeverityFields {...part} />
      <div className="grid gap-5 lg:grid-cols-2">
        <HoursFields {...part} calendars={house.calendars} />
        <div className="grid content-start gap-3 sm:grid-cols-3">
          {SIDES.map((side) => (
            <ScopeFields
              key={side}
              path={`${path}.scope.${side}`}
              words={{ legend: t(`side.${side}`), all: t(`all.${side}`), none: t(`nowhere.${side}`) }}
              choices={house[side]}
              chosen={clock.scope[side]}
              error={say(`${path}.scope.${side}`)}
              onChange={(keys) => onChange({ scope: { ...clock.scope, [side]: keys } })}
            />
          ))}
        </div>
      </div>
      <LadderFields {...part} />
      <SourceFields {...part} />
    </>
  );
}
