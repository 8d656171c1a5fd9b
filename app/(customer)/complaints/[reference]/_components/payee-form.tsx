"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { PayeeFields } from "@/components/payouts/payee-fields";
import { FieldError } from "@/components/ui/field";
import { FocusOnMount } from "@/components/ui/focus-on-mount";
import type { SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { paths } from "@/lib/paths";
import { giveOwnPayee } from "@/lib/payouts/actions/payee";

type PayeeFormProps = {
  reference: string;
  orderReference: string;
  countries: readonly SelectOption[];
  /** Behind a line to open, where the details are known already; open when something is wrong with what was sent. */
  folded: boolean;
};

/** Where the customer's money goes; what was typed comes back when something is wrong with it. */
export function PayeeForm({ reference, orderReference, countries, folded }: PayeeFormProps) {
  const t = useTranslations("payee");
  const empty = {
    method: "bank-transfer",
    reference: orderReference,
    holder: "",
    account: "",
    bank: "",
    country: "",
  };
  const [state, send] = useActionState(
    giveOwnPayee,
    { attempt: 0, typed: empty, problem: null },
    paths.complaint(reference),
  );
  const { problem, attempt } = state;
  const text = problem ? t(`failure.${problem.reason}`) : null;
  const field = problem?.field || "payee-problem";
  const form = (
    <form action={send} noValidate className="grid gap-4" key={attempt}>
      {problem ? <FocusOnMount key={attempt} targetId={field} /> : null}
      <input type="hidden" name="reference" value={reference} />
      <PayeeFields
        typed={state.typed}
        countries={countries}
        problem={problem && text ? { field: problem.field, text } : null}
      />
      {text && problem?.field === "" ? (
        <div role="alert" id="payee-problem" tabIndex={-1}>
          <FieldError id="payee-problem-text">{text}</FieldError>
        </div>
      ) : null}
      <p className="text-ui-sm text-muted">{t("privacy")}</p>
      <div>
        <SubmitButton className="max-xs:w-full" pendingLabel={t("sending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
  if (!folded) return form;
  return (
    <details open={problem !== null || undefined}>
      <summary className="cursor-pointer py-1 text-muted">{t("change")}</summary>
      <div className="mt-3">{form}</div>
    </details>
  );
}
