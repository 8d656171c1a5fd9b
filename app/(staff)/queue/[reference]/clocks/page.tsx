import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth/session";
import { caseIdByReference } from "@/lib/complaints/queries/case-id";
import { caseExtensions } from "@/lib/extensions/queries/extensions";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { clocksOfCase } from "@/lib/sla/queries/case-clocks";
import { calendarNames } from "@/lib/sla/queries/names";
import { ExtensionPanel } from "./_components/extension-panel";
import { TracePanel } from "./_components/trace-panel";

type ClocksPageProps = { params: Promise<{ reference: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("case.clocks.trace");
  return { title: t("title") };
}

/** Why each clock of a case is due when it is, the newest run first. */
export default async function CaseClocksPage({ params }: ClocksPageProps) {
  const staff = await requireStaff("case.read");
  const reference = decodeURIComponent((await params).reference);
  const [t, locale, organisation, id] = await Promise.all([
    getTranslations("case.clocks.trace"),
    getLocale(),
    organisationFrame(),
    caseIdByReference(staff, reference),
  ]);
  if (!id) notFound();
  const now = databaseNow();
  const [traces, calendars, extensions] = await Promise.all([
    clocksOfCase(staff, id, now),
    calendarNames(locale),
    caseExtensions(staff, id, now),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  return (
    <>
      <Link href={paths.case(reference)} prefetch={false} className="link text-ui-sm">
        {t("back")}
      </Link>
      <PageHeader
        title={t("title")}
        description={t("description", { reference, zone: formatZone(place, now) })}
      />
      {extensions.clocks.length > 0 ? (
        <ExtensionPanel
          extensions={extensions}
          complaintId={id}
          reference={reference}
          staff={staff}
          place={place}
        />
      ) : null}
      {traces.length === 0 ? (
        <EmptyState icon="clock" title={t("empty")} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 xl:grid-cols-2">
          {[...traces].reverse().map((trace) => (
            <TracePanel
              key={`${trace.key} ${trace.run}`}
              trace={trace}
              calendar={trace.calendar && (calendars.get(trace.calendar.key) ?? trace.calendar.key)}
              now={now}
              place={place}
            />
          ))}
        </div>
      )}
    </>
  );
}
