import Link from "next/link";
import type { ReactNode } from "react";
import { AwardBadge } from "@/components/compensation/award-badge";
import { RemedyLines } from "@/components/compensation/remedy-lines";
import { PaymentBadge } from "@/components/payouts/payment-badge";
import { can } from "@/lib/auth/permissions";
import { type PaymentView, paymentsByRemedy } from "@/lib/compensation/queries/payments";
import type { AwardView } from "@/lib/compensation/types";
import { DEVIATION_REASONS } from "@/lib/domain/compensation/deviation";
import { formatInstant, formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { nameIn } from "@/lib/ledger/names";
import { paths } from "@/lib/paths";
import { AwardActions } from "./award-actions";
import type { CaseView } from "./case-view";
import { DeliverForm } from "./deliver-form";

/** One award of this case: what, how much, where it stands, who is behind it, and what can be done. */
export async function AwardCard({ award, view }: { award: AwardView; view: CaseView }) {
  const { place, staff } = view;
  const isFulfilling = award.status === "fulfilling";
  const [t, parts, payments] = await Promise.all([
    getTranslations("awards"),
    getTranslations("compensation.part"),
    paymentsByRemedy(staff, isFulfilling ? [award.id] : []),
  ]);
  const delivering = isFulfilling && can(staff.role, "award.fulfil");
  const amount = formatMoney({ amountMinor: award.amountMinor, currency: award.currency }, place.locale);
  return (
    <article className="grid gap-2 rounded-lg border border-line p-3 text-ui-sm">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">
          {parts(award.part)} <span className="tabular">{amount}</span>
        </h3>
        <AwardBadge status={award.status} />
      </header>
      <RemedyLines
        currency={award.currency}
        locale={place.locale}
        lines={award.remedies.map((remedy) => ({
          ...remedy,
          note: remedy.stock
            ? t("card.fromStock", {
                units: remedy.stock.units,
                sku: remedy.stock.sku,
                name: nameIn(remedy.stock.names, place.locale),
              })
            : null,
          after: remedy.fulfilledAt ? (
            <span className="text-muted">
              {t("card.delivered", { at: formatInstant(remedy.fulfilledAt, place) })}
              {remedy.proof ? ` · ${remedy.proof}` : ""}
            </span>
          ) : (
            <OpenRemedy payment={payments.get(remedy.id)}>
              {delivering ? <DeliverForm award={award} remedyId={remedy.id} view={view} /> : null}
            </OpenRemedy>
          ),
        }))}
      />
      <AwardFacts award={award} view={view} />
      <AwardActions award={award} view={view} />
      {can(staff.role, "ledger.read") && award.offeredAt ? (
        <Link href={paths.ledgerEntry(award.id)} prefetch={false} className="link">
          {t("card.story")}
        </Link>
      ) : null}
    </article>
  );
}

type OpenRemedyProps = { payment: PaymentView | undefined; children: ReactNode };

/** Money says where it stands on its way; what the bank has in hand is not handed over as well. */
function OpenRemedy({ payment, children }: OpenRemedyProps) {
  return (
    <>
      {payment ? (
        <span>
          <PaymentBadge state={payment.state} reason={payment.reason} />
        </span>
      ) : null}
      {payment?.state === "at-bank" ? null : children}
    </>
  );
}

async function AwardFacts({ award, view }: { award: AwardView; view: CaseView }) {
  const { place, now } = view;
  const [t, reasons] = await Promise.all([
    getTranslations("awards.card"),
    getTranslations("compensation.deviation-reason"),
  ]);
  const { status, expiresAt, fulfilDueAt, fulfilledAt } = award;
  const reason = DEVIATION_REASONS.find((each) => each === award.deviationReason);
  const isLate = fulfilDueAt !== null && status === "fulfilling" && fulfilDueAt.getTime() < now.getTime();
  return (
    <div className="grid gap-0.5 text-muted">
      {status === "offered" && expiresAt ? (
        <p>{t("expires", { at: formatInstant(expiresAt, place) })}</p>
      ) : null}
      {status === "fulfilling" && fulfilDueAt ? (
        <p className={isLate ? "font-medium text-danger" : undefined}>
          {t(isLate ? "late" : "due", { at: formatInstant(fulfilDueAt, place) })}
          {award.ownerName ? ` · ${t("owner", { name: award.ownerName })}` : ""}
        </p>
      ) : null}
      {fulfilledAt ? <p>{t("fulfilled", { at: formatInstant(fulfilledAt, place) })}</p> : null}
      <p>
        {t("by", { name: award.requestedByName })}
        {award.approvedByName ? ` · ${t("approved", { name: award.approvedByName })}` : ""}
      </p>
      {reason ? <p>{t("reason", { reason: reasons(reason) })}</p> : null}
      {award.comment ? <p>{t("comment", { comment: award.comment })}</p> : null}
    </div>
  );
}
