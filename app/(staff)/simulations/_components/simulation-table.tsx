import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { speak } from "@/lib/domain/compensation/render";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import { policySpeech } from "@/lib/policies/speech";
import type { SimulationRow } from "@/lib/simulation/types";
import { formatDay } from "../../dashboard/_components/scope";
import { STATUS_TONES, whoseWords } from "./words";

/** What was tried, newest first; each leads to its result. */
export function SimulationTable({ rows, place }: { rows: readonly SimulationRow[]; place: Place }) {
  const t = useTranslations("simulation");
  const { locale } = place;
  return (
    <Table label={t("list.title")}>
      <TableHead>
        <Th>{t("list.policy")}</Th>
        <Th>{t("list.period")}</Th>
        <Th>{t("list.department")}</Th>
        <Th>{t("list.status")}</Th>
        <Th>{t("list.by")}</Th>
        <Th>{t("list.at")}</Th>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <Link href={paths.simulation(row.id)} prefetch={false} className="link">
                {t("version", {
                  policy: speak(row.policyName, {}, policySpeech(locale)),
                  version: String(row.policyVersion),
                })}
              </Link>
            </Td>
            <Td className="tabular whitespace-nowrap">
              {t("period", { from: formatDay(row.fromDay, locale), to: formatDay(row.toDay, locale) })}
            </Td>
            <Td>{whoseWords(row, locale, t("form.all"))}</Td>
            <Td>
              <Badge tone={STATUS_TONES[row.status]}>{t(`status.${row.status}`)}</Badge>
            </Td>
            <Td>{row.startedByName}</Td>
            <Td className="tabular whitespace-nowrap">{formatInstant(row.createdAt, place)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
