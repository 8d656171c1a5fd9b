import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { CalendarVersionRow } from "@/lib/sla/calendar-types";

/** Who changed the calendar, when, and from when on it holds; the newest first. */
export async function VersionTable({
  versions,
  place,
}: {
  versions: readonly CalendarVersionRow[];
  place: Place;
}) {
  const t = await getTranslations("calendars.versions");
  return (
    <Panel id="versions" title={t("title")} description={t("hint")} padding="none">
      <Table label={t("title")}>
        <TableHead>
          <Th>{t("version")}</Th>
          <Th>{t("from")}</Th>
          <Th>{t("savedAt")}</Th>
          <Th>{t("by")}</Th>
          <Th align="end">{t("closures")}</Th>
          <Th align="end">{t("openings")}</Th>
        </TableHead>
        <tbody>
          {versions.map((one) => (
            <Tr key={one.version}>
              <Td>{one.version}</Td>
              <Td>
                {one.effectiveFrom.getTime() === 0 ? t("always") : formatInstant(one.effectiveFrom, place)}
              </Td>
              <Td>{formatInstant(one.createdAt, place)}</Td>
              <Td>{one.createdBy ?? t("installation")}</Td>
              <Td align="end">{one.closures}</Td>
              <Td align="end">{one.openings}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
