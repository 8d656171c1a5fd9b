import Link from "next/link";
import { StatusBadge } from "@/components/complaints/status-badge";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { HistoryRow } from "@/lib/complaints/queries/history";
import { formatInstant } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import type { CaseView } from "./case-view";
import { ContactList } from "./contact-list";

const SHOWN = 4;

/** Who it is, how sure we are of it, and what they complained about before. */
export async function CustomerPanel({ view, history }: { view: CaseView; history: readonly HistoryRow[] }) {
  const { file } = view;
  const [t, words] = await Promise.all([getTranslations("case.customer"), getTranslations("case")]);
  return (
    <Panel
      id="customer"
      title={t("title")}
      actions={
        <Link href={paths.customer(file.customerId)} prefetch={false} className="link">
          {t("open")}
        </Link>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <div className="flex flex-wrap items-center gap-1.5">
          <span className="me-1 font-semibold">{file.customerName}</span>
          {file.tier !== "regular" ? (
            <Badge tone="accent" icon="star">
              {words(`tier.${file.tier}`)}
            </Badge>
          ) : null}
          <Badge>{words(`standing.${file.standing}`)}</Badge>
          {file.verified ? (
            <Badge tone="success" icon="badge-check">
              {t("verified")}
            </Badge>
          ) : (
            <Badge tone="warning" icon="triangle-alert">
              {t("unverified")}
            </Badge>
          )}
        </div>
        <ContactList view={view} />
        {file.customerNote ? (
          <p className="rounded-md bg-warning-soft px-2 py-1 text-ui-sm">
            <span className="font-medium">{t("note")}: </span>
            {file.customerNote}
          </p>
        ) : null}
        {!file.verified && history.length > 0 ? (
          <p className="text-ui-sm text-warning">{t("unverifiedHint")}</p>
        ) : null}
        <Earlier view={view} history={history} />
      </div>
    </Panel>
  );
}

async function Earlier({ view, history }: { view: CaseView; history: readonly HistoryRow[] }) {
  const t = await getTranslations("case.customer");
  const total = history[0]?.total ?? 0;
  if (total === 0) return <p className="text-ui-sm text-muted">{t("noEarlier")}</p>;
  return (
    <section className="min-w-0 border-t border-line pt-2">
      <h3 className="text-xs font-medium text-muted">{t("earlier", { count: total })}</h3>
      <ul className="grid grid-cols-[minmax(0,1fr)] text-ui-sm">
        {history.slice(0, SHOWN).map((row) => (
          <li key={row.id} className="flex min-h-7 items-center gap-2">
            <Link href={paths.case(row.reference)} prefetch={false} className="link min-w-0 flex-1 truncate">
              {row.subject}
            </Link>
            <span className="shrink-0 text-muted">{formatInstant(row.receivedAt, view.place, "date")}</span>
            <StatusBadge status={row.status} />
          </li>
        ))}
      </ul>
      {total > SHOWN ? (
        <Link href={paths.customer(view.file.customerId)} prefetch={false} className="link text-ui-sm">
          {t("more")}
        </Link>
      ) : null}
    </section>
  );
}
