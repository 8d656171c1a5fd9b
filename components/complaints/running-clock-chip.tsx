import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { RunningClock } from "@/lib/domain/promise-clock";
import { formatDue, formatDuration, type Place } from "@/lib/i18n/format";
import { ClockChip } from "./clock-chip";

type RunningClockChipProps = { clock: RunningClock; now: Date; place: Place };

/** The nearest deadline of a case: on time, due soon or late and by how much; paused; or that the case has ended. */
export function RunningClockChip({ clock, now, place }: RunningClockChipProps) {
  const t = useTranslations("queue");
  if (clock.kind === "ended") return <Badge icon="archive">{t("ended")}</Badge>;
  if (clock.kind === "paused") return <ClockChip state="paused" title={t("time.none")} />;
  const { state, which, dueAt } = clock;
  const title = `${t(`which.${which}`)}: ${formatDue(dueAt, now, place)}`;
  if (state.kind === "late" || state.kind === "kept-late") {
    const detail = t("time.over", { time: formatDuration(state.lateByMs, place.locale) });
    return <ClockChip state={state.kind} detail={detail} title={title} />;
  }
  const remaining = state.kind === "kept" ? state.spareMs : state.remainingMs;
  const detail = t("time.left", { time: formatDuration(remaining, place.locale) });
  return <ClockChip state={state.kind} detail={detail} title={title} />;
}
