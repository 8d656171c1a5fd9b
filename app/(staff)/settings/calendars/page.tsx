import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { formatDuration, formatInstant } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { calendarPlaces, listCalendars } from "@/lib/sla/queries/calendars";
import { placesText } from "./_components/places-text";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("calendars");
  return { title: t("title") };
}

/** The calendars by which clocks count working time. */
export default async function CalendarsPage() {
  const staff = await requireStaff("settings.read");
  const [t, locale, organisation] = await Promise.all([
    getTranslations("calendars"),
    getLocale(),
    organisationFrame(),
  ]);
  const [rows, places] = await Promise.all([listCalendars(staff), calendarPlaces(staff, locale)]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const now = databaseNow();
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-muted">{t("lead")}</p>
      <Panel
        id="calendars"
        title={t("title")}
        padding="none"
        actions={
          can(staff.role, "sla.write") ? (
            <ButtonLink href={paths.calendar("new")} icon="plus" size="small">
              {t("add")}
            </ButtonLink>
          ) : null
        }
      >
        <Table label={t("title")}>
          <TableHead>
            <Th>{t("column.name")}</Th>
            <Th>{t("column.zone")}</Th>
            <Th align="end">{t("column.week")}</Th>
            <Th align="end">{t("column.closures")}</Th>
            <Th>{t("column.for")}</Th>
            <Th>{t("column.version")}</Th>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.key}>
                <Td>
                  <Link
                    href={paths.calendar(row.key)}
                    prefetch={false}
                    className="text-accent-ink underline-offset-2 hover:underline"
                  >
                    {row.names[locale]}
                  </Link>{" "}
                  {row.active ? null : <Badge>{t("inactive")}</Badge>}
                </Td>
                <Td>{row.timeZone}</Td>
                <Td align="end">{t("hours", { hours: row.weekMs / 3_600_000 })}</Td>
                <Td align="end">{row.closures}</Td>
                <Td>{placesText(row, places) ?? t("everybody")}</Td>
                <Td>
                  {t("versionShort", { version: row.version })}{" "}
                  {row.effectiveFrom > now ? (
                    <Badge tone="info" icon="clock">
                      {t("holdsIn", {
                        time: formatDuration(row.effectiveFrom.getTime() - now.getTime(), place.locale),
                      })}
                    </Badge>
                  ) : row.effectiveFrom.getTime() === 0 ? null : (
                    <span className="text-muted">
                      {t("since", { at: formatInstant(row.effectiveFrom, place) })}
                    </span>
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Panel>
    </div>
  );
}
