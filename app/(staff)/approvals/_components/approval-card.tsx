import Link from "next/link";
import { DecisionWhy } from "@/components/compensation/decision-why";
import { PrecedentSummary } from "@/components/compensation/precedent-summary";
import { RemedyLines } from "@/components/compensation/remedy-lines";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import type { ApprovalRow } from "@/lib/compensation/queries/approvals";
import { DEVIATION_REASONS } from "@/lib/domain/compensation/deviation";
import { formatDue, formatMoney, formatRelative, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { ApprovalForm } from "./approval-form";
import { ProposedAndAsked } from "./proposed-and-asked";

type ApprovalCardProps = { row: ApprovalRow; staff: Staff; now: Date; place: Place };

/** One approval: what, how much, why it is asked, how the rules decided, and the answer. */
export async function ApprovalCard({ row, staff, now, place }: ApprovalCardProps) {
  const [t, parts, eyes] = await Promise.all([
    getTranslations("approvals"),
    getTranslations("compensation.part"),
    getTranslations("compensation.four-eyes"),
  ]);
  const amount = formatMoney({ amountMinor: row.amountMinor, currency: row.currency }, place.locale);
  return (
    <article
      aria-labelledby={`approval-${row.id}`}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 rounded-lg border border-line bg-surface p-4 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
        <header className="grid gap-1">
          <h2 id={`approval-${row.id}`} className="text-base font-semibold">
            <span className="tabular">{amount}</span> · {parts(row.part)}
          </h2>
          <p>
            <Link href={paths.case(row.reference)} prefetch={false} className="link whitespace-nowrap">
              {row.reference}
            </Link>{" "}
            {row.customerName} · {row.subject}
          </p>
          <p className="text-ui-sm text-muted">
            {t("asked", {
              ago: formatRelative(row.requestedAt, now, place.locale),
              name: row.requestedByName,
            })}
          </p>
        </header>
        <ApprovalFacts row={row} now={now} place={place} />
        {row.isVoid ? <Notice tone="danger">{t("void")}</Notice> : null}
        <RemedyLines lines={row.remedies} currency={row.currency} locale={place.locale} />
        {row.comparison ? (
          <ProposedAndAsked
            comparison={row.comparison}
            isOwed={row.part === "entitlement"}
            currency={row.currency}
            locale={place.locale}
          />
        ) : null}
        {row.precedents ? (
          <PrecedentSummary
            precedents={row.precedents}
            currency={row.currency}
            locale={place.locale}
            href={paths.precedents(row.reference)}
          />
        ) : null}
        {row.decision ? (
          <details>
            <summary className="text-ui-sm font-medium text-accent-ink">{t("why")}</summary>
            <div className="mt-1">
              <DecisionWhy decision={row.decision} policy={row.policy} locale={place.locale} />
            </div>
          </details>
        ) : null}
        {row.words ? (
          <details>
            <summary className="text-ui-sm font-medium text-accent-ink">{t("words")}</summary>
            <blockquote className="mt-1 border-s-2 border-line-strong ps-3 text-ui-sm whitespace-pre-wrap">
              {row.words}
            </blockquote>
          </details>
        ) : null}
      </div>
      <div className="grid content-start gap-3">
        {row.refusal === null ? (
          <ApprovalForm row={row} />
        ) : (
          <p className="text-ui-sm text-muted">{t("refusal", { reason: eyes(row.refusal) })}</p>
        )}
        {can(staff.role, "award.override") && !row.isRatification && row.refusal !== "is-beneficiary" ? (
          <ApprovalForm row={row} override />
        ) : null}
      </div>
    </article>
  );
}

type FactsProps = Pick<ApprovalCardProps, "row" | "now" | "place">;

async function ApprovalFacts({ row, now, place }: FactsProps) {
  const [t, deviations] = await Promise.all([
    getTranslations("approvals"),
    getTranslations("compensation.deviation-reason"),
  ]);
  const isLate = row.dueAt.getTime() < now.getTime();
  const deviation = DEVIATION_REASONS.find((reason) => reason === row.deviationReason);
  return (
    <ul className="flex flex-wrap gap-1.5">
      <li>
        <Badge tone={isLate ? "danger" : "neutral"} icon={isLate ? "clock-alert" : "clock"}>
          {t(isLate ? "late" : "due", { at: formatDue(row.dueAt, now, place) })}
        </Badge>
      </li>
      <li>
        <Badge icon="shield-check">{t(`needs.${row.requiredRole}`)}</Badge>
      </li>
      <li>
        <Badge>{t(`confirms.${row.confirms}`)}</Badge>
      </li>
      {row.reasons.map((reason) => (
        <li key={reason}>
          <Badge
            className="whitespace-normal *:whitespace-normal"
            tone={reason === "override" ? "danger" : "warning"}
            icon={reason === "override" ? "flag" : "scale"}
          >
            {t(`reason.${reason}`)}
          </Badge>
        </li>
      ))}
      {deviation ? (
        <li>
          <Badge tone="info">{t("deviation", { reason: deviations(deviation) })}</Badge>
        </li>
      ) : null}
    </ul>
  );
}
