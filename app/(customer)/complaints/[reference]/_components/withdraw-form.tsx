"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { withdrawComplaint } from "@/lib/complaints/actions/withdraw";

/** Folded away, so that it takes two deliberate steps, without JavaScript as well. */
export function WithdrawForm({ reference }: { reference: string }) {
  const t = useTranslations("tracking.withdraw");
  const [state, send] = useActionState(withdrawComplaint, { problem: null });
  return (
    <details className="rounded-lg border border-line px-4 py-3" open={state.problem !== null || undefined}>
      <summary className="min-h-7 text-muted">{t("title")}</summary>
      <form action={send} className="mt-3 grid gap-4">
        <p>{t("body")}</p>
        <input type="hidden" name="reference" value={reference} />
        {state.problem ? (
          <div role="alert">
            <FieldError id="withdraw-error">{t(`problem.${state.problem}`)}</FieldError>
          </div>
        ) : null}
        <div>
          <SubmitButton variant="danger" className="max-xs:w-full" pendingLabel={t("sending")}>
            {t("submit")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
