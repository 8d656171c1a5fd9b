import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { recordAppeal, sendAppealAnswer } from "@/lib/compensation/actions/appeals";
import { type CaseAppeal, caseAppeal, caseAppealFacts } from "@/lib/complaints/queries/appeal";
import { APPEAL_OUTCOMES, appealStanding } from "@/lib/domain/appeal";
import { isOpen, mayMove } from "@/lib/domain/complaint-state";
import { LOCALE_NAMES } from "@/lib/i18n/config";
import { formatDue, formatInstant } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { CaseView } from "./case-view";

/** What the customer says against the decision, by when it is answered, and who may decide now. */
export async function AppealPanel({ view }: { view: CaseView }) {
  const { staff, file } = view;
  const [t, appeal] = await Promise.all([getTranslations("case.appeal"), caseAppeal(staff, file.id)]);
  if (!appeal) return view.mayWork && mayMove(file.status, "under-appeal") ? <Record view={view} /> : null;
  return (
    <Panel id="appeal" title={t("title")}>
      <div className="grid gap-3">
        <Told view={view} appeal={appeal} />
        {appeal.answeredAt ? null : <Deciders view={view} appeal={appeal} />}
      </div>
    </Panel>
  );
}

type AppealProps = { view: CaseView; appeal: CaseAppeal };

async function Told({ view, appeal }: AppealProps) {
  const t = await getTranslations("case.appeal");
  const { now, place } = view;
  const at = formatInstant(appeal.receivedAt, place);
  const due = formatDue(appeal.dueAt, now, place);
  const isLate = now.getTime() > appeal.dueAt.getTime();
  return (
    <>
      <p className="text-ui-sm text-muted">
        {appeal.recordedByName ? t("byPhone", { at, name: appeal.recordedByName }) : t("received", { at })}
      </p>
      <blockquote
        lang={view.file.locale}
        className="border-s-2 border-line-strong ps-3 wrap-anywhere whitespace-pre-wrap"
      >
        {appeal.text}
      </blockquote>
      {appeal.answeredAt && appeal.outcome ? (
        <p className="font-medium">
          {t("answered", {
            at: formatInstant(appeal.answeredAt, place),
            name: appeal.answeredByName ?? "–",
            outcome: t(`outcome.${appeal.outcome}`),
          })}
        </p>
      ) : (
        <p className={isLate ? "font-medium text-danger" : "font-medium"}>
          {isLate ? t("late", { due }) : t("due", { due })}
        </p>
      )}
    </>
  );
}

async function Deciders({ view, appeal }: AppealProps) {
  const [t, common] = await Promise.all([getTranslations("case.appeal"), getTranslations("common")]);
  const names = (people: CaseAppeal["allowed"]) => people.map(({ name }) => name).join(t("separator"));
  const isExcluded = appeal.excluded.some(({ id }) => id === view.staff.id);
  const mayAnswer = view.mayWork && !isExcluded && isOpen(view.file.status);
  return (
    <>
      {appeal.allowed.length === 0 ? (
        <Notice tone="warning">{t("none")}</Notice>
      ) : (
        <p className="text-ui-sm">{t("may", { names: names(appeal.allowed) })}</p>
      )}
      {appeal.excluded.length > 0 ? (
        <p className="text-ui-sm text-muted">{t("mayNot", { names: names(appeal.excluded) })}</p>
      ) : null}
      {isExcluded ? <Notice tone="neutral">{t("you")}</Notice> : null}
      {mayAnswer ? (
        <details>
          <summary className="text-ui-sm font-medium">{t("form")}</summary>
          <DeskForm action={sendAppealAnswer} words={view.words} done={t("done")} className="mt-3 grid gap-3">
            <input type="hidden" name="complaintId" value={view.file.id} />
            <input type="hidden" name="reference" value={view.file.reference} />
            <Field name="outcome" id="appeal-outcome" label={t("outcomeLabel")}>
              {(control) => (
                <Select
                  {...control}
                  required
                  placeholder={common("choose")}
                  options={APPEAL_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
                />
              )}
            </Field>
            <Field
              name="message"
              id="appeal-message"
              label={t("message")}
              hint={t("messageHint", { language: LOCALE_NAMES[view.file.locale] })}
            >
              {(control) => <Textarea {...control} rows={6} required lang={view.file.locale} />}
            </Field>
            <SubmitButton className="justify-self-start">{t("submit")}</SubmitButton>
          </DeskForm>
        </details>
      ) : null}
    </>
  );
}

/** For a customer who appeals on the phone. */
async function Record({ view }: { view: CaseView }) {
  const { staff, file, now, place } = view;
  const facts = await caseAppealFacts(staff, file.id, now);
  const standing = facts && appealStanding(facts, now);
  if (!standing?.mayAppeal) return null;
  const t = await getTranslations("case.appeal");
  const date = formatInstant(new Date(standing.end.getTime() - 1), place, "date-long");
  return (
    <Panel id="appeal" title={t("title")}>
      <details>
        <summary className="text-ui-sm text-muted">{t("record")}</summary>
        <DeskForm action={recordAppeal} words={view.words} done={t("recorded")} className="mt-3 grid gap-3">
          <input type="hidden" name="complaintId" value={file.id} />
          <input type="hidden" name="reference" value={file.reference} />
          <Field name="why" id="appeal-why" label={t("why")} hint={t("recordHint", { date })}>
            {(control) => <Textarea {...control} rows={4} required />}
          </Field>
          <SubmitButton variant="secondary" className="justify-self-start">
            {t("recordSubmit")}
          </SubmitButton>
        </DeskForm>
      </details>
    </Panel>
  );
}
