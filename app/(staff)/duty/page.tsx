import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { dutyRota } from "@/lib/duty/queries/rota";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { type Chosen, ChosenPanel } from "./_components/chosen-panel";
import { DayList } from "./_components/day-list";
import { dutyWords } from "./_components/duty-words";
import { GapNotice } from "./_components/gap-notice";
import { NowPanel } from "./_components/now-panel";
import { HoursForm, RotaForm } from "./_components/plan-forms";
import { ShiftForm } from "./_components/shift-form";

type Query = { change?: string | string[]; handOver?: string | string[] };
type DutyPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("duty");
  return { title: t("title") };
}

function chosenOf({ change, handOver }: Query): Chosen | null {
  if (typeof change === "string") return { id: change, to: "change" };
  return typeof handOver === "string" ? { id: handOver, to: "handOver" } : null;
}

/** Who is on duty for urgent cases: now, next, and in the four weeks from today on. */
export default async function DutyPage({ searchParams }: DutyPageProps) {
  const staff = await requireStaff("duty.read");
  const now = databaseNow();
  const [t, common, locale, words, query] = await Promise.all([
    getTranslations("duty"),
    getTranslations("common"),
    getLocale(),
    dutyWords(),
    searchParams,
  ]);
  const rota = await dutyRota(staff, { locale, now });
  const { timeZone } = rota;
  const place = { locale, timeZone };
  const reader = { id: staff.id, mayPlan: can(staff.role, "duty.write") };
  const chosen = chosenOf(query);
  const hasAside = reader.mayPlan || chosen !== null;
  const zone = common("timesShownIn", { zone: formatZone(place, now) });
  return (
    <div className="grid gap-4">
      <PageHeader title={t("title")} description={`${t("lead")}${locale === "en" ? " " : ""}${zone}`} />
      <GapNotice rota={rota} place={place} />
      <NowPanel rota={rota} place={place} now={now} />
      <div className={hasAside ? "grid gap-4 lg:grid-cols-[1fr_22rem] lg:items-start" : "grid gap-4"}>
        <DayList rota={rota} place={place} now={now} reader={reader} />
        {hasAside ? (
          <div className="grid gap-4">
            {chosen ? <ChosenPanel {...{ chosen, rota, reader, place, now, words }} /> : null}
            {reader.mayPlan ? (
              <>
                <Panel id="add" title={t("shift.add")}>
                  <ShiftForm shift={null} people={rota.people} timeZone={timeZone} now={now} words={words} />
                </Panel>
                <Panel id="rota" title={t("rota.title")}>
                  <RotaForm rota={rota} words={words} />
                </Panel>
                <Panel id="hours" title={t("hours.title")}>
                  <HoursForm rota={rota} words={words} />
                </Panel>
              </>
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}
