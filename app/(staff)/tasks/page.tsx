import type { Metadata } from "next";
import { TaskItem } from "@/components/tasks/task-item";
import { taskWords } from "@/components/tasks/task-words";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { countTasks, listTasks } from "@/lib/tasks/queries";
import { TASK_VIEWS } from "@/lib/tasks/types";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tasks");
  return { title: t("title") };
}

type TasksPageProps = { searchParams: Promise<{ view?: string | string[] }> };

/** Open tasks: mine, my department's, the late ones, all; the nearest due first. */
export default async function TasksPage({ searchParams }: TasksPageProps) {
  const staff = await requireStaff("task.read");
  const asked = (await searchParams).view;
  const view = TASK_VIEWS.find((one) => one === asked) ?? "mine";
  const now = databaseNow();
  const [t, common, locale, organisation, words] = await Promise.all([
    getTranslations("tasks"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    taskWords(),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const [tasks, counts] = await Promise.all([
    listTasks(staff, view, { locale, now }),
    countTasks(staff, now),
  ]);
  const actor = {
    id: staff.id,
    departmentId: staff.departmentId,
    mayWork: can(staff.role, "task.work"),
    isLead: can(staff.role, "case.assign"),
  };
  return (
    <>
      <PageHeader title={t("title")} description={common("timesShownIn", { zone: formatZone(place, now) })} />
      <Tabs
        label={t("views.label")}
        className="mb-3"
        tabs={TASK_VIEWS.map((one) => ({
          href: withQuery(paths.tasks, { view: one }),
          label: t(`views.${one}`),
          count: counts[one],
          isCurrent: one === view,
        }))}
      />
      <Panel padding="none">
        {tasks.length === 0 ? (
          <EmptyState icon="list-checks" title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        ) : (
          <ul>
            {tasks.map((task) => (
              <li key={task.id} className="border-b border-line px-4 py-3 last:border-b-0">
                <TaskItem task={task} actor={actor} now={now} place={place} words={words} showCase />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
