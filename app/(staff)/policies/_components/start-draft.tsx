import { DeskForm } from "@/components/complaints/desk-form";
import { policyWords } from "@/components/policies/policy-words";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { speechFor } from "@/lib/compensation/speech";
import { speak } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";
import { startDraftAction } from "@/lib/policies/actions/life";
import { policyTemplates } from "@/lib/policies/templates";
import type { PolicyVersionRow } from "@/lib/policies/types";
import { SourceSelect } from "./source-select";
import { TemplateList } from "./template-list";

type StartDraftProps = { versions: readonly PolicyVersionRow[]; locale: Locale };

/** Copies a version of the house or a template of the trade into a draft; the newest in force is offered first. */
export async function StartDraft({ versions, locale }: StartDraftProps) {
  const [t, words] = await Promise.all([getTranslations("policies"), policyWords()]);
  const speech = speechFor(locale);
  const own = [...versions]
    .sort((left, right) => Number(right.standing === "in-force") - Number(left.standing === "in-force"))
    .map(({ id, name, version, standing }) => ({
      value: `version:${id}`,
      label: `${speak(name, {}, speech)} · ${t("version", { version })} · ${t(`standing.${standing}`)}`,
    }));
  const templates = policyTemplates().map(({ id, name }) => ({
    value: `template:${id}`,
    label: speak(name, {}, speech),
  }));
  return (
    <Panel id="start" title={t("start.title")} description={t("start.description")}>
      <DeskForm action={startDraftAction} words={words} done="" className="gap-3">
        <Field name="source" label={t("start.from")} className="max-w-xl">
          {(control) => (
            <SourceSelect
              {...control}
              groups={[
                { label: t("start.versions"), options: own },
                { label: t("start.templates"), options: templates },
              ]}
            />
          )}
        </Field>
        <div>
          <SubmitButton>{t("start.submit")}</SubmitButton>
        </div>
      </DeskForm>
      <div className="mt-4">
        <TemplateList locale={locale} />
      </div>
    </Panel>
  );
}
