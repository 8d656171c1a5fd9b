import type { Metadata } from "next";
import Link from "next/link";
import { RelativeTime } from "@/components/shell/relative-time";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireSignedIn } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { markAllRead } from "@/lib/notifications/actions";
import { listNotifications } from "@/lib/notifications/queries";
import type { NotificationKind } from "@/lib/notifications/types";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications");
  return { title: t("title") };
}

/** Where somebody is asked to decide, that place comes before the case. */
const AT_ONCE: Partial<Record<NotificationKind, string>> = {
  "approval-requested": paths.approvals,
  "ratification-late": paths.overrides,
  "budget-alert": paths.settingsSection("budgets"),
  "books-unsound": withQuery(paths.ledger, { check: "1" }),
};

/** Where a notification without a case leads. */
const ELSEWHERE: Partial<Record<NotificationKind, string>> = {
  "promise-late": paths.promises,
  "policy-review": paths.policies,
  "policy-decided": paths.policies,
  "payout-unanswered": paths.payouts,
  "duty-gap": paths.duty,
  "duty-handed-over": paths.duty,
  "payout-approval-voided": paths.payouts,
};

/** What happened in one's own cases while one was elsewhere, the latest first. */
export default async function NotificationsPage() {
  const staff = await requireSignedIn();
  const [t, common, locale, organisation, rows] = await Promise.all([
    getTranslations("notifications"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    listNotifications(staff),
  ]);
  const now = databaseNow();
  const timeZone = organisation?.timeZone ?? "UTC";
  return (
    <>
      <PageHeader
        title={t("title")}
        description={common("timesShownIn", { zone: formatZone({ locale, timeZone }, now) })}
        actions={
          rows.some(({ readAt }) => readAt === null) ? (
            <form action={markAllRead}>
              <SubmitButton variant="secondary">{t("markRead")}</SubmitButton>
            </form>
          ) : null
        }
      />
      <Panel padding="none">
        {rows.length === 0 ? (
          <EmptyState icon="bell" title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        ) : (
          <ul>
            {rows.map(({ id, kind, createdAt, readAt, reference, subject, mailId }) => {
              const elsewhere = mailId ? paths.outboxMail(mailId) : ELSEWHERE[kind];
              const href = AT_ONCE[kind] ?? (reference ? paths.case(reference) : elsewhere);
              return (
                <li
                  key={id}
                  className="flex min-h-row flex-wrap items-center gap-x-3 border-b border-line px-4 py-1 last:border-b-0"
                >
                  {readAt ? null : <Badge tone="accent">{t("new")}</Badge>}
                  <span className={readAt ? "" : "font-medium"}>{t(`kinds.${kind}`)}</span>
                  {href ? (
                    <Link href={href} prefetch={false} className="link min-w-0 flex-1 truncate">
                      {reference ? `${reference} · ${subject ?? ""}` : t(`kinds.${kind}`)}
                    </Link>
                  ) : null}
                  <RelativeTime
                    at={createdAt}
                    now={now}
                    timeZone={timeZone}
                    className="ms-auto text-ui-sm text-muted"
                  />
                </li>
              );
            })}
          </ul>
        )}
      </Panel>
    </>
  );
}
