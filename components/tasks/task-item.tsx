import Link from "next/link";
import { DeskForm, type DeskWords } from "@/components/complaints/desk-form";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button-style";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { formatDue, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { replyToTask, takeOverTask } from "@/lib/tasks/actions";
import type { TaskRow } from "@/lib/tasks/types";

export type TaskActor = { id: string; departmentId: string | null; mayWork: boolean; isLead: boolean };

type TaskItemProps = {
  task: TaskRow;
  actor: TaskActor;
  now: Date;
  place: Place;
  words: DeskWords;
  /** Links to the case; left out on the page of the case itself. */
  showCase?: boolean;
};

/** One task: what is asked, by whom, of whom, until when; with its answer, or the ways to give one. */
export async function TaskItem({ task, actor, now, place, words, showCase = false }: TaskItemProps) {
  const t = await getTranslations("tasks");
  const isLate = !task.doneAt && task.dueAt.getTime() < now.getTime();
  const addressee = task.ownerName ?? task.departmentName ?? t("nobody");
  return (
    <article className="grid gap-1 text-ui-sm">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {task.doneAt ? (
          <Badge tone="success" icon="check">
            {t("done")}
          </Badge>
        ) : (
          <Badge tone={isLate ? "danger" : "neutral"} icon={isLate ? "clock-alert" : "clock"}>
            {isLate ? `${t("late")} · ` : ""}
            {t("due", { due: formatDue(task.dueAt, now, place) })}
          </Badge>
        )}
        <span className="font-medium">{t(`kinds.${task.kind}`)}</span>
        <span className="text-muted">{addressee}</span>
        {showCase ? (
          <Link href={paths.case(task.reference)} prefetch={false} className="link min-w-0 truncate">
            {task.reference} · {task.subject}
          </Link>
        ) : null}
      </header>
      <p className="whitespace-pre-wrap">{task.request}</p>
      {task.createdByName ? (
        <p className="text-xs text-muted">
          {t("columns.by")}: {task.createdByName}
        </p>
      ) : null}
      {task.answer ? (
        <p className="rounded-md bg-sunken px-2 py-1 whitespace-pre-wrap">{task.answer}</p>
      ) : (
        <TaskForms task={task} actor={actor} words={words} />
      )}
    </article>
  );
}

/** Whether to offer the forms; the mutation decides again by the same rule. */
function mayAnswer(task: TaskRow, actor: TaskActor): boolean {
  if (!actor.mayWork || task.doneAt || task.excludedIds.includes(actor.id)) return false;
  const isFree =
    task.ownerId === null && (task.departmentId === null || task.departmentId === actor.departmentId);
  return task.ownerId === actor.id || isFree || actor.isLead;
}

async function TaskForms({ task, actor, words }: { task: TaskRow; actor: TaskActor; words: DeskWords }) {
  const t = await getTranslations("tasks");
  if (!mayAnswer(task, actor)) return null;
  if (task.kind === "reopening")
    return (
      <Link href={paths.case(task.reference)} prefetch={false} className="link">
        {t("decideInCase")}
      </Link>
    );
  return (
    <div className="flex flex-wrap items-start gap-2">
      {task.ownerId === null ? (
        <DeskForm action={takeOverTask} words={words} done={t("saved")}>
          <input type="hidden" name="taskId" value={task.id} />
          <button
            type="submit"
            aria-label={t("takeNamed", { reference: task.reference })}
            className={buttonStyle("secondary", "small")}
          >
            {t("take")}
          </button>
        </DeskForm>
      ) : null}
      <details className="min-w-0 flex-1">
        <summary className="min-h-7 font-medium text-accent-ink">{t("answer")}</summary>
        <DeskForm action={replyToTask} words={words} done={t("saved")} resets>
          <input type="hidden" name="taskId" value={task.id} />
          <Field name="answer" id={`answer-${task.id}`} label={t("answer")} hint={t("answerHint")} hideLabel>
            {(control) => <Textarea {...control} rows={3} maxLength={10_000} required />}
          </Field>
          <SubmitButton variant="secondary" size="small" className="justify-self-start">
            {t("answerSave")}
          </SubmitButton>
        </DeskForm>
      </details>
    </div>
  );
}
