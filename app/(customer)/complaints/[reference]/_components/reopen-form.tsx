"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { reopenComplaint } from "@/lib/complaints/actions/reopen";

/** One click takes the case up again; without JavaScript as well. */
export function ReopenForm({ reference }: { reference: string }) {
  const t = useTranslations("tracking.reopen");
  const [state, send] = useActionState(reopenComplaint, { problem: null });
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="reference" value={reference} />
      {state.problem ? (
        <div role="alert">
          <FieldError id="reopen-error">{t(`problem.${state.problem}`)}</FieldError>
        </div>
      ) : null}
      <div>
        <SubmitButton className="max-xs:w-full" pendingLabel={t("sending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
