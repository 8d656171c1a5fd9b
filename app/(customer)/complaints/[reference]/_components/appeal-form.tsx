"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { useKeptAction } from "@/components/complaints/use-kept-action";
import { Field } from "@/components/ui/field";
import { FocusOnMount } from "@/components/ui/focus-on-mount";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { sendAppeal } from "@/lib/complaints/actions/appeal";
import { type AppealState, NEW_APPEAL } from "@/lib/complaints/tracking-state";
import { paths } from "@/lib/paths";

/** The server never answered; sent again, the same words are the same appeal. */
function unanswered(before: AppealState, form: FormData): AppealState {
  return { attempt: before.attempt + 1, why: String(form.get("why") ?? ""), problem: "failed" };
}

type AppealFormProps = {
  reference: string;
  /** Where no appeal can be made (any more): shown only to give back a text that could not be sent. */
  onlyKept?: boolean;
};

/** Why the customer does not agree: one text, kept when something is wrong. */
export function AppealForm({ reference, onlyKept = false }: AppealFormProps) {
  const t = useTranslations("tracking.appeal");
  const [state, send] = useActionState(
    useKeptAction(sendAppeal, unanswered),
    NEW_APPEAL,
    paths.complaint(reference),
  );
  const error = state.problem ? t(`problem.${state.problem}`) : null;
  if (onlyKept && !error) return null;
  return (
    <form action={send} noValidate className="grid gap-4">
      {error ? <FocusOnMount key={state.attempt} targetId="why" /> : null}
      <input type="hidden" name="reference" value={reference} />
      <Field name="why" label={t("label")} hint={t("hint")} error={error}>
        {(control) => (
          <Textarea key={state.attempt} {...control} rows={4} required defaultValue={state.why} />
        )}
      </Field>
      <div>
        <SubmitButton variant="secondary" className="max-xs:w-full" pendingLabel={t("sending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
