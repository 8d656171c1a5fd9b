import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { noteCaseView } from "@/lib/audit/looks";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { caseByReference } from "@/lib/complaints/queries/case";
import { deskOptions } from "@/lib/complaints/queries/desk-options";
import { customerComplaints } from "@/lib/complaints/queries/history";
import { caseTimeline } from "@/lib/complaints/queries/timeline";
import { getLocale } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { clocksOfCase, newestRuns } from "@/lib/sla/queries/case-clocks";
import { promiseChance } from "@/lib/sla/queries/like-cases";
import { caseTasks } from "@/lib/tasks/queries";
import { waitingView } from "@/lib/waiting/queries/view";
import { deskWords } from "../_components/desk-words";
import { AppealPanel } from "./_components/appeal-panel";
import { AssessmentPanel } from "./_components/assessment-panel";
import { CaseHeader } from "./_components/case-header";
import { CaseKeys } from "./_components/case-keys";
import type { CaseView } from "./_components/case-view";
import { ClosingPanel } from "./_components/closing-panel";
import { ComplaintPanel } from "./_components/complaint-panel";
import { CustomerPanel } from "./_components/customer-panel";
import { LinkPanel } from "./_components/link-panel";
import { MovePanel } from "./_components/move-panel";
import { PayeePanel } from "./_components/payee-panel";
import { RemedyPanel } from "./_components/remedy-panel";
import { ReplyPanel } from "./_components/reply-panel";
import { SeverityPanel } from "./_components/severity-panel";
import { SignalsPanel } from "./_components/signals-panel";
import { TasksPanel } from "./_components/tasks-panel";
import { Timeline } from "./_components/timeline";

type CasePageProps = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ asked?: string | string[]; chose?: string | string[] }>;
};

export async function generateMetadata({ params }: Pick<CasePageProps, "params">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).reference) };
}

/** One case: what was promised, who it is, what they want, what we propose, and the reply, without scrolling. */
export default async function CasePage({ params, searchParams }: CasePageProps) {
  const staff = await requireStaff("case.read");
  const [{ reference }, { asked, chose }, locale, organisation] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    organisationFrame(),
  ]);
  const file = await caseByReference(staff, decodeURIComponent(reference), locale);
  if (!file) notFound();
  noteCaseView(staff, file);
  const now = databaseNow();
  const [entries, history, tasks, options, words, clocks, waiting] = await Promise.all([
    caseTimeline(staff, file.id),
    customerComplaints(staff, file.customerId, file.id),
    caseTasks(staff, file.id, locale),
    deskOptions(staff, locale),
    deskWords(),
    clocksOfCase(staff, file.id, now),
    waitingView(staff, file, now),
  ]);
  const newest = newestRuns(clocks);
  const view: CaseView = {
    staff,
    file,
    clocks: newest,
    waiting,
    chance: await promiseChance(staff, { clocks: newest, file }, now),
    now,
    place: { locale, timeZone: organisation?.timeZone ?? "UTC" },
    baseCurrency: organisation?.baseCurrency ?? "",
    mayWork: can(staff.role, "case.work"),
    options,
    words,
  };
  // Before the facts are stated there is nothing to propose: the form that states them takes the place.
  const isAssessed = file.impact !== null;
  return (
    <>
      <CaseHeader view={view} />
      {view.mayWork ? <CaseKeys /> : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
          <ComplaintPanel view={view} />
          {view.mayWork ? <ReplyPanel view={view} /> : null}
          <Timeline view={view} entries={entries} />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
          <CustomerPanel view={view} history={history} />
          {isAssessed ? <RemedyPanel view={view} asked={asked} chose={chose} /> : null}
          <PayeePanel view={view} />
          <AppealPanel view={view} />
          <SignalsPanel view={view} />
          <AssessmentPanel view={view} />
          <TasksPanel view={view} tasks={tasks} />
          <ClosingPanel staff={staff} complaintId={file.id} />
          <SeverityPanel view={view} />
          {view.mayWork ? <MovePanel view={view} /> : null}
          {view.mayWork ? <LinkPanel view={view} /> : null}
        </div>
      </div>
    </>
  );
}
