import type { ReactNode } from "react";
import { ClockChip } from "@/components/complaints/clock-chip";
import { RunningClockChip } from "@/components/complaints/running-clock-chip";
import { isOpen } from "@/lib/domain/complaint-state";
import { NEXT_UPDATE_HOURS, promiseState } from "@/lib/domain/promise";
import { updateRuns } from "@/lib/domain/promise-clock";
import { formatDue, formatDuration, formatInstant } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { CaseView } from "./case-view";

/** The promise and the next update, each with its due time and what it means. */
export async function Clocks({ view }: { view: CaseView }) {
  const t = await getTranslations("case.clocks");
  return (
    <dl aria-label={t("label")} className="flex flex-wrap gap-x-6 gap-y-2">
      <Clock label={t(`promise.${view.file.severity}`)}>
        <PromiseClock view={view} />
      </Clock>
      <Clock label={t("update")}>
        <UpdateClock view={view} />
      </Clock>
    </dl>
  );
}

function Clock({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="flex flex-wrap items-center gap-2 text-ui-sm">{children}</dd>
    </div>
  );
}

async function PromiseClock({ view }: { view: CaseView }) {
  const { file, now, place } = view;
  const t = await getTranslations("case.clocks");
  const { promiseDueAt: dueAt, promiseKeptAt: keptAt, severity } = file;
  if (!dueAt) return <span className="text-muted">{t("noPromise")}</span>;
  const due = t("due", { due: formatDue(dueAt, now, place) });
  if (!keptAt) {
    if (!isOpen(file.status)) return <span className="text-muted">{due}</span>;
    const clock = {
      kind: "running",
      which: "promise",
      dueAt,
      state: promiseState({ severity, dueAt, keptAt, now }),
    } as const;
    return (
      <>
        <RunningClockChip clock={clock} now={now} place={place} />
        <span>{due}</span>
      </>
    );
  }
  const state = promiseState({ severity, dueAt, keptAt, now });
  const time = formatDuration(
    state.kind === "kept-late" ? state.lateByMs : keptAt.getTime() - dueAt.getTime(),
    place.locale,
  );
  const at = formatInstant(keptAt, place);
  return (
    <>
      <ClockChip state={state.kind === "kept-late" ? "kept-late" : "kept"} title={due} />
      <span>{state.kind === "kept-late" ? t("keptLateAt", { at, time }) : t("keptAt", { at, time })}</span>
    </>
  );
}

async function UpdateClock({ view }: { view: CaseView }) {
  const { file, now, place } = view;
  const [t, words] = await Promise.all([getTranslations("case.clocks"), getTranslations("case.status")]);
  const dueAt = file.nextUpdateDueAt;
  const quiet = (text: string) => <span className="text-muted">{text}</span>;
  if (!isOpen(file.status)) return quiet(t("noUpdate"));
  if (NEXT_UPDATE_HOURS[file.severity] === null) return quiet(t("enquiryNoUpdate"));
  if (!updateRuns(file.status))
    return (
      <>
        <ClockChip state="paused" />
        {quiet(t("updateRests", { status: words(file.status) }))}
      </>
    );
  if (!dueAt) return quiet(t("updateStarts"));
  const state = promiseState({ severity: file.severity, dueAt, keptAt: null, now });
  return (
    <>
      <RunningClockChip clock={{ kind: "running", which: "update", dueAt, state }} now={now} place={place} />
      <span>{t("due", { due: formatDue(dueAt, now, place) })}</span>
    </>
  );
}
