"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FilesField } from "@/components/complaints/files-field";
import { useKeptAction } from "@/components/complaints/use-kept-action";
import { Field } from "@/components/ui/field";
import { FocusOnMount } from "@/components/ui/focus-on-mount";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { goneFiles } from "@/lib/attachments/gone-files";
import { FILES_FIELD } from "@/lib/attachments/limits";
import { NO_FILES } from "@/lib/attachments/types";
import { sendReply } from "@/lib/complaints/actions/customer-reply";
import type { ReplyState } from "@/lib/complaints/tracking-state";
import { paths } from "@/lib/paths";

type ReplyFormProps = {
  reference: string;
  token: string;
  /** On the page without a valid link: shown only to give back a text that could not be sent from there. */
  onlyKept?: boolean;
};

/** The server never answered; under the same token the reply is recorded once, should it have arrived. */
function unanswered(before: ReplyState, form: FormData): ReplyState {
  const files = goneFiles(form, before.files);
  return {
    ...before,
    attempt: before.attempt + 1,
    body: String(form.get("body") ?? ""),
    problem: "failed",
    files,
  };
}

/** One text box: to answer us or to add facts. */
export function ReplyForm({ reference, token, onlyKept = false }: ReplyFormProps) {
  const t = useTranslations("tracking.reply");
  // Named by its address, so that without JavaScript the answer finds the form also where the page became another one:
  // a link revoked while the customer was writing must not cost them their text.
  const [state, send] = useActionState(
    useKeptAction(sendReply, unanswered),
    { attempt: 0, token, body: "", problem: null, files: NO_FILES },
    paths.complaint(reference),
  );
  const error = state.problem ? t(`problem.${state.problem}`) : null;
  const hasBadFiles = state.files.problems.length > 0;
  if (onlyKept && !error) return null;
  return (
    <form action={send} noValidate className="grid gap-4">
      {error || hasBadFiles ? (
        <FocusOnMount key={state.attempt} targetId={error ? "body" : FILES_FIELD} />
      ) : null}
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="token" value={state.attempt === 0 ? token : state.token} />
      <Field name="body" label={t("label")} hint={t("hint")} error={error}>
        {(control) => (
          <Textarea key={state.attempt} {...control} rows={4} required defaultValue={state.body} />
        )}
      </Field>
      {onlyKept ? null : <FilesField key={`files-${state.attempt}`} state={state.files} />}
      <div>
        <SubmitButton variant="secondary" className="max-xs:w-full" pendingLabel={t("sending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
