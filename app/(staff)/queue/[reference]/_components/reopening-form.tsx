import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { decideReopeningAction } from "@/lib/closing/actions";
import type { ClosingView, ReopeningRequest } from "@/lib/closing/types";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { closingWords } from "./closing-words";

type ReopeningFormProps = {
  view: ClosingView;
  request: ReopeningRequest;
  place: Place;
  mayDecide: boolean;
};

const DECISIONS = ["reopen", "leave-closed"] as const;

/** After a low score: a lead decides, everybody sees that a decision is due. */
export async function ReopeningForm({ view, request, place, mayDecide }: ReopeningFormProps) {
  const [t, words] = await Promise.all([getTranslations("closing.reopening"), closingWords()]);
  const due = formatInstant(request.dueAt, place);
  return (
    <Notice tone="warning" title={t("title")}>
      <p>{t("body", { score: request.csat ?? "–", due })}</p>
      {request.comment ? (
        <figure className="mt-2">
          <figcaption className="text-ui-sm text-muted">{t("quote")}</figcaption>
          <blockquote className="border-s-2 border-line-strong ps-3 whitespace-pre-wrap">
            {request.comment}
          </blockquote>
        </figure>
      ) : null}
      {mayDecide ? (
        <DeskForm action={decideReopeningAction} words={words} done={t("done")} className="mt-3 gap-3">
          <input type="hidden" name="taskId" value={request.taskId} />
          <input type="hidden" name="reference" value={view.reference} />
          <RadioCards
            name="decision"
            legend={t("legend")}
            layout="grid"
            options={DECISIONS.map((decision) => ({ value: decision, label: t(decision) }))}
          />
          <Field id="reopening-reason" name="reason" label={t("reason")}>
            {(control) => <Textarea {...control} rows={2} />}
          </Field>
          <div>
            <SubmitButton size="small">{t("submit")}</SubmitButton>
          </div>
        </DeskForm>
      ) : null}
    </Notice>
  );
}
