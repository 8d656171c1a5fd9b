import { awardWords } from "@/components/compensation/award-words";
import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { answerApproval } from "@/lib/compensation/actions/approvals";
import type { ApprovalRow } from "@/lib/compensation/queries/approvals";
import { getTranslations } from "@/lib/i18n/server";

type ApprovalFormProps = { row: ApprovalRow; override?: boolean };

/** The answer to one approval; as an override, the manager's word in an emergency. */
export async function ApprovalForm({ row, override = false }: ApprovalFormProps) {
  const [t, words] = await Promise.all([getTranslations("approvals"), awardWords()]);
  const form = (
    <DeskForm action={answerApproval} words={words} done={t("done")}>
      <input type="hidden" name="approvalId" value={row.id} />
      <Field
        id={`comment-${override ? "override-" : ""}${row.id}`}
        name="comment"
        label={t("comment")}
        hint={override ? t("overrideHint") : t("commentHint")}
      >
        {(control) => <Textarea {...control} rows={2} maxLength={1_000} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        {override ? (
          <SubmitButton variant="danger" size="small" name="decision" value="override">
            {t("override")}
          </SubmitButton>
        ) : (
          <>
            <SubmitButton size="small" name="decision" value="approved">
              {row.isRatification ? t("ratify") : t("approve")}
            </SubmitButton>
            {row.isRatification ? null : (
              <SubmitButton variant="secondary" size="small" name="decision" value="sent-back">
                {t("sendBack")}
              </SubmitButton>
            )}
            <SubmitButton variant="danger" size="small" name="decision" value="refused">
              {t("refuse")}
            </SubmitButton>
          </>
        )}
      </div>
    </DeskForm>
  );
  if (!override) return form;
  return (
    <details>
      <summary className="text-ui-sm text-muted">{t("override")}</summary>
      <div className="mt-2">{form}</div>
    </details>
  );
}
