import { DeskForm, type DeskWords } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { DAY_MS } from "@/lib/domain/duration";
import { localOfInstant } from "@/lib/domain/local-time";
import { formatZone } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { askTask } from "@/lib/tasks/actions";
import type { CaseView } from "./case-view";

/** The form that asks a department or a colleague something about the case, by a date. */
export async function AskTask({ view, words }: { view: CaseView; words: DeskWords }) {
  const { file, options, place, now } = view;
  const t = await getTranslations("tasks");
  return (
    <details className="mt-2 border-t border-line pt-2">
      <summary className="text-ui-sm font-medium text-accent-ink">{t("ask.title")}</summary>
      <DeskForm action={askTask} words={words} done={t("saved")} resets className="pt-2">
        <input type="hidden" name="complaintId" value={file.id} />
        <div className="grid grid-cols-2 gap-2">
          <Field name="departmentId" id="ask-department" label={t("ask.department")}>
            {(control) => (
              <Select {...control} placeholder={t("ask.noDepartment")} options={options.departments} />
            )}
          </Field>
          <Field name="ownerId" id="ask-owner" label={t("ask.owner")}>
            {(control) => <Select {...control} placeholder={t("ask.anyone")} options={options.staff} />}
          </Field>
        </div>
        <Field name="request" id="ask-request" label={t("ask.request")}>
          {(control) => <Textarea {...control} rows={3} maxLength={2_000} required />}
        </Field>
        <Field
          name="dueAt"
          id="ask-due"
          label={t("ask.due")}
          hint={t("ask.dueHint", { zone: formatZone(place, now) })}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              required
              defaultValue={localOfInstant(new Date(now.getTime() + DAY_MS), place.timeZone)}
            />
          )}
        </Field>
        <SubmitButton variant="secondary" className="justify-self-start">
          {t("ask.save")}
        </SubmitButton>
      </DeskForm>
    </details>
  );
}
