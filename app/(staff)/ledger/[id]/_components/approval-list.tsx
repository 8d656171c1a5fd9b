import { useTranslations } from "next-intl";
import type { ApprovalStory } from "@/lib/compensation/queries/story";
import { formatInstant, type Place } from "@/lib/i18n/format";

/** Who was asked and what they said; an award within authority needed nobody. */
export function ApprovalList({ approvals, place }: { approvals: readonly ApprovalStory[]; place: Place }) {
  const t = useTranslations("ledger.story");
  if (approvals.length === 0) return <p className="text-ui-sm text-muted">{t("noApproval")}</p>;
  return (
    <ul className="grid gap-2 text-ui-sm">
      {approvals.map((approval) => (
        <li key={approval.id}>
          {approval.decision && approval.decidedAt
            ? t("approval", {
                decision: t(`approvalDecision.${approval.decision}`),
                name: approval.decidedByName ?? "",
                at: formatInstant(approval.decidedAt, place),
              })
            : t("waiting", {
                at: formatInstant(approval.requestedAt, place),
                name: approval.requestedByName,
              })}
          {approval.comment ? (
            <blockquote className="border-s-2 border-line-strong ps-3 whitespace-pre-wrap">
              {approval.comment}
            </blockquote>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
