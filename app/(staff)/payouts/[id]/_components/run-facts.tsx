import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { formatDay, formatInstant, type Place } from "@/lib/i18n/format";
import type { Run } from "@/lib/payouts/types";

/** Who prepared, approved and sent the run, and when. */
export function RunFacts({ run, place }: { run: Run; place: Place }) {
  const t = useTranslations("payouts.run");
  const by = (name: string | null, at: Date | null) =>
    at === null ? null : t("byAt", { name: name ?? "–", at: formatInstant(at, place) });
  return (
    <Panel>
      <DefinitionList
        items={[
          {
            term: t("day"),
            value: <span className="tabular">{formatDay(run.executionDay, place.locale)}</span>,
          },
          { term: t("prepared"), value: by(run.preparedByName, run.preparedAt) },
          { term: t("approved"), value: by(run.approvedByName, run.approvedAt) },
          { term: t("exported"), value: by(run.exportedByName, run.exportedAt) },
          { term: t("settled"), value: run.settledAt ? formatInstant(run.settledAt, place) : null },
        ]}
      />
    </Panel>
  );
}
