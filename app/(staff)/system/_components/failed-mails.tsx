import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { OutboxPage } from "@/lib/outbox/types";
import { paths, withQuery } from "@/lib/paths";
import { MailProblem } from "../../outbox/_components/mail-problem";

const SHOWN = 5;

/** The latest mails that were given up; what can be done about one is on its own page. */
export async function FailedMails({ mails, place }: { mails: OutboxPage; place: Place }) {
  const [t, outbox] = await Promise.all([getTranslations("system.mails"), getTranslations("outbox")]);
  const all = withQuery(paths.outbox, { status: "failed" });
  return (
    <Panel
      id="mails"
      title={t("title")}
      description={t("description")}
      padding="none"
      actions={
        mails.rows.length > 0 ? (
          <ButtonLink href={all} size="small">
            {t("all")}
          </ButtonLink>
        ) : null
      }
    >
      {mails.rows.length === 0 ? (
        <EmptyState icon="mail-check" title={t("empty")} />
      ) : (
        <Table label={t("title")}>
          <TableHead>
            <Th>{outbox("column.created")}</Th>
            <Th>{outbox("column.template")}</Th>
            <Th>{outbox("column.to")}</Th>
            <Th>{outbox("column.problem")}</Th>
          </TableHead>
          <tbody>
            {mails.rows.slice(0, SHOWN).map((mail) => (
              <Tr key={mail.id}>
                <Td className="tabular whitespace-nowrap">
                  <Timestamp at={mail.createdAt}>{formatInstant(mail.createdAt, place)}</Timestamp>
                </Td>
                <Td>
                  <Link
                    href={paths.outboxMail(mail.id)}
                    prefetch={false}
                    className="text-accent-ink hover:underline"
                  >
                    {outbox(`template.${mail.template}`)}
                  </Link>
                </Td>
                <Td>{mail.to}</Td>
                <Td>
                  <MailProblem code={mail.lastError} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
