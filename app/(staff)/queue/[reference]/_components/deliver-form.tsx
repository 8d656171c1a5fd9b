import { awardWords } from "@/components/compensation/award-words";
import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { markFulfilled } from "@/lib/compensation/actions/case";
import type { AwardView } from "@/lib/compensation/types";
import { localOfInstant } from "@/lib/domain/local-time";
import { getTranslations } from "@/lib/i18n/server";
import type { CaseView } from "./case-view";

type DeliverFormProps = { award: AwardView; remedyId: string; view: CaseView };

/** Marks one remedy as delivered, with its date and what shows it. */
export async function DeliverForm({ award, remedyId, view }: DeliverFormProps) {
  const [t, words] = await Promise.all([getTranslations("awards.action"), awardWords()]);
  return (
    <details>
      <summary className="text-accent-ink">{t("deliver")}</summary>
      <DeskForm action={markFulfilled} words={words} done={t("done")} tells="remedy" className="mt-1">
        <input type="hidden" name="awardId" value={award.id} />
        <input type="hidden" name="remedyId" value={remedyId} />
        <input type="hidden" name="reference" value={view.file.reference} />
        <Field id={`delivered-${remedyId}`} name="fulfilledAt" label={t("deliveredAt")}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              defaultValue={localOfInstant(view.now, view.place.timeZone)}
            />
          )}
        </Field>
        <Field id={`proof-${remedyId}`} name="proof" label={t("proof")}>
          {(control) => <Input {...control} maxLength={300} />}
        </Field>
        <div>
          <SubmitButton size="small">{t("deliver")}</SubmitButton>
        </div>
      </DeskForm>
    </details>
  );
}
