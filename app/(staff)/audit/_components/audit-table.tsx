import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import type { AuditRow } from "@/lib/audit-trail/types";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { isAnyMailTemplate } from "@/lib/outbox/types";
import { paths } from "@/lib/paths";
import { ACTION_LOOKS } from "./action-looks";
import { AuditFacts } from "./audit-facts";

export async function AuditTable({ rows, place }: { rows: readonly AuditRow[]; place: Place }) {
  const t = await getTranslations("audit");
  return (
    <Table label={t("table")}>
      <TableHead>
        <Th>{t("column.at")}</Th>
        <Th>{t("column.person")}</Th>
        <Th>{t("column.action")}</Th>
        <Th>{t("column.subject")}</Th>
        <Th>{t("column.details")}</Th>
        <Th>{t("column.network")}</Th>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="tabular whitespace-nowrap">
              <Timestamp at={row.at} {...(row.requestId ? { title: row.requestId } : {})}>
                {formatInstant(row.at, place)}
              </Timestamp>
            </Td>
            <Td>{row.actorName ?? <span className="text-muted">{t(`actor.${row.actorKind}`)}</span>}</Td>
            <Td>
              <Badge look="plain" {...ACTION_LOOKS[row.action]}>
                {t(`action.${row.action}`)}
              </Badge>
            </Td>
            <Td>
              <Subject row={row} />
            </Td>
            <Td>
              <AuditFacts row={row} />
            </Td>
            <Td className="tabular text-ui-sm whitespace-nowrap text-muted">{row.network ?? "–"}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What it was about, with the way to it where there is one. */
async function Subject({ row: { subjectKind, subjectId, subjectLabel } }: { row: AuditRow }) {
  const [t, template] = await Promise.all([getTranslations("audit"), getTranslations("outbox.template")]);
  if (subjectKind === null || subjectId === null) return <span className="text-muted">–</span>;
  const href = hrefOf(subjectKind, subjectId, subjectLabel);
  const isMail = subjectKind === "mail" && subjectLabel !== null && isAnyMailTemplate(subjectLabel);
  const label = isMail ? template(subjectLabel) : subjectLabel;
  // A search is a list too; its id is only a hash.
  const shown = subjectKind === "list" && subjectId.includes(":") ? null : (label ?? subjectId);
  return (
    <span className="flex min-w-40 flex-wrap items-baseline gap-x-2">
      <span className="text-ui-sm text-muted">{t(`subject.${subjectKind}`)}</span>
      {href ? (
        <Link href={href} prefetch={false} className="break-words hover:underline">
          {shown}
        </Link>
      ) : (
        <span className="break-all">{shown}</span>
      )}
    </span>
  );
}

function hrefOf(kind: AuditRow["subjectKind"], id: string, label: string | null): string | null {
  if (kind === "complaint" && label) return paths.case(label);
  if (kind === "award" && label) return paths.case(label);
  if (kind === "customer") return paths.customer(id);
  if (kind === "mail") return paths.outboxMail(id);
  return null;
}
