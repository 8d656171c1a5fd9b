import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { Span } from "@/lib/domain/sla/duty/duty";
import { clipped, type DutyDay } from "@/lib/domain/sla/duty/duty-days";
import type { DutyRota, ShiftRow } from "@/lib/duty/types";
import { formatInstant, formatSpan, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths, withQuery } from "@/lib/paths";

/** What the reader may do with shifts. */
export type DutyReader = { id: string; mayPlan: boolean };

type DayListProps = { rota: DutyRota; place: Place; now: Date; reader: DutyReader };

/** Four weeks, a line for each day: who is on and when, and when nobody is. */
export async function DayList({ rota, ...rest }: DayListProps) {
  const t = await getTranslations("duty");
  return (
    <Panel id="weeks" title={t("weeks")} padding="none">
      <ul>
        {rota.days.map((day) => (
          <Day key={day.day} day={day} isFirst={day === rota.days[0]} {...rest} />
        ))}
      </ul>
    </Panel>
  );
}

type DayProps = Omit<DayListProps, "rota"> & { day: DutyDay<ShiftRow>; isFirst: boolean };

async function Day({ day, isFirst, place, ...rest }: DayProps) {
  const t = await getTranslations("duty");
  const clock = (at: Date) =>
    at.getTime() === day.to.getTime() ? "24:00" : formatInstant(at, place, "time");
  const range = (span: Span) => {
    const { from, to } = clipped(span, day);
    return `${clock(from)}–${clock(to)}`;
  };
  const lines = [
    ...day.shifts.map((shift) => ({ kind: "shift" as const, from: shift.startsAt, shift })),
    ...day.gaps.map((gap) => ({ kind: "gap" as const, from: gap.from, gap })),
  ].sort((one, other) => one.from.getTime() - other.from.getTime());
  return (
    <li className="grid gap-x-4 border-b border-line px-4 py-1.5 last:border-b-0 sm:grid-cols-[8rem_1fr]">
      <span className="font-medium">{formatInstant(day.from, place, "day-weekday")}</span>
      <ul className="grid min-w-0">
        {lines.length === 0 ? <li className="text-muted">{t("free")}</li> : null}
        {lines.map((line) =>
          line.kind === "gap" ? (
            <li key={`gap-${line.from.toISOString()}`} className="flex flex-wrap items-center gap-x-3">
              <Time>{range(line.gap)}</Time>
              <Badge tone="danger" icon="triangle-alert">
                {t("nobody")}
              </Badge>
            </li>
          ) : (
            <li key={line.shift.id} className="flex flex-wrap items-center gap-x-3">
              <Time>{range({ from: line.shift.startsAt, to: line.shift.endsAt })}</Time>
              <span>{line.shift.name}</span>
              {line.shift.isActive ? null : <Badge tone="danger">{t("inactive")}</Badge>}
              {isFirst || line.shift.startsAt >= day.from ? (
                <Links shift={line.shift} place={place} {...rest} />
              ) : null}
            </li>
          ),
        )}
      </ul>
    </li>
  );
}

function Time({ children }: { children: string }) {
  return <span className="tabular min-w-24 text-ui-sm text-muted">{children}</span>;
}

type LinksProps = { shift: ShiftRow; place: Place; now: Date; reader: DutyReader };

/** On the first line of each shift: to change it, or to hand over the rest of it. */
async function Links({ shift, place, now, reader }: LinksProps) {
  const t = await getTranslations("duty");
  if (shift.endsAt <= now) return null;
  const named = { name: shift.name, span: formatSpan(shift.startsAt, shift.endsAt, place) };
  const to = (query: string) => `${withQuery(paths.duty, { [query]: shift.id })}#chosen`;
  const look =
    "inline-flex min-h-6 items-center text-ui-sm text-accent-ink underline-offset-2 hover:underline";
  return (
    <>
      {reader.mayPlan ? (
        <Link href={to("change")} prefetch={false} className={look} aria-label={t("change", named)}>
          {t("changeWord")}
        </Link>
      ) : null}
      {reader.mayPlan || shift.staffId === reader.id ? (
        <Link href={to("handOver")} prefetch={false} className={look} aria-label={t("handOverOf", named)}>
          {t("handOverWord")}
        </Link>
      ) : null}
    </>
  );
}
