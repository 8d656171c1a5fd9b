"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { importResultsAction } from "@/lib/payouts/actions/runs";
import { type ImportState, isPayeeFailure } from "@/lib/payouts/form-state";

/** The bank's file, and what came of it; where rows are wrong each is named, and nothing was taken in. */
export function ImportForm({ id }: { id: string }) {
  const t = useTranslations("payouts.import");
  const [state, send] = useActionState(importResultsAction, { status: "idle" });
  return (
    <Panel id="import" title={t("title")} description={t("body")}>
      <form action={send} className="grid gap-3">
        <input type="hidden" name="id" value={id} />
        <Field name="file" label={t("file")}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".csv,.xml,text/csv,application/xml,text/xml"
              className="w-full text-ui-sm file:me-3 file:min-h-control file:rounded-lg file:border file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ink"
            />
          )}
        </Field>
        <div>
          <SubmitButton size="small">{t("action")}</SubmitButton>
        </div>
        <Outcome state={state} />
      </form>
    </Panel>
  );
}

function Outcome({ state }: { state: ImportState }) {
  const t = useTranslations("payouts");
  const payee = useTranslations("payee.failure");
  if (state.status === "idle") return null;
  if (state.status === "done")
    return (
      <Notice tone="success" role="status">
        {t("import.done", { paid: state.paid, failed: state.failed, unchanged: state.unchanged })}
      </Notice>
    );
  const { reason } = state;
  return (
    <Notice tone="danger" role="alert">
      {isPayeeFailure(reason) ? payee(reason) : t(`failure.${reason}`)}
      <ul className="mt-1 grid list-disc gap-0.5 ps-4">
        {state.problems.map(({ row, problem }) => (
          <li key={`${row} ${problem}`}>
            {t("import.row", { row, problem: t(`import.problem.${problem}`) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
