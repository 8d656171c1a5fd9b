"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import type { SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { goneFiles } from "@/lib/attachments/gone-files";
import { FILES_FIELD } from "@/lib/attachments/limits";
import { type FilingAction, type FilingState, typedValues } from "@/lib/complaints/filing-state";
import { FILING_FIELDS, type FilingProblem } from "@/lib/complaints/types";
import type { Currency } from "@/lib/domain/currency";
import { FilesField, useFileProblem } from "./files-field";
import { BehalfFields, CaseFields, type FieldsProps, PersonFields } from "./filing-fields";
import { useKeptAction } from "./use-kept-action";

type FilingFormProps = {
  action: FilingAction;
  initial: FilingState;
  categories: readonly SelectOption[];
  currencies: readonly Currency[];
  /** What staff say besides; null on the customer's own form. */
  behalf: {
    languages: readonly SelectOption[];
    regions: readonly SelectOption[];
    zone: string;
    latest: string;
  } | null;
  /** Said before the button is pressed, e.g. what happens with personal details. */
  beforeSending?: ReactNode;
};

/**
 * The filing form, for customers and for staff on their behalf. It is a plain form that posts to its own page; with
 * JavaScript the same answer comes without a reload. What was typed comes back with the state, never from the browser.
 */
export function FilingForm({
  action,
  initial,
  categories,
  currencies,
  behalf,
  beforeSending,
}: FilingFormProps) {
  const t = useTranslations("filing");
  const common = useTranslations("common");
  const [state, send] = useActionState(useKeptAction(action, unanswered), initial);
  const { attempt, token, startedAt, values, problems, notice, files } = state;
  const fileProblemText = useFileProblem();
  const wordsOf = (problem: FilingProblem): string => {
    if (behalf && problem === "name-missing") return t("behalf.nameMissing");
    if (behalf && problem === "description-missing") return t("behalf.descriptionMissing");
    return t(`problem.${problem}`);
  };
  const errors = FILING_FIELDS.flatMap((field) => {
    const problem = problems[field];
    return problem ? [{ field, message: wordsOf(problem) }] : [];
  });
  const fileErrors = files.problems.map((problem) => ({
    field: FILES_FIELD,
    message: fileProblemText(problem),
  }));
  const allErrors = [...errors, ...fileErrors];
  const fields: FieldsProps = {
    values,
    isBehalf: behalf !== null,
    error: (field) => errors.find((one) => one.field === field)?.message,
  };
  return (
    <form action={send} noValidate className="grid gap-8">
      <ErrorSummary
        key={`errors-${attempt}`}
        title={common("errorSummary.title", { count: allErrors.length })}
        description={common("errorSummary.kept")}
        errors={allErrors}
      />
      {notice ? (
        <Notice key={`notice-${attempt}`} tone="warning" role="alert" title={t(`notice.${notice}.title`)}>
          {t(`notice.${notice}.body`)}
        </Notice>
      ) : null}
      {/* A new key remounts the controls: React resets a form after its action, and a select would lose its choice. */}
      <div key={attempt} className="grid gap-10 in-data-[surface=staff]:gap-6">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="startedAt" value={startedAt} />
        {behalf ? <BehalfFields {...fields} {...behalf} /> : <Trap label={t("hidden")} />}
        <CaseFields
          {...fields}
          categories={categories}
          currencies={currencies}
          evidence={<FilesField state={files} />}
        />
        <PersonFields {...fields} />
      </div>
      {beforeSending}
      <div>
        <SubmitButton className="max-xs:w-full" pendingLabel={behalf ? t("behalf.sending") : t("sending")}>
          {behalf ? t("behalf.submit") : t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}

/** The server never answered. The token stays, so that a form which did arrive is not filed twice. */
function unanswered(before: FilingState, form: FormData): FilingState {
  return {
    ...before,
    attempt: before.attempt + 1,
    values: typedValues(form),
    problems: {},
    notice: "failed",
    files: goneFiles(form, before.files),
  };
}

/** Out of sight, out of the tab order, and hidden from screen readers: only an automaton fills it. */
function Trap({ label }: { label: string }) {
  return (
    <div aria-hidden="true" className="absolute -start-[9999px] size-px overflow-hidden">
      <label>
        {label}
        <input type="text" name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
      </label>
    </div>
  );
}
