import type { ReactNode } from "react";
import { DeskForm, type DeskFormState } from "@/components/complaints/desk-form";
import { policyWords } from "@/components/policies/policy-words";
import type { ButtonVariant } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { isSecondPerson } from "@/lib/domain/policy-life";
import { formatZone, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import {
  discardDraftAction,
  publishAction,
  retireAction,
  sendBackAction,
  submitDraftAction,
} from "@/lib/policies/actions/life";
import type { PolicyVersionView } from "@/lib/policies/types";

type LifePanelProps = { staff: Staff; version: PolicyVersionView; place: Place };

/** The next steps in a version's life, as far as they are this colleague's to make. */
export async function LifePanel({ staff, version, place }: LifePanelProps) {
  const t = await getTranslations("policies");
  const mayWrite = can(staff.role, "policy.write");
  const mayPublish = can(staff.role, "policy.publish");
  if (version.status === "draft" && mayWrite)
    return (
      <>
        <Step step="submit" id={version.id} action={submitDraftAction}>
          <Field name="note" label={t("submit.note")}>
            {(control) => <Textarea {...control} rows={3} maxLength={2_000} />}
          </Field>
        </Step>
        <Step step="discard" id={version.id} action={discardDraftAction} variant="danger" />
      </>
    );
  if (version.status === "in-review" && mayWrite)
    return (
      <>
        {mayPublish && isSecondPerson(staff.id, version) ? (
          <Step step="publish" id={version.id} action={publishAction}>
            <Field
              name="from"
              label={t("publish.when")}
              hint={t("publish.whenHint", { zone: formatZone(place, databaseNow()) })}
            >
              {(control) => <Input {...control} type="datetime-local" />}
            </Field>
          </Step>
        ) : (
          <Notice tone="info">{t("publish.own")}</Notice>
        )}
        <Step step="sendBack" id={version.id} action={sendBackAction} variant="secondary">
          <Field name="note" label={t("sendBack.note")}>
            {(control) => <Textarea {...control} rows={3} maxLength={2_000} required />}
          </Field>
        </Step>
      </>
    );
  if (version.status === "published" && mayPublish)
    return <Step step="retire" id={version.id} action={retireAction} variant="danger" />;
  return null;
}

type StepProps = {
  step: "submit" | "publish" | "sendBack" | "retire" | "discard";
  id: string;
  action: (before: unknown, form: FormData) => Promise<DeskFormState>;
  variant?: ButtonVariant;
  children?: ReactNode;
};

async function Step({ step, id, action, variant = "primary", children }: StepProps) {
  const [t, words] = await Promise.all([getTranslations("policies"), policyWords()]);
  const described = step === "sendBack" || step === "discard" ? null : t(`${step}.description`);
  return (
    <Panel id={step} title={t(`${step}.title`)} description={described}>
      <DeskForm
        action={action}
        words={words}
        done={step === "discard" ? "" : t(`${step}.done`)}
        className="gap-3"
      >
        <input type="hidden" name="id" value={id} />
        {children}
        <div>
          <SubmitButton variant={variant} size={variant === "primary" ? "normal" : "small"}>
            {t(`${step}.action`)}
          </SubmitButton>
        </div>
      </DeskForm>
    </Panel>
  );
}
