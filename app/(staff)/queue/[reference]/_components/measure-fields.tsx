import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { speechFor } from "@/lib/compensation/speech";
import { measureField } from "@/lib/complaints/measure-fields";
import type { CaseFile } from "@/lib/complaints/queries/case";
import type { AskedMeasures } from "@/lib/domain/compensation/measures";
import type { Measure } from "@/lib/domain/compensation/policy";
import { speak } from "@/lib/domain/compensation/render";
import { toDecimalString } from "@/lib/domain/money";
import type { Locale } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";

type MeasureFieldsProps = { file: CaseFile; asked: AskedMeasures; currency: string; locale: Locale };

function written(measure: Measure, value: number | undefined, currency: string): string {
  if (value === undefined) return "";
  return measure.unit === "minor-units" && currency
    ? toDecimalString({ amountMinor: BigInt(value), currency })
    : String(value);
}

/** What the policy in force for the case has to be told besides: the day of the failure and the measures it reads. */
export async function MeasureFields({ file, asked, currency, locale }: MeasureFieldsProps) {
  const t = await getTranslations("case.assessment");
  const speech = speechFor(locale);
  return (
    <>
      {asked.needsDay ? (
        <Field name="occurredOn" id="assess-occurredOn" label={t("occurredOn")} hint={t("occurredOnHint")}>
          {(control) => <Input {...control} type="date" defaultValue={file.occurredOn ?? ""} />}
        </Field>
      ) : null}
      {asked.measures.map((measure) => (
        <Field
          key={measure.name}
          name={measureField(measure.name)}
          id={`assess-${measure.name}`}
          label={speak(measure.label, {}, speech)}
          note={t(`unit.${measure.unit}`)}
        >
          {(control) => (
            <Input
              {...control}
              inputMode={measure.unit === "minor-units" ? "decimal" : "numeric"}
              autoComplete="off"
              defaultValue={written(measure, file.measures[measure.name], currency)}
            />
          )}
        </Field>
      ))}
    </>
  );
}
