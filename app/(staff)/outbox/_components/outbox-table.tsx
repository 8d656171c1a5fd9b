import Link from "next/link";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import { LOCALE_NAMES } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { OutboxRow } from "@/lib/outbox/types";
import { paths } from "@/lib/paths";
import { MailProblem } from "./mail-problem";
import { MailStatusBadge } from "./mail-status-badge";
import { SendAgain } from "./send-again";

type OutboxTableProps = { rows: OutboxRow[]; place: Place; mayResend: boolean };

export async function OutboxTable({ rows, place, mayResend }: OutboxTableProps) {
  const t = await getTranslations("outbox");
  return (
    <Table label={t("table")} className="mb-2">
      <TableHead>
        <Th>{t("column.created")}</Th>
        <Th>{t("column.template")}</Th>
        <Th>{t("column.to")}</Th>
        <Th>{t("column.case")}</Th>
        <Th>{t("column.language")}</Th>
        <Th>{t("column.status")}</Th>
        <Th>{t("column.problem")}</Th>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="tabular whitespace-nowrap">
              <Timestamp at={row.createdAt}>{formatInstant(row.createdAt, place)}</Timestamp>
            </Td>
            <Td>
              <Link
                href={paths.outboxMail(row.id)}
                prefetch={false}
                className="text-accent-ink hover:underline"
              >
                {t(`template.${row.template}`)}
              </Link>
            </Td>
            <Td>
              {row.to}
              {row.reader === "staff" ? <span className="text-muted"> · {t("colleague")}</span> : null}
            </Td>
            <Td className="whitespace-nowrap">
              {row.reference ? (
                <Link href={paths.case(row.reference)} prefetch={false} className="hover:underline">
                  {row.reference}
                </Link>
              ) : null}
            </Td>
            <Td lang={row.locale}>{LOCALE_NAMES[row.locale]}</Td>
            <Td>
              <MailStatusBadge status={row.status} />
            </Td>
            <Td>
              <div className="grid gap-1 py-1">
                <MailProblem code={row.lastError} status={row.status} />
                {mayResend ? <SendAgain id={row.id} status={row.status} /> : null}
              </div>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
