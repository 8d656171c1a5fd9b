import { TaskItem } from "@/components/tasks/task-item";
import { taskWords } from "@/components/tasks/task-words";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { getTranslations } from "@/lib/i18n/server";
import type { TaskRow } from "@/lib/tasks/types";
import { AskTask } from "./ask-task";
import type { CaseView } from "./case-view";

/** Questions to other departments, with who owes the answer and by when. */
export async function TasksPanel({ view, tasks }: { view: CaseView; tasks: readonly TaskRow[] }) {
  const { staff, now, place } = view;
  const [t, words] = await Promise.all([getTranslations("tasks"), taskWords()]);
  const actor = {
    id: staff.id,
    departmentId: staff.departmentId,
    mayWork: can(staff.role, "task.work"),
    isLead: can(staff.role, "case.assign"),
  };
  return (
    <Panel id="tasks" title={t("title")}>
      {tasks.length === 0 ? <p className="text-ui-sm text-muted">{t("caseNone")}</p> : null}
      <ul className="grid gap-2">
        {tasks.map((task) => (
          <li key={task.id} className="border-b border-line pb-2 last:border-b-0">
            <TaskItem task={task} actor={actor} now={now} place={place} words={words} />
          </li>
        ))}
      </ul>
      {view.mayWork ? <AskTask view={view} words={words} /> : null}
    </Panel>
  );
}
