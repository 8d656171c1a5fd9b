import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { caseByReference } from "@/lib/complaints/queries/case";
import { deskOptions } from "@/lib/complaints/queries/desk-options";
import { customerComplaints } from "@/lib/complaints/queries/history";
import { caseTimeline } from "@/lib/complaints/queries/timeline";
import { organisationFrame } from "@/lib/organisation/queries";
import { caseTasks } from "@/lib/tasks/queries";
import { deskWords } from "../_components/desk-words";
import { AssessmentPanel } from "./_components/assessment-panel";
import { CaseHeader } from "./_components/case-header";
import type { CaseView } from "./_components/case-view";
import { ComplaintPanel } from "./_components/complaint-panel";
import { CustomerPanel } from "./_components/customer-panel";
import { LinkPanel } from "./_components/link-panel";
import { MovePanel } from "./_components/move-panel";
import { ReplyPanel } from "./_components/reply-panel";
import { SeverityPanel } from "./_components/severity-panel";
import { TasksPanel } from "./_components/tasks-panel";
import { Timeline } from "./_components/timeline";

type CasePageProps = { params: Promise<{ reference: string }> };

export async function generateMetadata({ params }: CasePageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).reference) };
}

/** One case: what was promised, who it is, what they want, what we propose, and the reply, without scrolling. */
export default async function CasePage({ params }: CasePageProps) {
  const staff = await requireStaff("case.read");
  const [{ reference }, locale, organisation] = await Promise.all([params, getLocale(), organisationFrame()]);
  const file = await caseByReference(staff, decodeURIComponent(reference), locale);
  if (!file) notFound();
  const [entries, history, tasks, options, words] = await Promise.all([
    caseTimeline(staff, file.id),
    customerComplaints(staff, file.customerId, file.id),
    caseTasks(staff, file.id, locale),
    deskOptions(staff, locale),
    deskWords(),
  ]);
  const view: CaseView = {
    staff,
    file,
    now: new Date(),
    place: { locale, timeZone: organisation?.timeZone ?? "UTC" },
    baseCurrency: organisation?.baseCurrency ?? "",
    mayWork: can(staff.role, "case.work"),
    options,
    words,
  };
  return (
    <>
      <CaseHeader view={view} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="grid min-w-0 gap-3">
          <ComplaintPanel view={view} />
          {view.mayWork ? <ReplyPanel view={view} /> : null}
          <Timeline view={view} entries={entries} />
        </div>
        <div className="grid min-w-0 gap-3">
          <CustomerPanel view={view} history={history} />
          <AssessmentPanel view={view} />
          <TasksPanel view={view} tasks={tasks} />
          <SeverityPanel view={view} />
          {view.mayWork ? <MovePanel view={view} /> : null}
          {view.mayWork ? <LinkPanel view={view} /> : null}
        </div>
      </div>
    </>
  );
}
