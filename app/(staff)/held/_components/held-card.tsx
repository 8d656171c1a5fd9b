import { SeverityBadge } from "@/components/complaints/severity-badge";
import { Badge } from "@/components/ui/badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { Timestamp } from "@/components/ui/timestamp";
import type { HeldStatus } from "@/lib/complaints/held-status";
import type { HeldRow } from "@/lib/complaints/queries/held";
import { LOCALE_NAMES } from "@/lib/i18n/config";
import { formatDue, formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { HeldForm } from "./held-form";

type HeldCardProps = { row: HeldRow; status: HeldStatus; mayReview: boolean; now: Date; place: Place };

/** One held filing: what it says, why it was held, and what to do with it. */
export async function HeldCard({ row, status, mayReview, now, place }: HeldCardProps) {
  const t = await getTranslations("held");
  const isLate = now.getTime() > row.promiseDueAt.getTime();
  const more = [
    row.files > 0 ? t("files", { n: row.files }) : null,
    row.additions > 0 ? t("additions", { n: row.additions }) : null,
  ].filter((one) => one !== null);
  return (
    <Panel>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="tabular text-ui font-semibold">{row.reference}</h2>
        <SeverityBadge severity={row.severity} />
        <Badge tone={isLate ? "danger" : "neutral"} look={isLate ? "soft" : "plain"} icon="clock">
          {isLate ? t("late") : t("due")} · {formatDue(row.promiseDueAt, now, place)}
        </Badge>
        {more.map((one) => (
          <Badge key={one}>{one}</Badge>
        ))}
      </div>
      {/* As text, never as a link: what stands here is what spam would like to be clicked. */}
      <p lang={row.locale} className="mb-3 line-clamp-6 max-w-prose text-ui break-words whitespace-pre-line">
        {row.description}
      </p>
      <DefinitionList
        items={[
          { term: t("why"), value: <Suspicions row={row} /> },
          { term: t("from"), value: row.name },
          { term: t("contact"), value: row.contact },
          { term: t("language"), value: LOCALE_NAMES[row.locale] },
          {
            term: t("received"),
            value: <Timestamp at={row.receivedAt}>{formatInstant(row.receivedAt, place)}</Timestamp>,
          },
          {
            term: t("marked"),
            value: row.decidedAt ? (
              <Timestamp at={row.decidedAt}>{formatInstant(row.decidedAt, place)}</Timestamp>
            ) : null,
          },
        ]}
      />
      {mayReview ? <HeldForm row={row} status={status} /> : null}
    </Panel>
  );
}

async function Suspicions({ row }: { row: HeldRow }) {
  const t = await getTranslations("held.suspicion");
  return (
    <ul>
      {row.suspicions.map((suspicion) => (
        <li key={suspicion}>{t(suspicion)}</li>
      ))}
    </ul>
  );
}
