import { ToldPlace } from "@/components/complaints/told-place";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { closingView } from "@/lib/closing/queries/view";
import { isOpen } from "@/lib/domain/complaint-state";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { caseSurveys } from "@/lib/surveys/queries";
import { ClosingForm } from "./closing-form";
import { ClosingMissing } from "./closing-missing";
import { ReopeningForm } from "./reopening-form";
import { SurveyPanel } from "./survey-panel";

type ClosingPanelProps = { staff: Staff; complaintId: string };

/** The end of a case: what is missing, the last word, what the customer says of it, and whether it is taken up again. */
export async function ClosingPanel({ staff, complaintId }: ClosingPanelProps) {
  const [view, surveys, t, locale, organisation] = await Promise.all([
    closingView(staff, complaintId),
    caseSurveys(staff, complaintId),
    getTranslations("closing"),
    getLocale(),
    organisationFrame(),
  ]);
  if (!view) return null;
  const place: Place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const mayWork = can(staff.role, "case.work");
  const ended = !isOpen(view.status);
  return (
    <>
      <Panel id="closing" title={t("title")}>
        <div className="grid gap-4">
          <ToldPlace place="closing" />
          {ended ? <EndedNotice view={view} place={place} /> : <ClosingMissing view={view} />}
          {view.reopening ? (
            <ReopeningForm
              view={view}
              request={view.reopening}
              place={place}
              mayDecide={can(staff.role, "reopening.decide")}
            />
          ) : null}
          {mayWork && !ended && view.ways.length > 0 ? <ClosingForm view={view} /> : null}
        </div>
      </Panel>
      {ended || surveys.length > 0 ? (
        <SurveyPanel surveys={surveys} view={view} place={place} mayAsk={mayWork} />
      ) : null}
    </>
  );
}

type EndedProps = { view: NonNullable<Awaited<ReturnType<typeof closingView>>>; place: Place };

async function EndedNotice({ view, place }: EndedProps) {
  const t = await getTranslations("closing");
  const { closedAt, outcome, rootCause } = view;
  if (!closedAt || !outcome) return <Notice tone="neutral">{t("status.ended")}</Notice>;
  return (
    <Notice tone="success">
      {t("status.closed", {
        at: formatInstant(closedAt, place),
        outcome: t(`outcome.${outcome}`),
        cause: rootCause ?? "–",
      })}
    </Notice>
  );
}
