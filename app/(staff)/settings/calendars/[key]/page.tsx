import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { officeHours } from "@/lib/domain/sla/terms/default-terms";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import type { CalendarPage } from "@/lib/sla/calendar-types";
import { calendarPage, calendarPlaces } from "@/lib/sla/queries/calendars";
import { CalendarEditor } from "./_components/calendar-editor";
import { VersionTable } from "./_components/version-table";

type Props = { params: Promise<{ key: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { key }] = await Promise.all([getTranslations("calendars"), params]);
  return { title: key === "new" ? t("add") : `${t("title")}: ${key}` };
}

function emptyCalendar(timeZone: string): CalendarPage {
  const names = { en: "", "zh-Hans": "", "zh-Hant": "" };
  const draft = { names, calendar: officeHours(timeZone), departments: null, regions: null, active: true };
  return { key: "", draft, versions: [] };
}

/** One calendar: its editor with the preview of what is typed, and its versions. "new" makes another one. */
export default async function CalendarEditPage({ params }: Props) {
  const staff = await requireStaff("settings.read");
  const [{ key }, t, locale, organisation] = await Promise.all([
    params,
    getTranslations("calendars"),
    getLocale(),
    organisationFrame(),
  ]);
  const timeZone = organisation?.timeZone ?? "UTC";
  const mayWrite = can(staff.role, "sla.write");
  const isNew = key === "new";
  const page = isNew && mayWrite ? emptyCalendar(timeZone) : await calendarPage(staff, key);
  if (!page) notFound();
  const places = await calendarPlaces(staff, locale);
  return (
    <ClientMessages namespaces={["calendars", "common"]}>
      <div className="grid gap-4">
        <p className="text-ui-sm">
          <Link
            href={paths.settingsSection("calendars")}
            prefetch={false}
            className="text-accent-ink underline-offset-2 hover:underline"
          >
            {t("title")}
          </Link>
        </p>
        <h2 className="text-lg font-semibold">{isNew ? t("add") : page.draft.names[locale]}</h2>
        <CalendarEditor
          key={page.key}
          stored={{ key: page.key, version: page.versions[0]?.version ?? 0, draft: page.draft }}
          house={{
            locale,
            places,
            mayWrite,
            timeZone,
            now: databaseNow().toISOString(),
            zones: Intl.supportedValuesOf("timeZone"),
          }}
        />
        {page.versions.length > 0 ? (
          <VersionTable versions={page.versions} place={{ locale, timeZone }} />
        ) : null}
      </div>
    </ClientMessages>
  );
}
