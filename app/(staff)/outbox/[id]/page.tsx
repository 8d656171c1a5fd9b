import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { noteMailView } from "@/lib/audit/looks";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { LOCALE_NAMES } from "@/lib/i18n/config";
import { formatInstant, formatZone, type Place } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { outboxMail } from "@/lib/outbox/queries/list";
import { paths } from "@/lib/paths";
import { isUuid } from "@/lib/uuid";
import { LetterView } from "../_components/letter-view";
import { MailProblem } from "../_components/mail-problem";
import { MailStatusBadge } from "../_components/mail-status-badge";
import { SendAgain } from "../_components/send-again";

type MailPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("outbox");
  return { title: t("title") };
}

/** One mail, rendered as it is sent, with its private link masked. */
export default async function MailPage({ params }: MailPageProps) {
  const staff = await requireStaff("outbox.read");
  const { id } = await params;
  const mail = isUuid(id) ? await outboxMail(staff, id) : null;
  if (!mail) notFound();
  noteMailView(staff, mail);
  const [t, common, locale, organisation] = await Promise.all([
    getTranslations("outbox"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
  ]);
  const place: Place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const items = [
    { term: t("subject"), value: <span lang={mail.locale}>{mail.letter.subject}</span> },
    { term: t("column.to"), value: mail.reader === "staff" ? `${mail.to} · ${t("colleague")}` : mail.to },
    { term: t("column.language"), value: LOCALE_NAMES[mail.locale] },
    { term: t("column.status"), value: <MailStatusBadge status={mail.status} /> },
    { term: t("column.created"), value: formatInstant(mail.createdAt, place) },
    {
      term: t("sentAt"),
      value: mail.status === "sent" && mail.sentAt ? formatInstant(mail.sentAt, place) : null,
    },
    { term: t("tries"), value: mail.attempts > 1 ? String(mail.attempts) : null },
    {
      term: t("column.problem"),
      value: mail.lastError ? <MailProblem code={mail.lastError} status={mail.status} /> : null,
    },
    {
      term: t("column.case"),
      value: mail.reference ? (
        <Link href={paths.case(mail.reference)} prefetch={false} className="text-accent-ink hover:underline">
          {mail.reference}
        </Link>
      ) : null,
    },
  ];
  return (
    <>
      <PageHeader
        title={t(`template.${mail.template}`)}
        kicker={
          <Link href={paths.outbox} prefetch={false} className="hover:underline">
            {t("back")}
          </Link>
        }
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,42rem)_minmax(16rem,1fr)] lg:items-start">
        <LetterView letter={mail.letter} masked={mail.reader === "staff" ? null : t("masked")} />
        <Panel>
          <DefinitionList items={items} />
          {can(staff.role, "mail.resend") ? (
            <div className="mt-3">
              <SendAgain id={mail.id} status={mail.status} />
            </div>
          ) : null}
          <p className="mt-3 text-ui-sm text-muted">
            {common("timesShownIn", { zone: formatZone(place, mail.createdAt) })}
          </p>
        </Panel>
      </div>
    </>
  );
}
