import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { requireStaff } from "@/lib/auth/session";
import { type LikeCaseRow, likeCellFor, listLikeCases } from "@/lib/compensation/queries/precedents";
import { readRowCursor, writeRowCursor } from "@/lib/compensation/row-cursor";
import { PRECEDENT_DAYS, PRECEDENT_LIMIT } from "@/lib/domain/precedents";
import { formatInstant, formatMoney, formatZone, type Place } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";

type LikeCasesProps = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

export async function generateMetadata({ params }: Pick<LikeCasesProps, "params">): Promise<Metadata> {
  const [t, { reference }] = await Promise.all([getTranslations("fairness.precedents"), params]);
  return { title: t("listTitle", { reference: decodeURIComponent(reference) }) };
}

/** The cases behind the figures beside a proposed remedy: what each of them got, the newest first. */
export default async function LikeCasesPage({ params, searchParams }: LikeCasesProps) {
  const staff = await requireStaff("case.read");
  const [t, common, locale, organisation, { reference: part }, { after: at }] = await Promise.all([
    getTranslations("fairness.precedents"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    params,
    searchParams,
  ]);
  const reference = decodeURIComponent(part);
  const now = databaseNow();
  const after = readRowCursor(at);
  const ask = await likeCellFor(staff, reference);
  if (!ask) notFound();
  const isAssessed = ask !== "not-assessed";
  const page = isAssessed ? await listLikeCases(staff, ask, { after, now }) : null;
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const here = (cursor: string | null) => withQuery(paths.precedents(reference), { after: cursor });
  return (
    <>
      <PageHeader
        kicker={
          <ButtonLink href={paths.case(reference)} size="small" icon="arrow-left" variant="quiet">
            {t("back")}
          </ButtonLink>
        }
        title={t("listTitle", { reference })}
        description={
          <>
            {t("basis", { days: PRECEDENT_DAYS, limit: PRECEDENT_LIMIT })}
            {locale === "en" ? " " : null}
            {common("timesShownIn", { zone: formatZone(place, now) })}
          </>
        }
      />
      <Panel padding="none">
        {page && page.rows.length > 0 ? (
          <LikeCases rows={page.rows} place={place} />
        ) : (
          <EmptyState icon="scale" title={t(isAssessed ? "empty" : "notAssessed")}>
            {isAssessed ? t("emptyText", { days: PRECEDENT_DAYS }) : t("notAssessedText")}
          </EmptyState>
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{ href: after ? here(null) : null, label: t("first") }}
        next={{ href: page?.next ? here(writeRowCursor(page.next)) : null, label: common("next") }}
      />
    </>
  );
}

async function LikeCases({ rows, place }: { rows: readonly LikeCaseRow[]; place: Place }) {
  const t = await getTranslations("fairness.precedents");
  return (
    <Table label={t("table")}>
      <TableHead>
        <Th>{t("decided")}</Th>
        <Th>{t("case")}</Th>
        <Th align="end">{t("total")}</Th>
        <Th align="end">{t("goodwill")}</Th>
      </TableHead>
      <tbody>
        {rows.map(({ complaintId, reference, subject, decidedAt, totalMinor, goodwillMinor, currency }) => (
          <Tr key={complaintId}>
            <Td className="tabular whitespace-nowrap text-muted">{formatInstant(decidedAt, place)}</Td>
            <Td className="max-w-md min-w-48">
              <Link href={paths.case(reference)} prefetch={false} className="link tabular whitespace-nowrap">
                {reference}
              </Link>
              <span className="ms-2 text-muted">{subject}</span>
            </Td>
            {[totalMinor, goodwillMinor].map((amountMinor, column) => (
              <Td key={column} align="end" className="tabular whitespace-nowrap">
                {formatMoney({ amountMinor, currency }, place.locale)}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
