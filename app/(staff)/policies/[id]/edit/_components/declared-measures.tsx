"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { addMeasure } from "@/lib/domain/compensation/edit/edits";
import { replaced, without } from "@/lib/domain/compensation/edit/lists";
import type { Typed } from "@/lib/domain/compensation/edit/typed";
import { MEASURE_UNITS, type Measure } from "@/lib/domain/compensation/policy";
import { speak } from "@/lib/domain/compensation/render";
import { useEditor } from "./editor-context";
import { ListButtons } from "./list-buttons";
import { TypedField } from "./typed-field";
import { ChoiceField } from "./value-fields";
import { WordingField } from "./wording-field";

/** What the case page asks for, since an amount or a condition of this policy needs it. */
export function DeclaredMeasures() {
  const t = useTranslations("policyEditor.measures");
  const { policy, change } = useEditor();
  return (
    <section id="measures" tabIndex={-1} className="mt-4 grid min-w-0 gap-3">
      <h3 className="text-ui font-semibold">{t("title")}</h3>
      <p className="text-ui-sm text-muted">{t("lead")}</p>
      <ol className="grid min-w-0 gap-3">
        {policy.measures.map((measure, index) => (
          <MeasureItem key={index} measure={measure} index={index} />
        ))}
      </ol>
      <div>
        <Button icon="plus" onClick={() => change(addMeasure)}>
          {t("add")}
        </Button>
      </div>
    </section>
  );
}

function MeasureItem({ measure, index }: { measure: Measure; index: number }) {
  const t = useTranslations("policyEditor.measures");
  const { policy, speech, change, shift } = useEditor();
  const path = `measures[${index}]`;
  const name = speak(measure.label, {}, speech) || measure.name;
  const put = (next: Measure): void =>
    change((now) => ({ ...now, measures: replaced(now.measures, index, next) }));
  const parse = (text: string): Typed<string> => {
    if (!/^[a-z][a-z0-9_-]*$/.test(text)) return { ok: false, reason: "not-an-id" };
    const isTaken = text !== measure.name && policy.measures.some((each) => each.name === text);
    return isTaken ? { ok: false, reason: "taken" } : { ok: true, value: text };
  };
  return (
    <li id={path} tabIndex={-1} className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-3">
      <div className="flex items-center justify-between gap-2">
        <h4 className="text-ui font-medium">{name}</h4>
        <ListButtons
          name={name}
          index={index}
          count={policy.measures.length}
          onRemove={() => {
            shift("measures", { kind: "removed", index });
            change((now) => ({ ...now, measures: without(now.measures, index) }));
          }}
        />
      </div>
      <WordingField
        path={`${path}.label`}
        legend={t("label")}
        value={measure.label}
        onChange={(label) => put({ ...measure, label })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <ChoiceField
          path={`${path}.unit`}
          label={t("unit")}
          value={measure.unit}
          options={MEASURE_UNITS.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
          onChange={(unit) => put({ ...measure, unit })}
        />
        <TypedField
          path={`${path}.name`}
          label={t("name")}
          text={measure.name}
          parse={parse}
          onValue={(next) => put({ ...measure, name: next })}
        />
      </div>
    </li>
  );
}
