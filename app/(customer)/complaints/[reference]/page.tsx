import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { Badge } from "@/components/ui/badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { FocusOnMount } from "@/components/ui/focus-on-mount";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { type CustomerProof, customerProof, heldProof } from "@/lib/complaints/customer-proof";
import { type CustomerView, customerView } from "@/lib/complaints/queries/customer-view";
import { heldCustomerView } from "@/lib/complaints/queries/held-view";
import { reopenUntil } from "@/lib/complaints/queries/reopenable";
import { answerWithStatus } from "@/lib/http/current-response";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { AppealSection } from "./_components/appeal-section";
import { NeedsLink } from "./_components/needs-link";
import { OffersPanel } from "./_components/offers-panel";
import { PayeeSection } from "./_components/payee-section";
import { PromiseLine } from "./_components/promise-line";
import { ReopenSection } from "./_components/reopen-section";
import { ReplyForm } from "./_components/reply-form";
import { SurveyInvitation } from "./_components/survey-invitation";
import { Timeline } from "./_components/timeline";
import { WithdrawForm } from "./_components/withdraw-form";

const SENT = ["reply", "withdrawn", "appealed", "payee", "reopened"] as const;

type PageProps = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ sent?: string | string[]; offer?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tracking");
  return { title: t("title") };
}

/** The customer's own page. The link is checked before anything is made; without it, all references look alike. */
export default async function ComplaintPage({ params, searchParams }: PageProps) {
  const { reference } = await params;
  const proof = await customerProof(reference);
  const view = proof && (await customerView(proof));
  const { sent: asked, offer } = await searchParams;
  const sent = SENT.find((one) => one === asked) ?? null;
  if (proof && view) return <Complaint proof={proof} view={view} sent={sent} offer={offer} />;
  const held = await heldProof(reference);
  const heldView = held && (await heldCustomerView(held));
  if (heldView) return <Complaint proof={null} view={heldView} sent={sent} offer={offer} />;
  if (!answerWithStatus(404)) notFound();
  return <NeedsLink reference={reference} />;
}

type ComplaintProps = {
  /** Null while a person has yet to look at what was filed: there are no offers and no surveys then. */
  proof: CustomerProof | null;
  view: CustomerView;
  sent: (typeof SENT)[number] | null;
  offer: string | string[] | undefined;
};

async function Complaint({ proof, view, sent, offer }: ComplaintProps) {
  const [t, locale, organisation] = await Promise.all([
    getTranslations("tracking"),
    getLocale(),
    organisationFrame(),
  ]);
  const now = databaseNow();
  const mayReopenUntil = proof && view.status === "closed" ? await reopenUntil(proof, now) : null;
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const isTheirs = view.status === "waiting-for-customer";
  return (
    <>
      <PageHeader
        kicker={<span className="tabular">{view.reference}</span>}
        title={t("title")}
        description={
          <>
            <Badge tone={isTheirs ? "warning" : view.isOpen ? "info" : "neutral"}>
              {t(`status.${view.status}.label`)}
            </Badge>{" "}
            {mayReopenUntil ? t("reopen.text") : t(`status.${view.status}.text`)}
          </>
        }
      />
      <div className="grid gap-10">
        {sent ? (
          <Notice tone="success" role="status" id="sent">
            <FocusOnMount key={view.entries.length} targetId="sent" />
            {t(`sent.${sent}`)}
          </Notice>
        ) : null}
        {mayReopenUntil ? (
          <ReopenSection reference={view.reference} until={mayReopenUntil} place={place} />
        ) : null}
        <PromiseLine view={view} now={now} place={place} />
        {proof ? (
          <>
            <SurveyInvitation complaintId={proof.complaintId} />
            <OffersPanel proof={proof} reference={view.reference} now={now} place={place} answered={offer} />
            <PayeeSection proof={proof} reference={view.reference} locale={locale} />
          </>
        ) : null}
        <Timeline
          reference={view.reference}
          entries={view.entries}
          place={place}
          organisation={organisation?.name ?? ""}
        />
        {proof ? <AppealSection proof={proof} reference={view.reference} now={now} place={place} /> : null}
        <section aria-labelledby="reply">
          <h2 id="reply" className="mb-3 text-xl font-semibold">
            {t("reply.title")}
          </h2>
          <ClientMessages namespaces={["tracking", "files"]}>
            <ReplyForm reference={view.reference} token={randomUUID()} />
          </ClientMessages>
        </section>
        <Facts view={view} place={place} />
        {view.mayWithdraw ? (
          <ClientMessages namespaces={["tracking"]}>
            <WithdrawForm reference={view.reference} />
          </ClientMessages>
        ) : null}
      </div>
    </>
  );
}

async function Facts({ view, place }: { view: CustomerView; place: Place }) {
  const t = await getTranslations("tracking.facts");
  const { reference, receivedAt, orderReference, amountPaid, remedySought } = view;
  return (
    <section aria-labelledby="facts" className="border-t border-line pt-8">
      <h2 id="facts" className="mb-3 text-xl font-semibold">
        {t("title")}
      </h2>
      <DefinitionList
        items={[
          { term: t("reference"), value: <span className="tabular">{reference}</span> },
          { term: t("receivedAt"), value: formatInstant(receivedAt, place) },
          { term: t("order"), value: orderReference },
          { term: t("amount"), value: amountPaid ? formatMoney(amountPaid, place.locale) : null },
          { term: t("remedy"), value: remedySought },
        ]}
      />
    </section>
  );
}
