"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type LostLinkState, NEW_LOST_LINK } from "@/lib/complaints/tracking-state";

type LostLinkFormProps = { action: (before: LostLinkState, form: FormData) => Promise<LostLinkState> };

/** Reference and e-mail address; the answer is the same for everybody. */
export function LostLinkForm({ action }: LostLinkFormProps) {
  const t = useTranslations("tracking.lostLink");
  const common = useTranslations("common");
  const [state, send] = useActionState(action, NEW_LOST_LINK);
  const { attempt, problems } = state;
  if (state.done)
    return (
      <Notice tone="success" role="status" icon="mail-check" title={t("done.title")}>
        {t("done.body")}
      </Notice>
    );
  const fields = ["reference", "email"] as const;
  const errors = fields.flatMap((field) => {
    const problem = problems[field];
    return problem ? [{ field, message: t(`problem.${problem}`) }] : [];
  });
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <form action={send} noValidate className="grid gap-5">
      <ErrorSummary
        key={`errors-${attempt}`}
        title={common("errorSummary.title", { count: errors.length })}
        errors={errors}
      />
      <div key={attempt} className="grid gap-5">
        <Field name="reference" label={t("reference")} hint={t("referenceHint")} error={error("reference")}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              required
              defaultValue={state.reference}
            />
          )}
        </Field>
        <Field name="email" label={t("email")} error={error("email")}>
          {(control) => (
            <Input {...control} type="email" autoComplete="email" required defaultValue={state.email} />
          )}
        </Field>
      </div>
      <div>
        <SubmitButton className="max-xs:w-full" pendingLabel={t("sending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
