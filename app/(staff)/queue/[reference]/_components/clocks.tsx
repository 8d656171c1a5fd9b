import Link from "next/link";
import type { ReactNode } from "react";
import { ClockChip } from "@/components/complaints/clock-chip";
import { RunningClockChip } from "@/components/complaints/running-clock-chip";
import { promiseState } from "@/lib/domain/promise";
import type { BreachChance } from "@/lib/domain/sla/runs/breach-chance";
import { PROMISE_CLOCK } from "@/lib/domain/sla/runs/case-clocks";
import type { ClockTrace } from "@/lib/domain/sla/runs/trace";
import type { Locale } from "@/lib/i18n/config";
import { formatDue, formatDuration, formatInstant, formatNumber, formatPercent } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import type { CaseView } from "./case-view";

/** Every clock of the case with its due time, and the way to why it is due then. */
export async function Clocks({ view }: { view: CaseView }) {
  const [t, extensions] = await Promise.all([getTranslations("case.clocks"), getTranslations("extensions")]);
  // What ended unjudged says nothing about this case any more.
  const shown = view.clocks.filter(({ state }) => state !== "lapsed");
  if (shown.length === 0) return <p className="text-ui-sm text-muted">{t("none")}</p>;
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
      <dl aria-label={t("label")} className="flex flex-wrap gap-x-6 gap-y-2">
        {shown.map((clock) => (
          <Clock key={clock.key} label={clock.names[view.place.locale]}>
            <Standing clock={clock} view={view} />
            {clock.key === PROMISE_CLOCK && view.chance ? (
              <Chance chance={view.chance} locale={view.place.locale} />
            ) : null}
          </Clock>
        ))}
      </dl>
      <Link href={paths.caseClocks(view.file.reference)} prefetch={false} className="link text-ui-sm">
        {t("why")}
      </Link>
      {shown.some(({ isExtendable }) => isExtendable) ? (
        <Link
          href={`${paths.caseClocks(view.file.reference)}#extensions`}
          prefetch={false}
          className="link text-ui-sm"
        >
          {extensions("link")}
        </Link>
      ) : null}
    </div>
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

/** What like cases say of this one, with how many they are. */
async function Chance({ chance: { chance, n }, locale }: { chance: BreachChance; locale: Locale }) {
  const t = await getTranslations("sla.chance");
  const count = formatNumber(n, locale);
  return (
    <span className="text-muted">
      {chance === null
        ? t("few", { n: count })
        : t("label", { share: formatPercent(chance, locale), n: count })}
    </span>
  );
}

async function Standing({ clock, view }: { clock: ClockTrace; view: CaseView }) {
  const { now, place, file } = view;
  const t = await getTranslations("case.clocks");
  const { dueAt, stoppedAt, key, names } = clock;
  if (!dueAt) {
    const kept = stoppedAt !== null;
    return (
      <>
        <ClockChip state={kept ? "kept" : "paused"} />
        <span className="text-muted">{kept ? formatInstant(stoppedAt, place) : t("paused")}</span>
      </>
    );
  }
  const due = t("due", { due: formatDue(dueAt, now, place) });
  const state = promiseState({ severity: file.severity, dueAt, keptAt: stoppedAt, now });
  if (!stoppedAt)
    return (
      <>
        <RunningClockChip
          clock={{ kind: "running", which: key, dueAt, state }}
          name={names[place.locale]}
          now={now}
          place={place}
        />
        <span>{due}</span>
      </>
    );
  const isLate = state.kind === "kept-late";
  const time = formatDuration(Math.abs(dueAt.getTime() - stoppedAt.getTime()), place.locale);
  const at = formatInstant(stoppedAt, place);
  return (
    <>
      <ClockChip state={isLate ? "kept-late" : "kept"} title={due} />
      <span>{isLate ? t("keptLateAt", { at, time }) : t("keptAt", { at, time })}</span>
    </>
  );
}
