import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Tone } from "@/components/ui/tone";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import type { TermsRow, TermsStanding } from "@/lib/sla/terms-types";

export const STANDING_TONES = {
  draft: "warning",
  planned: "info",
  "in-force": "success",
  past: "neutral",
} as const satisfies Readonly<Record<TermsStanding, Tone>>;

/** Every version with who made it, when, why, and from when on it holds; the newest first. */
export function VersionTable({ rows, place }: { rows: readonly TermsRow[]; place: Place }) {
  const t = useTranslations("terms");
  return (
    <Panel id="versions" title={t("versions.title")} description={t("versions.hint")} padding="none">
      <Table label={t("versions.title")}>
        <TableHead>
          <Th>{t("versions.version")}</Th>
          <Th>{t("versions.state")}</Th>
          <Th>{t("versions.from")}</Th>
          <Th>{t("versions.drafted")}</Th>
          <Th>{t("versions.by")}</Th>
          <Th>{t("versions.at")}</Th>
          <Th>{t("versions.note")}</Th>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.version}>
              <Td>
                <Link
                  href={row.standing === "draft" ? paths.clockDraft : paths.clockTerms(row.version)}
                  prefetch={false}
                  className="link"
                >
                  {t("version", { version: row.version })}
                </Link>
              </Td>
              <Td>
                <Badge tone={STANDING_TONES[row.standing]}>{t(`standing.${row.standing}`)}</Badge>
              </Td>
              <Td>{row.effectiveFrom ? <HoldsFrom at={row.effectiveFrom} place={place} /> : t("nothing")}</Td>
              <Td>{row.createdByName ?? t("installation")}</Td>
              <Td>{row.publishedAt ? (row.publishedByName ?? t("installation")) : t("nothing")}</Td>
              <Td>{row.publishedAt ? formatInstant(row.publishedAt, place) : t("nothing")}</Td>
              <Td className="min-w-40 whitespace-normal">{row.note || t("nothing")}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

/** From when on a version holds; the first one counts whatever was received before it too. */
export function HoldsFrom({ at, place }: { at: Date; place: Place }) {
  const t = useTranslations("terms");
  return at.getTime() === 0 ? t("always") : formatInstant(at, place);
}
