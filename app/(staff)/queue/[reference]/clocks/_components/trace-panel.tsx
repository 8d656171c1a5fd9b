import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { Tone } from "@/components/ui/tone";
import type { ClockState } from "@/lib/domain/sla/runs/index-row";
import type { ClockTrace, TracedClaim } from "@/lib/domain/sla/runs/trace";
import {
  formatDue,
  formatDuration,
  formatHours,
  formatInstant,
  formatSpan,
  type Place,
} from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";

type TracePanelProps = {
  trace: ClockTrace;
  /** The name of the calendar it is counted by; null around the clock. */
  calendar: string | null;
  now: Date;
  place: Place;
};

const TONES: Readonly<Record<ClockState, Tone>> = {
  running: "success",
  paused: "paused",
  kept: "neutral",
  broken: "danger",
  lapsed: "neutral",
};

/** One run of one clock with everything that went into its deadline. */
export async function TracePanel({ trace, calendar, now, place }: TracePanelProps) {
  const t = await getTranslations("case.clocks.trace");
  const { startedAt, stoppedAt, dueAt, pauses, closures, extendedTo, termsVersion } = trace;
  const name = trace.names[place.locale];
  const instant = (at: Date) => formatInstant(at, place);
  // Of opening hours, a "day" would be anybody's guess.
  const length = (ms: number) =>
    trace.calendar ? formatHours(ms, place.locale) : formatDuration(ms, place.locale);
  const isLate = stoppedAt === null && dueAt !== null && now > dueAt;
  return (
    <Panel
      title={trace.run === 1 ? name : t("run", { name, run: trace.run })}
      actions={
        <Badge tone={isLate ? "danger" : TONES[trace.state]}>
          {t(`state.${isLate ? "broken" : trace.state}`)}
        </Badge>
      }
    >
      <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-ui-sm">
        <Row label={t("due")}>
          <strong>{dueAt ? formatDue(dueAt, now, place) : t("notDue")}</strong>
        </Row>
        <Row label={t("terms")}>
          {t(`basis.${trace.basis}`)} · {t("termsVersion", { version: termsVersion })}
        </Row>
        <Row label={t("start")}>{instant(startedAt)}</Row>
        <Row label={t("target")}>
          <Claims trace={trace} place={place} />
        </Row>
        <Row label={t("calendar")}>
          {trace.calendar && calendar
            ? t("calendarVersion", { name: calendar, version: trace.calendar.version, zone: trace.timeZone })
            : t("always")}
        </Row>
        <Row label={t("pauses")}>
          {pauses.length === 0
            ? t("noPauses")
            : pauses.map(({ from, to }) => (
                <div key={from.getTime()}>
                  {to
                    ? t("pause", { from: instant(from), to: instant(to) })
                    : t("pauseOpen", { from: instant(from) })}
                </div>
              ))}
        </Row>
        {closures.length > 0 ? <Row label={t("closures")}>{closures.join(", ")}</Row> : null}
        {extendedTo ? <Row label={t("extended")}>{t("extendedTo", { to: instant(extendedTo) })}</Row> : null}
        <Row label={t("used")}>
          {trace.leftMs === null
            ? length(trace.usedMs)
            : t("usedOf", { used: length(trace.usedMs), left: length(Math.max(0, trace.leftMs)) })}
        </Row>
        {stoppedAt ? <Row label={t("end")}>{instant(stoppedAt)}</Row> : null}
        {trace.spans.length > 0 ? (
          <Row label={t("spans")}>
            <Spans trace={trace} place={place} />
          </Row>
        ) : null}
      </dl>
    </Panel>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

async function Claims({ trace, place }: { trace: ClockTrace; place: Place }) {
  const [t, common] = await Promise.all([getTranslations("case.clocks.trace"), getTranslations("common")]);
  const target = ({ target: { unit, count } }: TracedClaim) => {
    const words = t(`unit.${unit}`, { count });
    return trace.calendar && (unit === "minutes" || unit === "hours")
      ? t("openTime", { target: words })
      : words;
  };
  return trace.claims.map((claim) => (
    <div key={claim.from.getTime()} className={claim.decides ? "" : "text-muted"}>
      {t("claim", {
        severity: common(`severity.${claim.severity}`),
        target: target(claim),
        from: formatInstant(claim.from, place),
      })}
      {claim.dueAt ? ` → ${t("claimDue", { due: formatInstant(claim.dueAt, place) })}` : ""}
      {claim.decides && trace.claims.length > 1 ? ` · ${t("decides")}` : ""}
    </div>
  ));
}

async function Spans({ trace, place }: { trace: ClockTrace; place: Place }) {
  const t = await getTranslations("case.clocks.trace");
  // In the calendar's own zone: its windows are times on that wall.
  const there = { ...place, timeZone: trace.timeZone };
  return (
    <>
      <ul className="tabular">
        {trace.spans.map(({ from, to }) => (
          <li key={from.getTime()} className="flex flex-wrap justify-between gap-x-4">
            <span>{formatSpan(from, to, there)}</span>
            <span className="text-muted">{formatHours(to.getTime() - from.getTime(), place.locale)}</span>
          </li>
        ))}
      </ul>
      {trace.hasMore ? <p className="text-muted">{t("more")}</p> : null}
    </>
  );
}
