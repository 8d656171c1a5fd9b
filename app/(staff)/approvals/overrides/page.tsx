import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { requireStaff } from "@/lib/auth/session";
import { listOverrides, type OverrideRow } from "@/lib/compensation/queries/overrides";
import { readRowCursor, writeRowCursor } from "@/lib/compensation/row-cursor";
import { formatInstant, formatMoney, formatZone, type Place } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("approvals.overrides");
  return { title: t("title") };
}

type OverridesPageProps = { searchParams: Promise<{ after?: string | string[] }> };

/** The report of emergency overrides: who sent what and why, and who ratified it when, or has not. */
export default async function OverridesPage({ searchParams }: OverridesPageProps) {
  const staff = await requireStaff("approval.read");
  const after = readRowCursor((await searchParams).after);
  const now = databaseNow();
  const [t, common, locale, organisation, page] = await Promise.all([
    getTranslations("approvals.overrides"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    listOverrides(staff, { after, now }),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  return (
    <>
      <PageHeader
        kicker={
          <ButtonLink href={paths.approvals} size="small" icon="arrow-left" variant="quiet">
            {t("back")}
          </ButtonLink>
        }
        title={t("title")}
        description={
          <>
            {t("description")}
            {locale === "en" ? " " : null}
            {common("timesShownIn", { zone: formatZone(place, now) })}
          </>
        }
      />
      {page.overdue > 0 ? (
        <Notice tone="danger" className="mb-3">
          {t("late", { n: page.overdue })}
        </Notice>
      ) : null}
      <Panel padding="none">
        {page.rows.length > 0 ? (
          <Overrides rows={page.rows} now={now} place={place} />
        ) : (
          <EmptyState icon="flag" title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{ href: after ? paths.overrides : null, label: t("first") }}
        next={{
          href: page.next ? withQuery(paths.overrides, { after: writeRowCursor(page.next) }) : null,
          label: common("next"),
        }}
      />
    </>
  );
}

type OverridesProps = { rows: readonly OverrideRow[]; now: Date; place: Place };

async function Overrides({ rows, now, place }: OverridesProps) {
  const [t, parts] = await Promise.all([
    getTranslations("approvals.overrides"),
    getTranslations("compensation.part"),
  ]);
  return (
    <Table label={t("table")}>
      <TableHead>
        <Th>{t("when")}</Th>
        <Th>{t("who")}</Th>
        <Th>{t("case")}</Th>
        <Th align="end">{t("amount")}</Th>
        <Th>{t("why")}</Th>
        <Th>{t("answer")}</Th>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="tabular whitespace-nowrap text-muted">{formatInstant(row.at, place)}</Td>
            <Td className="whitespace-nowrap">{row.byName}</Td>
            <Td className="whitespace-nowrap">
              <Link href={paths.case(row.reference)} prefetch={false} className="link tabular">
                {row.reference}
              </Link>
              <span className="ms-2 text-muted">{row.customerName}</span>
            </Td>
            <Td align="end" className="whitespace-nowrap">
              <Link href={paths.ledgerEntry(row.awardId)} prefetch={false} className="link tabular">
                {formatMoney({ amountMinor: row.amountMinor, currency: row.currency }, place.locale)}
              </Link>
              <span className="block text-xs text-muted">{parts(row.part)}</span>
            </Td>
            <Td className="max-w-sm min-w-40 whitespace-pre-wrap">{row.why}</Td>
            <Td className="min-w-48">
              <Answer row={row} now={now} place={place} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

async function Answer({ row, now, place }: { row: OverrideRow; now: Date; place: Place }) {
  const t = await getTranslations("approvals.overrides");
  const { answer, answeredAt, answeredByName, answerComment, dueAt } = row;
  if (answer === null || answeredAt === null) {
    const isLate = dueAt.getTime() < now.getTime();
    const at = formatInstant(dueAt, place);
    return (
      <Badge tone={isLate ? "danger" : "warning"} icon={isLate ? "clock-alert" : "hourglass"}>
        {t(isLate ? "overdue" : "waits", { at })}
      </Badge>
    );
  }
  const facts = { name: answeredByName ?? "", at: formatInstant(answeredAt, place) };
  return (
    <div className="grid gap-0.5">
      <Badge
        tone={answer === "approved" ? "success" : "danger"}
        icon={answer === "approved" ? "check" : "ban"}
      >
        {t(answer === "approved" ? "ratified" : "refused", facts)}
      </Badge>
      {answerComment ? <span className="text-muted">{answerComment}</span> : null}
    </div>
  );
}
