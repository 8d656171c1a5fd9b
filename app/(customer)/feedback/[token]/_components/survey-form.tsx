"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { useKeptAction } from "@/components/complaints/use-kept-action";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import type { IconName } from "@/components/ui/icon-names";
import { Notice } from "@/components/ui/notice";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { fieldsOf } from "@/lib/action";
import { CSAT_SCORES, type SurveyQuestion, VIEW_CHANGES } from "@/lib/domain/survey";
import { answerSurveyAction } from "@/lib/surveys/actions";
import { COMMENT_MAX, NO_ANSWER_YET, type SurveyFormState } from "@/lib/surveys/form-state";
import { ScaleField } from "./scale-field";

const FACES = {
  1: "angry",
  2: "frown",
  3: "meh",
  4: "smile",
  5: "laugh",
} as const satisfies Record<(typeof CSAT_SCORES)[number], IconName>;

function unanswered(_before: SurveyFormState, form: FormData): SurveyFormState {
  return { ...NO_ANSWER_YET, failed: true, typed: fieldsOf(form) };
}

/** A few questions; works without JavaScript, and what was typed stays when something is missing. */
export function SurveyForm({ token, questions }: { token: string; questions: readonly SurveyQuestion[] }) {
  const t = useTranslations("survey");
  const common = useTranslations("common");
  const [{ problems, unknownLink, tooMany, failed, typed }, action] = useActionState(
    useKeptAction(answerSurveyAction, unanswered),
    NO_ANSWER_YET,
  );
  const asks = (question: SurveyQuestion) => questions.includes(question);
  const errorOf = (field: SurveyQuestion) =>
    problems.some((problem) => problem.field === field) ? t(`problem.${field}`, { max: COMMENT_MAX }) : null;
  const errors = questions.flatMap((field) => {
    const message = errorOf(field);
    return message === null ? [] : [{ field, message }];
  });
  return (
    <form action={action} noValidate className="grid gap-8">
      <input type="hidden" name="token" value={token} />
      {unknownLink || tooMany || failed ? (
        <Notice tone="warning" role="alert">
          {t(unknownLink ? "unknownLink" : tooMany ? "tooMany" : "failed")}
        </Notice>
      ) : null}
      <ErrorSummary
        title={common("errorSummary.title", { count: errors.length })}
        description={common("errorSummary.kept")}
        errors={errors}
      />
      {asks("csat") ? (
        <RadioCards
          name="csat"
          legend={t("csat.legend")}
          error={errorOf("csat")}
          defaultValue={typed.csat}
          options={CSAT_SCORES.map((score) => ({
            value: String(score),
            label: t(`csat.${score}`),
            icon: FACES[score],
          }))}
        />
      ) : null}
      {asks("compensation") ? (
        <RadioCards
          name="compensation"
          legend={t("compensation.legend")}
          note={common("optional")}
          error={errorOf("compensation")}
          defaultValue={typed.compensation}
          options={CSAT_SCORES.map((score) => ({ value: String(score), label: t(`compensation.${score}`) }))}
        />
      ) : null}
      {asks("view") ? (
        <RadioCards
          name="view"
          legend={t("view.legend")}
          note={common("optional")}
          error={errorOf("view")}
          defaultValue={typed.view}
          options={VIEW_CHANGES.map((change) => ({ value: change, label: t(`view.${change}`) }))}
        />
      ) : null}
      {asks("nps") ? (
        <ScaleField
          name="nps"
          legend={t("nps.legend")}
          low={t("nps.low")}
          high={t("nps.high")}
          error={errorOf("nps")}
          chosen={typed.nps}
        />
      ) : null}
      <Field
        name="comment"
        label={t("comment.legend")}
        note={common("optional")}
        hint={t("comment.hint")}
        error={errorOf("comment")}
      >
        {(control) => <Textarea {...control} rows={4} defaultValue={typed.comment} />}
      </Field>
      <div className="grid gap-3">
        <div>
          <SubmitButton pendingLabel={common("sending")}>{t("send")}</SubmitButton>
        </div>
        <p className="text-ui-sm text-muted">{t("privacy")}</p>
      </div>
    </form>
  );
}
