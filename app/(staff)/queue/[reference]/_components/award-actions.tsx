import type { ReactNode } from "react";
import { awardWords } from "@/components/compensation/award-words";
import { DeskForm, type DeskFormState } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { can } from "@/lib/auth/permissions";
import {
  payFromReserve,
  recordAnswer,
  sendWaiting,
  takeBack,
  withdrawAward,
} from "@/lib/compensation/actions/case";
import { REVERSAL_REASONS } from "@/lib/compensation/reasons";
import type { AwardView } from "@/lib/compensation/types";
import { awardAfter } from "@/lib/domain/award-state";
import { getTranslations } from "@/lib/i18n/server";
import type { CaseView } from "./case-view";

type AwardActionsProps = { award: AwardView; view: CaseView };

/** What may be done to an award where it stands; only what its state and the reader's role allow. */
export async function AwardActions({ award, view }: AwardActionsProps) {
  const t = await getTranslations("awards.action");
  const { staff } = view;
  const mayPropose = can(staff.role, "award.propose");
  const allows = (action: "issue" | "void" | "reverse") => awardAfter(award.status, action, "staff") !== null;
  const simple = { award, view };
  return (
    <div className="grid gap-2 empty:hidden">
      {mayPropose && allows("issue") ? (
        <ActionForm {...simple} action={sendWaiting}>
          <SubmitButton size="small">{t("send")}</SubmitButton>
        </ActionForm>
      ) : null}
      {can(staff.role, "budget.write") && allows("issue") ? (
        <details>
          <summary className="text-muted">{t("fund")}</summary>
          <p className="my-1 text-muted">{t("fundHint")}</p>
          <ActionForm {...simple} action={payFromReserve}>
            <SubmitButton size="small" variant="secondary">
              {t("fund")}
            </SubmitButton>
          </ActionForm>
        </details>
      ) : null}
      {mayPropose && award.status === "offered" ? <PhoneAnswer {...simple} /> : null}
      {mayPropose && allows("void") ? (
        <ActionForm {...simple} action={withdrawAward}>
          <SubmitButton variant="quiet" size="small">
            {t("withdraw")}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {can(staff.role, "award.reverse") && allows("reverse") ? <ReverseForm {...simple} /> : null}
    </div>
  );
}

type ActionFormProps = AwardActionsProps & {
  action: (before: unknown, form: FormData) => Promise<DeskFormState>;
  children: ReactNode;
};

async function ActionForm({ award, view, action, children }: ActionFormProps) {
  const [t, words] = await Promise.all([getTranslations("awards.action"), awardWords()]);
  return (
    <DeskForm action={action} words={words} done={t("done")} tells="remedy">
      <input type="hidden" name="awardId" value={award.id} />
      <input type="hidden" name="reference" value={view.file.reference} />
      <div className="flex flex-wrap gap-2">{children}</div>
    </DeskForm>
  );
}

async function PhoneAnswer(props: AwardActionsProps) {
  const t = await getTranslations("awards.action");
  return (
    <details>
      <summary className="text-accent-ink">{t("phone")}</summary>
      <ActionForm {...props} action={recordAnswer}>
        <Field id={`why-${props.award.id}`} name="reason" label={t("why")} className="w-full">
          {(control) => <Textarea {...control} rows={2} maxLength={2_000} />}
        </Field>
        <SubmitButton size="small" name="answer" value="accept">
          {t("accept")}
        </SubmitButton>
        <SubmitButton size="small" variant="secondary" name="answer" value="decline">
          {t("decline")}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}

async function ReverseForm(props: AwardActionsProps) {
  const [t, reasons, common] = await Promise.all([
    getTranslations("awards.action"),
    getTranslations("awards.reversal"),
    getTranslations("common"),
  ]);
  return (
    <details>
      <summary className="text-muted">{t("reverse")}</summary>
      <ActionForm {...props} action={takeBack}>
        <Field id={`reversal-${props.award.id}`} name="reason" label={t("reversalReason")} className="w-full">
          {(control) => (
            <Select
              {...control}
              required
              placeholder={common("choose")}
              options={REVERSAL_REASONS.map((reason) => ({ value: reason, label: reasons(reason) }))}
            />
          )}
        </Field>
        <SubmitButton size="small" variant="danger">
          {t("reverse")}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
