import type { ApiOffer, FiledComplaint, TrackedComplaint } from "@/lib/api/complaint-schema";
import { OFFER_STATUSES } from "@/lib/api/complaint-schema";
import type { CustomerAward } from "@/lib/compensation/types";
import type { CustomerView } from "@/lib/complaints/queries/customer-view";
import { toDecimalString } from "@/lib/domain/money";
import type { Severity } from "@/lib/domain/severity";
import { complaintLink, complaintToken } from "@/lib/links/complaint-link";

export function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

export function apiMoney(amountMinor: bigint, currency: string): { amount: string; currency: string } {
  return { amount: toDecimalString({ amountMinor, currency }), currency };
}

type JustFiled = {
  complaintId: string;
  reference: string;
  severity: Severity;
  promiseDueAt: Date;
  linkVersion: number;
};

/** The answer to filing; the same again when the request is repeated, so it tells how it was then. */
export function filedAnswer({
  complaintId,
  reference,
  linkVersion,
  severity,
  promiseDueAt,
}: JustFiled): FiledComplaint {
  return {
    reference,
    trackingUrl: complaintLink(complaintId, linkVersion),
    trackingToken: complaintToken(complaintId, linkVersion),
    severity,
    respondBy: promiseDueAt.toISOString(),
    status: "received",
  };
}

function offerOf(award: CustomerAward, now: Date): ApiOffer[] {
  const { part, currency, amountMinor, remedies, expiresAt } = award;
  const isOver = award.status === "offered" && expiresAt !== null && expiresAt.getTime() < now.getTime();
  const status = OFFER_STATUSES.find((one) => one === (isOver ? "expired" : award.status));
  if (!status) return [];
  return [
    {
      part,
      status,
      total: apiMoney(amountMinor, currency),
      remedies: remedies.map(({ kind, amountMinor: value, note, fulfilledAt }) => ({
        kind,
        value: value > 0n ? apiMoney(value, currency) : null,
        note,
        deliveredAt: iso(fulfilledAt),
      })),
      offeredAt: award.offeredAt.toISOString(),
      expiresAt: iso(expiresAt),
      answeredAt: iso(award.answeredAt),
      deliverBy: iso(award.fulfilDueAt),
    },
  ];
}

/** A complaint as its customer's page shows it. */
export function trackedAnswer(
  view: CustomerView,
  awards: readonly CustomerAward[],
  now: Date,
): TrackedComplaint {
  const { reference, status, severity, isOpen, orderReference, amountPaid, remedySought } = view;
  return {
    reference,
    status,
    severity,
    isOpen,
    receivedAt: view.receivedAt.toISOString(),
    promise: {
      respondBy: iso(view.promiseDueAt),
      keptAt: iso(view.promiseKeptAt),
      nextUpdateBy: iso(view.nextUpdateDueAt),
    },
    orderReference,
    amountPaid: amountPaid ? apiMoney(amountPaid.amountMinor, amountPaid.currency) : null,
    remedySought,
    timeline: view.entries.map((entry) =>
      entry.kind === "step"
        ? { kind: "step", step: entry.step, at: entry.at.toISOString() }
        : {
            kind: "message",
            from: entry.from,
            message: entry.message,
            body: entry.body,
            at: entry.at.toISOString(),
          },
    ),
    offers: awards.flatMap((award) => offerOf(award, now)),
  };
}
