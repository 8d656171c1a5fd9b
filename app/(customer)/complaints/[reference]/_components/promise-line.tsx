import { Notice } from "@/components/ui/notice";
import type { CustomerView } from "@/lib/complaints/queries/customer-view";
import { formatDue, formatZone, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";

type PromiseLineProps = { view: CustomerView; now: Date; place: Place };

/** The promise that runs, told honestly: also when we have broken it. Nothing where the ball is not with us. */
export async function PromiseLine({ view, now, place }: PromiseLineProps) {
  const [t, common] = await Promise.all([getTranslations("tracking.promise"), getTranslations("common")]);
  const line = promiseOf(view, now);
  if (!line) return null;
  const due = formatDue(line.due, now, place);
  return (
    <Notice
      tone={line.isLate ? "warning" : "accent"}
      icon={line.isLate ? "clock-alert" : "clock"}
      title={t(line.words, { due })}
    >
      <span className="text-ui-sm text-muted">
        {common("timesShownIn", { zone: formatZone(place, now) })}
      </span>
    </Notice>
  );
}

function promiseOf(view: CustomerView, now: Date) {
  const { isOpen, severity, promiseDueAt, promiseKeptAt, nextUpdateDueAt, appealDueAt } = view;
  if (!isOpen) return null;
  if (appealDueAt) {
    const isLate = now.getTime() > appealDueAt.getTime();
    return { due: appealDueAt, isLate, words: isLate ? ("late" as const) : severity };
  }
  if (promiseDueAt && !promiseKeptAt) {
    const isLate = now.getTime() > promiseDueAt.getTime();
    return { due: promiseDueAt, isLate, words: isLate ? ("late" as const) : severity };
  }
  if (!nextUpdateDueAt) return null;
  const isLate = now.getTime() > nextUpdateDueAt.getTime();
  return { due: nextUpdateDueAt, isLate, words: isLate ? ("updateLate" as const) : ("update" as const) };
}
