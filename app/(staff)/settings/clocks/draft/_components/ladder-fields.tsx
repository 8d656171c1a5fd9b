"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChecksField } from "@/components/ui/checks-field";
import { Field } from "@/components/ui/field";
import { LADDER_READERS, type LadderStep } from "@/lib/domain/sla/terms/definition";
import type { ClockPart } from "./draft-edits";
import { WholeInput } from "./whole-input";

/** Who is told, step by step. */
export function LadderFields({ clock: { ladder }, path, say, onChange }: ClockPart) {
  const [t, words] = [useTranslations("terms.edit"), useTranslations("terms")];
  const put = (index: number, part: Partial<LadderStep>) =>
    onChange({ ladder: ladder.map((step, at) => (at === index ? { ...step, ...part } : step)) });
  const last = ladder.at(-1)?.percent ?? 0;
  const added: LadderStep = {
    percent: last < 75 ? 75 : last < 90 ? 90 : 100,
    tell: ["assignee", "lead"],
    assignIfFree: false,
  };
  return (
    <fieldset id={`${path}.ladder`} tabIndex={-1} className="grid min-w-0 content-start gap-2">
      <legend className="mb-1 text-ui font-medium">{t("ladder")}</legend>
      {ladder.length === 0 ? <p className="text-ui-sm text-muted">{t("noSteps")}</p> : null}
      {ladder.map((step, index) => {
        const place = `${path}.ladder[${index}]`;
        const number = index + 1;
        return (
          // Steps have no name of their own; each is its place in the list.
          <div
            key={index}
            className="grid gap-2 rounded-md border border-line p-3 sm:grid-cols-[7rem_minmax(0,1fr)_auto]"
          >
            <Field
              name={`${place}.percent`}
              label={t("percent", { number })}
              hideLabel
              error={say(`${place}.percent`)}
            >
              {(control) => (
                <span className="flex items-center gap-1.5">
                  <WholeInput
                    {...control}
                    value={step.percent}
                    onChange={(percent) => put(index, { percent })}
                  />
                  <span aria-hidden="true">%</span>
                </span>
              )}
            </Field>
            <div className="grid min-w-0 gap-1">
              <ChecksField
                path={`${place}.tell`}
                legend={t("tell", { number })}
                hideLegend
                options={LADDER_READERS.map((value) => ({ value, label: words(`reader.${value}`) }))}
                chosen={step.tell}
                error={say(`${place}.tell`)}
                onChange={(tell) => put(index, { tell })}
              />
              <Checkbox
                name={`${place}.assignIfFree`}
                label={t("assign")}
                checked={step.assignIfFree}
                onChange={(event) => put(index, { assignIfFree: event.target.checked })}
              />
            </div>
            <Button
              variant="quiet"
              size="small"
              icon="x"
              className="justify-self-start"
              aria-label={t("removeStep", { number })}
              onClick={() => onChange({ ladder: ladder.toSpliced(index, 1) })}
            />
          </div>
        );
      })}
      <div>
        <Button size="small" icon="plus" onClick={() => onChange({ ladder: [...ladder, added] })}>
          {t("addStep")}
        </Button>
      </div>
    </fieldset>
  );
}
