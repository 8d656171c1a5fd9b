import { DeskForm } from "@/components/complaints/desk-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveAssessment } from "@/lib/complaints/actions/case";
import { ATTRIBUTIONS, EMOTIONAL_IMPACTS, FAILURE_KINDS, IMPACTS } from "@/lib/domain/assessment";
import type { AskedMeasures } from "@/lib/domain/compensation/measures";
import { toDecimalString } from "@/lib/domain/money";
import { getTranslations } from "@/lib/i18n/server";
import { CaseFields } from "./case-fields";
import type { CaseView } from "./case-view";
import { MeasureFields } from "./measure-fields";

type Choice = {
  name: string;
  label: string;
  value: string | null;
  options: SelectOption[];
  placeholder?: string;
};

/** The facts of the case. Saving them the first time also takes the case on as assessed. */
export async function AssessmentForm({ view, asked }: { view: CaseView; asked: AskedMeasures }) {
  const { file, options } = view;
  const [t, common, triage] = await Promise.all([
    getTranslations("case.assessment"),
    getTranslations("common"),
    getTranslations("triage"),
  ]);
  const acceptances = ["rejected", "accepted-flawed", "unknown"] as const;
  const choices: Choice[] = [
    {
      name: "impact",
      label: triage("impact.label"),
      value: file.impact,
      options: IMPACTS.map((value) => ({ value, label: triage(`impact.${value}`) })),
      placeholder: common("choose"),
    },
    {
      name: "attribution",
      label: triage("attribution.label"),
      value: file.attribution,
      options: ATTRIBUTIONS.map((value) => ({ value, label: triage(`attribution.${value}`) })),
    },
    {
      name: "categoryKey",
      label: triage("category.label"),
      value: file.categoryKey,
      options: options.categories,
      placeholder: common("choose"),
    },
    {
      name: "failureKind",
      label: triage("failureKind.label"),
      value: file.failureKind,
      options: FAILURE_KINDS.map((value) => ({ value, label: triage(`failureKind.${value}`) })),
      placeholder: common("choose"),
    },
    {
      name: "acceptance",
      label: t("acceptance"),
      value: file.acceptance,
      options: acceptances.map((value) => ({ value, label: t(`acceptances.${value}`) })),
    },
    {
      name: "emotionalImpact",
      label: triage("emotion.label"),
      value: file.emotionalImpact,
      options: EMOTIONAL_IMPACTS.map((value) => ({ value, label: triage(`emotion.${value}`) })),
    },
  ];
  // A region that is no longer offered stays where it is chosen.
  const regions = options.regions.filter(({ active, value }) => active || value === file.regionKey);
  const decimal = (minor: bigint | null) =>
    minor !== null && file.currency ? toDecimalString({ amountMinor: minor, currency: file.currency }) : "";
  return (
    <DeskForm action={saveAssessment} words={view.words} done={t("saved")} tells="remedy" className="pt-2">
      <CaseFields file={file} />
      <div className="grid grid-cols-2 items-end gap-2">
        {choices.map(({ name, label, value, options: offered, placeholder }) => (
          <Field key={name} name={name} id={`assess-${name}`} label={label}>
            {(control) => (
              <Select
                {...control}
                required
                defaultValue={value ?? ""}
                options={offered}
                {...(placeholder === undefined ? {} : { placeholder })}
              />
            )}
          </Field>
        ))}
        <Field name="amountPaid" id="assess-amountPaid" label={t("amountPaid")} note={common("optional")}>
          {(control) => (
            <Input {...control} inputMode="decimal" defaultValue={decimal(file.amountPaidMinor)} />
          )}
        </Field>
        <Field name="currency" id="assess-currency" label={t("currency")}>
          {(control) => (
            <Input {...control} maxLength={3} defaultValue={file.currency ?? view.baseCurrency} />
          )}
        </Field>
        {regions.length > 0 ? (
          <Field name="regionKey" id="assess-regionKey" label={t("region")}>
            {(control) => (
              <Select
                {...control}
                defaultValue={file.regionKey ?? ""}
                options={[{ value: "", label: t("noRegion") }, ...regions]}
              />
            )}
          </Field>
        ) : null}
      </div>
      <Field
        name="provenLoss"
        id="assess-provenLoss"
        label={t("provenLoss")}
        note={common("optional")}
        hint={t("provenLossHint")}
      >
        {(control) => <Input {...control} inputMode="decimal" defaultValue={decimal(file.provenLossMinor)} />}
      </Field>
      <MeasureFields
        file={file}
        asked={asked}
        currency={file.currency ?? view.baseCurrency}
        locale={view.place.locale}
      />
      <Checkbox
        name="vulnerable"
        id="assess-vulnerable"
        label={triage("vulnerable")}
        defaultChecked={file.vulnerable}
      />
      <SubmitButton variant="secondary" className="justify-self-start">
        {t("save")}
      </SubmitButton>
    </DeskForm>
  );
}
