import { RemedyLines } from "@/components/compensation/remedy-lines";
import { FocusOnMount } from "@/components/ui/focus-on-mount";
import { Notice } from "@/components/ui/notice";
import { customerAwards } from "@/lib/compensation/queries/awards";
import { ownPayments } from "@/lib/compensation/queries/payments";
import type { CustomerAward } from "@/lib/compensation/types";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import type { PaymentState } from "@/lib/domain/payouts/life";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { customerPoints } from "@/lib/points/queries/of-customer";
import type { CustomerLot } from "@/lib/points/types";
import { customerVouchers } from "@/lib/vouchers/queries/of-customer";
import type { CustomerVoucher } from "@/lib/vouchers/types";
import { OfferAnswer } from "./offer-answer";
import { PointsBalance, PointsBox } from "./points-box";
import { VoucherBox } from "./voucher-box";

const ANSWERS = ["accepted", "declined", "expired", "already-answered", "not-found", "incomplete"] as const;

type OffersPanelProps = {
  proof: CustomerProof;
  reference: string;
  now: Date;
  place: Place;
  /** From the URL after an answer was sent. */
  answered?: string | string[] | undefined;
};

/** What the customer is owed and offered, where each stands, and the two buttons; complete without JavaScript. */
export async function OffersPanel({ proof, reference, now, place, answered }: OffersPanelProps) {
  const awards = await customerAwards(proof);
  if (awards.length === 0) return null;
  const [t, vouchers, points, payments] = await Promise.all([
    getTranslations("awards.customer"),
    customerVouchers(proof),
    customerPoints(proof),
    ownPayments(
      proof,
      awards.map(({ id }) => id),
    ),
  ]);
  const given = { vouchers, lots: points.lots };
  const notice = ANSWERS.find((answer) => answer === answered);
  return (
    <section aria-labelledby="offers" className="grid gap-4">
      <h2 id="offers" className="text-xl font-semibold">
        {t("title")}
      </h2>
      {notice ? (
        <Notice
          tone={notice === "accepted" || notice === "declined" ? "success" : "warning"}
          role="status"
          id="offer-answer"
        >
          {/* The button that was pressed is gone; once more after each answer. */}
          <FocusOnMount key={awards.map(({ status }) => status).join()} targetId="offer-answer" />
          {t(`notice.${notice}`)}
        </Notice>
      ) : null}
      {awards.map((award) => (
        <OfferCard
          key={award.id}
          award={award}
          given={given}
          payments={payments}
          reference={reference}
          now={now}
          place={place}
        />
      ))}
      <PointsBalance balances={points.balances} number={points.number} place={place} />
    </section>
  );
}

/** What the system handed out of these awards, by the remedy it is for. */
type Given = { vouchers: readonly CustomerVoucher[]; lots: readonly CustomerLot[] };

type OfferCardProps = {
  award: CustomerAward;
  given: Given;
  payments: ReadonlyMap<string, PaymentState>;
  reference: string;
  now: Date;
  place: Place;
};

async function OfferCard({ award, given, payments, reference, now, place }: OfferCardProps) {
  const [t, told] = await Promise.all([getTranslations("awards.customer"), getTranslations("payee.told")]);
  const stateOf = (remedyId: string) => (award.status === "fulfilling" ? payments.get(remedyId) : undefined);
  const { title, body, tone } = wordsOf(award, { now, place });
  const delivered = award.status === "fulfilling" ? t("delivered") : null;
  const { vouchers, lots } = handedOut(award, given);
  const total = formatMoney({ amountMinor: award.amountMinor, currency: award.currency }, place.locale);
  const isOpen = award.status === "offered" && (award.expiresAt?.getTime() ?? 0) >= now.getTime();
  return (
    <article aria-labelledby={`offer-${award.id}`} className={`grid gap-4 rounded-lg border p-5 ${tone}`}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 id={`offer-${award.id}`} className="text-lg font-semibold">
          {t(title.key, title.values)}
        </h3>
        <p className="tabular text-lg font-semibold">{total}</p>
      </header>
      <RemedyLines
        currency={award.currency}
        locale={place.locale}
        lines={award.remedies.map((remedy) => ({
          ...remedy,
          after:
            remedy.fulfilledAt && delivered && remedy.kind !== "voucher" && remedy.kind !== "points" ? (
              <span className="text-ui-sm text-muted">{delivered}</span>
            ) : (
              <PaymentTold state={stateOf(remedy.id)} words={told} />
            ),
        }))}
      />
      {vouchers.map((voucher) => (
        <VoucherBox key={voucher.id} voucher={voucher} now={now} place={place} />
      ))}
      {lots.map((lot) => (
        <PointsBox key={lot.id} lot={lot} now={now} place={place} />
      ))}
      {body ? (
        <p>
          {t(body.key, body.values)}
          {body.key === "fulfilledBody" ? (
            <>
              {place.locale === "en" ? " " : ""}
              <a href="#body" className="link">
                {t("fulfilledLink")}
              </a>
            </>
          ) : null}
        </p>
      ) : null}
      {isOpen ? <OfferAnswer awardId={award.id} reference={reference} /> : null}
    </article>
  );
}

type PaymentToldProps = { state: PaymentState | undefined; words: (state: PaymentState) => string };

/** Where money is on its way, in the customer's words. */
function PaymentTold({ state, words }: PaymentToldProps) {
  return state ? <span className="text-ui-sm text-muted">{words(state)}</span> : null;
}

function handedOut({ remedies }: CustomerAward, { vouchers, lots }: Given): Given {
  const isOf = ({ remedyId }: { remedyId: string }) => remedies.some(({ id }) => id === remedyId);
  return { vouchers: vouchers.filter(isOf), lots: lots.filter(isOf) };
}

type Words = {
  title: { key: TitleKey; values: { date: string } };
  body: { key: BodyKey; values: { date: string; expected: string } } | null;
  tone: string;
};
type TitleKey =
  | "owedTitle"
  | "offerTitle"
  | "acceptedTitle"
  | "declinedTitle"
  | "expiredTitle"
  | "fulfilledTitle";
type BodyKey =
  | "owedBody"
  | "offerBody"
  | "acceptedBody"
  | "declinedBody"
  | "expiredBody"
  | "fulfilledBody"
  | "postponedBody"
  | "lateBody";

const OPEN = "border-accent-line bg-accent-soft";
const QUIET = "border-line bg-surface";

/** What is said about an award where it stands; a late promise is admitted, and an offer past its end is not open. */
function wordsOf(award: CustomerAward, { now, place }: { now: Date; place: Place }): Words {
  const day = (at: Date | null) => (at ? formatInstant(at, place, "date-long") : "");
  const words = (title: TitleKey, body: BodyKey | null, at: Date | null, tone = QUIET): Words => ({
    title: { key: title, values: { date: day(at) } },
    body: body ? { key: body, values: { date: day(at), expected: day(award.expectedAt) } } : null,
    tone,
  });
  const { status, part, expiresAt, fulfilDueAt, fulfilledAt } = award;
  if (status === "fulfilled") return words("fulfilledTitle", "fulfilledBody", fulfilledAt);
  if (status === "declined") return words("declinedTitle", "declinedBody", null);
  const isOver = expiresAt !== null && expiresAt.getTime() < now.getTime();
  if (status === "expired" || (status === "offered" && isOver))
    return words("expiredTitle", "expiredBody", expiresAt);
  if (status === "offered") {
    const offer = words("offerTitle", "offerBody", expiresAt, OPEN);
    return {
      ...offer,
      body: {
        key: "offerBody",
        values: { date: expiresAt ? formatInstant(expiresAt, place) : "", expected: "" },
      },
    };
  }
  const title = part === "entitlement" ? "owedTitle" : "acceptedTitle";
  if (award.expectedAt !== null) return words(title, "postponedBody", fulfilDueAt);
  if (fulfilDueAt !== null && fulfilDueAt.getTime() < now.getTime())
    return words(title, "lateBody", fulfilDueAt);
  return words(title, part === "entitlement" ? "owedBody" : "acceptedBody", fulfilDueAt);
}
