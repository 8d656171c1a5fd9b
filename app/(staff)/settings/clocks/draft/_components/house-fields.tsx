"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import { ZoneField } from "../../../_components/zone-field";
import type { SayProblem } from "./draft-edits";
import { WholeInput } from "./whole-input";

type HouseFieldsProps = {
  terms: SlaTerms;
  zones: readonly string[];
  say: SayProblem;
  onChange: (part: Partial<SlaTerms>) => void;
};

const USUAL_QUIET = { from: "22:00", to: "07:00" };

/** What holds for all clocks: zone, quiet hours, and how long we wait for the customer. */
export function HouseFields({ terms, zones, say, onChange }: HouseFieldsProps) {
  const t = useTranslations("terms.house");
  const { quietHours, waiting } = terms;
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <ZoneField
        label={t("zone")}
        hint={t("zoneHint")}
        error={say("timeZone")}
        zone={terms.timeZone}
        zones={zones}
        onChange={(timeZone) => onChange({ timeZone })}
      />
      {(["remindAfterDays", "closeAfterDays"] as const).map((name) => (
        <Field
          key={name}
          name={`waiting.${name}`}
          label={t(name === "remindAfterDays" ? "remind" : "close")}
          error={say(`waiting.${name}`)}
          className="sm:self-end"
        >
          {(control) => (
            <WholeInput
              {...control}
              value={waiting[name]}
              onChange={(days) => onChange({ waiting: { ...waiting, [name]: days } })}
            />
          )}
        </Field>
      ))}
      <Checkbox
        name="quietHours"
        label={t("hasQuiet")}
        checked={quietHours !== null}
        onChange={(event) => onChange({ quietHours: event.target.checked ? USUAL_QUIET : null })}
        className="sm:self-center"
      />
      {quietHours
        ? (["from", "to"] as const).map((side) => (
            <Field
              key={side}
              name={`quietHours.${side}`}
              label={t(side)}
              hint={t("timeHint")}
              error={say(`quietHours.${side}`)}
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  maxLength={5}
                  autoComplete="off"
                  value={quietHours[side]}
                  onChange={(event) =>
                    onChange({ quietHours: { ...quietHours, [side]: event.target.value } })
                  }
                />
              )}
            </Field>
          ))
        : null}
    </div>
  );
}
