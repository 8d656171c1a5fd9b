import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SeverityBadge } from "@/components/complaints/severity-badge";
import { StatusBadge } from "@/components/complaints/status-badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { noteCustomerView } from "@/lib/audit/looks";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { customerComplaints, type HistoryRow } from "@/lib/complaints/queries/history";
import { customerFile } from "@/lib/customers/queries/file";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { isUuid } from "@/lib/uuid";
import { ContactsPanel } from "./_components/contacts-panel";
import { RemediesPanel } from "./_components/remedies-panel";
import { SurveysPanel } from "./_components/surveys-panel";
import { WalletPanel } from "./_components/wallet-panel";

type CustomerPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("case.page");
  return { title: t("customerTitle") };
}

/** One customer: who they are, what they complained about, what they got, what they said of it. */
export default async function CustomerPage({ params }: CustomerPageProps) {
  const staff = await requireStaff("customer.read");
  const { id } = await params;
  const file = isUuid(id) ? await customerFile(staff, id) : null;
  if (!file) notFound();
  noteCustomerView(staff, file.id);
  const [t, audit, locale, organisation, complaints] = await Promise.all([
    getTranslations("case.page"),
    getTranslations("audit"),
    getLocale(),
    organisationFrame(),
    customerComplaints(staff, id, null),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  return (
    <>
      <PageHeader
        title={file.name}
        kicker={
          <Link href={paths.customers} prefetch={false} className="link">
            {t("customerTitle")}
          </Link>
        }
        description={t("since", { date: formatInstant(file.createdAt, place, "date") })}
        actions={
          can(staff.role, "audit.read") ? (
            <ButtonLink href={withQuery(paths.audit, { customer: file.id })} icon="eye" size="small">
              {audit("customer.link")}
            </ButtonLink>
          ) : null
        }
      />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <ComplaintsPanel rows={complaints} place={place} />
        <div className="grid gap-3">
          <ContactsPanel file={file} />
          <RemediesPanel file={file} place={place} />
          <WalletPanel staff={staff} customerId={file.id} place={place} />
          <SurveysPanel file={file} place={place} />
        </div>
      </div>
    </>
  );
}

async function ComplaintsPanel({ rows, place }: { rows: readonly HistoryRow[]; place: Place }) {
  const [t, queue, triage] = await Promise.all([
    getTranslations("case.page"),
    getTranslations("queue.columns"),
    getTranslations("triage.outcome"),
  ]);
  return (
    <Panel id="complaints" title={t("complaints")} padding="none">
      {rows.length === 0 ? (
        <EmptyState title={t("noComplaints")} />
      ) : (
        <Table label={queue("case")}>
          <TableHead>
            <Th>{queue("received")}</Th>
            <Th>{queue("case")}</Th>
            <Th>{queue("severity")}</Th>
            <Th>{queue("status")}</Th>
            <Th>{t("outcome")}</Th>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td className="text-ui-sm whitespace-nowrap">
                  {formatInstant(row.receivedAt, place, "date")}
                </Td>
                <Td>
                  {/* What it is about keeps its room: on a phone what follows it is scrolled to. */}
                  <Link
                    href={paths.case(row.reference)}
                    prefetch={false}
                    className="block min-w-48 hover:underline"
                  >
                    <span className="me-2 text-ui-sm text-muted">{row.reference}</span>
                    {row.subject}
                  </Link>
                </Td>
                <Td>
                  <SeverityBadge severity={row.severity} />
                </Td>
                <Td>
                  <StatusBadge status={row.status} />
                </Td>
                <Td className="text-ui-sm">{row.outcome ? triage(row.outcome) : "–"}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
