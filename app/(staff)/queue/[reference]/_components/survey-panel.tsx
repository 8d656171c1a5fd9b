import { DeskForm } from "@/components/complaints/desk-form";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ClosingView } from "@/lib/closing/types";
import { isLowScore } from "@/lib/domain/survey";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { askBothNowAction } from "@/lib/surveys/actions";
import { ASK_NOW_FAILURES } from "@/lib/surveys/form-state";
import type { CaseSurvey } from "@/lib/surveys/types";

type SurveyPanelProps = { surveys: CaseSurvey[]; view: ClosingView; place: Place; mayAsk: boolean };

/** What the customer was asked about this case, when, and what came back. */
export async function SurveyPanel({ surveys, view, place, mayAsk }: SurveyPanelProps) {
  const t = await getTranslations("survey.panel");
  const asked = surveys.some(({ sentAt }) => sentAt !== null);
  return (
    <Panel id="survey" title={t("title")}>
      {surveys.length === 0 ? <p className="text-ui text-muted">{t("none")}</p> : null}
      <ul className="grid gap-3">
        {surveys.map((survey) => (
          <SurveyLine key={survey.id} survey={survey} place={place} />
        ))}
      </ul>
      {mayAsk && !asked ? <AskNow view={view} /> : null}
    </Panel>
  );
}

async function SurveyLine({ survey, place }: { survey: CaseSurvey; place: Place }) {
  const t = await getTranslations("survey.panel");
  const { kind, dueAt, sentAt, answeredAt, csat, nps, compensationScore, viewChanged, comment } = survey;
  const when = answeredAt
    ? t("answered", { at: formatInstant(answeredAt, place) })
    : sentAt
      ? t("sent", { at: formatInstant(sentAt, place) })
      : t("due", { at: formatInstant(dueAt, place) });
  return (
    <li className="grid gap-1 text-ui">
      <span>
        <span className="font-medium">{t(`kind.${kind}`)}</span> <span className="text-muted">{when}</span>
      </span>
      <span className="flex flex-wrap gap-1.5 empty:hidden">
        {csat === null ? null : (
          <Badge tone={isLowScore(csat) ? "danger" : csat >= 4 ? "success" : "neutral"}>
            {t("csat", { score: csat })}
          </Badge>
        )}
        {nps === null ? null : (
          <Badge tone={nps <= 6 ? "danger" : nps >= 9 ? "success" : "neutral"}>
            {t("nps", { score: nps })}
          </Badge>
        )}
        {compensationScore === null ? null : <Badge>{t("compensation", { score: compensationScore })}</Badge>}
        {viewChanged === null ? null : <Badge>{t(`view.${viewChanged}`)}</Badge>}
      </span>
      {comment ? (
        <blockquote className="border-s-2 border-line-strong ps-3 whitespace-pre-wrap">{comment}</blockquote>
      ) : null}
    </li>
  );
}

async function AskNow({ view }: { view: ClosingView }) {
  const [t, common] = await Promise.all([getTranslations("survey.panel"), getTranslations("common")]);
  const failures = Object.fromEntries(ASK_NOW_FAILURES.map((reason) => [reason, t(`failure.${reason}`)]));
  return (
    <DeskForm
      action={askBothNowAction}
      words={{ saving: common("saving"), failures }}
      done={t("asked")}
      className="mt-3"
    >
      <input type="hidden" name="complaintId" value={view.complaintId} />
      <input type="hidden" name="reference" value={view.reference} />
      <div>
        <SubmitButton variant="secondary" size="small">
          {t("askNow")}
        </SubmitButton>
      </div>
    </DeskForm>
  );
}
