import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AskedAndChosen } from "@/lib/compensation/queries/facts";
import { VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

type RemedyCircumstancesProps = { reference: string; circumstances: AskedAndChosen };

/** What the customer asked for or chose, as far as only the agent knows: the rules decide again with it. */
export async function RemedyCircumstances({ reference, circumstances }: RemedyCircumstancesProps) {
  const [t, kinds, common] = await Promise.all([
    getTranslations("awards.form"),
    getTranslations("compensation.kind"),
    getTranslations("common"),
  ]);
  const options = VALUE_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }));
  const { requestedRemedy, customerChoice } = circumstances;
  return (
    <details open={requestedRemedy !== "none" || customerChoice !== "none"}>
      <summary className="text-ui-sm text-muted">{t("circumstances")}</summary>
      <form action={`${paths.case(reference)}#remedy`} className="mt-2 grid gap-2">
        <Field id="remedy-asked" name="asked" label={t("asked")}>
          {(control) => (
            <Select
              {...control}
              placeholder={common("none")}
              options={options}
              defaultValue={requestedRemedy === "none" ? "" : requestedRemedy}
            />
          )}
        </Field>
        <Field id="remedy-chose" name="chose" label={t("chose")} hint={t("choseHint")}>
          {(control) => (
            <Select
              {...control}
              placeholder={common("none")}
              options={options}
              defaultValue={customerChoice === "none" ? "" : customerChoice}
            />
          )}
        </Field>
        <div>
          <SubmitButton variant="secondary" size="small">
            {t("recalculate")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
