import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import type { RunningClock } from "@/lib/domain/promise-clock";
import { formatDue, formatDuration, type Place } from "@/lib/i18n/format";
import { ClockChip } from "./clock-chip";

type RunningClockChipProps = {
  clock: RunningClock;
  now: Date;
  place: Place;
  /** For narrow columns: the largest unit alone, "22 h". */
  isBrief?: boolean;
};

/** Rounded down to its largest unit: whole days, else whole hours, else minutes. */
function brief(milliseconds: number): number {
  const unit = [DAY_MS, HOUR_MS].find((one) => milliseconds >= one);
  return unit === undefined ? milliseconds : Math.floor(milliseconds / unit) * unit;
}

/** The nearest deadline of a case: on time, due soon or late and by how much; paused; or that the case has ended. */
export function RunningClockChip({ clock, now, place, isBrief = false }: RunningClockChipProps) {
  const t = useTranslations("queue");
  const length = (milliseconds: number) =>
    formatDuration(isBrief ? brief(milliseconds) : milliseconds, place.locale);
  if (clock.kind === "ended") return <Badge icon="archive">{t("ended")}</Badge>;
  if (clock.kind === "paused") return <ClockChip state="paused" title={t("time.none")} />;
  const { state, which, dueAt } = clock;
  const title = `${t(`which.${which}`)}: ${formatDue(dueAt, now, place)}`;
  if (state.kind === "late" || state.kind === "kept-late") {
    const time = length(state.lateByMs);
    const detail = isBrief ? time : t("time.over", { time });
    return <ClockChip state={state.kind} detail={detail} title={title} />;
  }
  const remaining = state.kind === "kept" ? state.spareMs : state.remainingMs;
  const time = length(remaining);
  const detail = isBrief ? time : t("time.left", { time });
  return <ClockChip state={state.kind} detail={detail} title={title} />;
}
