import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { VOUCHER_TONES } from "@/components/vouchers/voucher-tones";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { voucherRest, voucherState } from "@/lib/domain/voucher";
import { maskedVoucherCode } from "@/lib/domain/voucher-code";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { isUuid } from "@/lib/uuid";
import { voucherStory } from "@/lib/vouchers/queries/story";
import type { VoucherStory } from "@/lib/vouchers/types";
import { CancelForm } from "./_components/cancel-form";
import { RedeemForm } from "./_components/redeem-form";
import { RenewForm } from "./_components/renew-form";
import { StepTable } from "./_components/step-table";

type VoucherPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("vouchers");
  return { title: t("story") };
}

/** One voucher from its issue to its end, and the counter's form for whoever brought its code. */
export default async function VoucherPage({ params }: VoucherPageProps) {
  const staff = await requireStaff("voucher.read");
  const { id } = await params;
  const voucher = isUuid(id) ? await voucherStory(staff, id) : null;
  if (!voucher) notFound();
  const [t, locale, organisation] = await Promise.all([
    getTranslations("vouchers"),
    getLocale(),
    organisationFrame(),
  ]);
  const now = databaseNow();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const state = voucherState(voucher, now);
  const isOpen = state === "open" || state === "part-used";
  return (
    <div className="grid gap-4">
      <PageHeader
        kicker={
          <Link href={paths.vouchers} prefetch={false} className="link">
            {t("title")}
          </Link>
        }
        title={<span className="tabular">{maskedVoucherCode(voucher.codeTail)}</span>}
        description={<Badge tone={VOUCHER_TONES[state]}>{t(`state.${state}`)}</Badge>}
        actions={
          can(staff.role, "ledger.read") ? (
            <ButtonLink href={paths.ledgerEntry(voucher.awardId)} icon="book-open">
              {t("facts.ledger")}
            </ButtonLink>
          ) : null
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Facts voucher={voucher} place={place} now={now} />
        {isOpen && can(staff.role, "voucher.redeem") ? <RedeemForm voucher={voucher} /> : null}
        <Panel id="history" title={t("history.title")} padding="none" className="lg:col-span-2">
          <StepTable steps={voucher.steps} currency={voucher.currency} place={place} />
        </Panel>
        {isOpen && can(staff.role, "voucher.renew-code") ? <RenewForm voucherId={voucher.id} /> : null}
        {isOpen && can(staff.role, "voucher.cancel") ? <CancelForm voucherId={voucher.id} /> : null}
      </div>
    </div>
  );
}

type FactsProps = { voucher: VoucherStory; place: Place; now: Date };

async function Facts({ voucher, place, now }: FactsProps) {
  const t = await getTranslations("vouchers");
  const money = (amountMinor: bigint) =>
    formatMoney({ amountMinor, currency: voucher.currency }, place.locale);
  const { cancelReason } = voucher;
  const link = (href: string, text: string) => (
    <Link href={href} prefetch={false} className="link">
      {text}
    </Link>
  );
  return (
    <Panel id="voucher" title={t("facts.title")}>
      <DefinitionList
        items={[
          { term: t("facts.rest"), value: <strong>{money(voucherRest(voucher, now))}</strong> },
          { term: t("facts.value"), value: money(voucher.valueMinor) },
          { term: t("facts.redeemed"), value: money(voucher.redeemedMinor) },
          {
            term: t("facts.customer"),
            value: link(paths.customer(voucher.customerId), voucher.customerName),
          },
          { term: t("facts.case"), value: link(paths.case(voucher.reference), voucher.reference) },
          { term: t("facts.issued"), value: formatInstant(voucher.issuedAt, place) },
          {
            term: t("facts.until"),
            value: formatInstant(new Date(voucher.expiresAt.getTime() - 1), place, "date-long"),
          },
          { term: t("facts.reason"), value: cancelReason ? t(`reason.${cancelReason}`) : null },
          { term: t("facts.cancelledBy"), value: voucher.cancelledByName },
        ]}
      />
    </Panel>
  );
}
