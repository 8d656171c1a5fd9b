import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { ASSUMED_IMPACT } from "@/lib/domain/simulation/apart";
import type { Apart, ApartRow } from "@/lib/domain/simulation/result";
import { formatNumber } from "@/lib/i18n/format";
import type { PanelScope } from "./panel-scope";

/** Complaints that the rules never decided: sides only, no amounts. */
export function ApartPanel({ apart, words, casesHref }: PanelScope & { apart: Apart }) {
  const { t, compensation } = words;
  const impact = (severity: keyof typeof ASSUMED_IMPACT) =>
    compensation(`value.impact.${ASSUMED_IMPACT[severity]}`);
  return (
    <Panel
      id="apart"
      title={t("apart.title")}
      description={t("apart.assumption", {
        urgent: impact("urgent"),
        standard: impact("standard"),
        low: impact("low"),
        n: apart.assumedImpact,
      })}
    >
      <div className="grid gap-6 lg:grid-cols-2">
        <ApartTable
          title={t("apart.imported")}
          basis={t("apart.importedBasis")}
          rows={apart.imported}
          words={words}
          casesHref={casesHref}
        />
        <ApartTable
          title={t("apart.undecided")}
          basis={t("apart.undecidedBasis")}
          rows={apart.undecided}
          words={words}
          casesHref={casesHref}
        />
      </div>
      {apart.unknownKind > 0 ? (
        <p className="mt-3 text-ui text-muted">{t("apart.unknownKind", { n: apart.unknownKind })}</p>
      ) : null}
    </Panel>
  );
}

type ApartTableProps = PanelScope & { title: string; basis: string; rows: readonly ApartRow[] };

function ApartTable({ title, basis, rows, words: { t, locale }, casesHref }: ApartTableProps) {
  return (
    <div className="grid content-start gap-2">
      <h3 className="text-ui font-semibold">{title}</h3>
      <p className="text-ui-sm text-muted">{basis}</p>
      {rows.length === 0 ? (
        <p className="text-ui text-muted">{t("apart.none")}</p>
      ) : (
        <Table label={title} frame="lg:overflow-x-auto">
          <TableHead>
            <Th>{t("apart.was")}</Th>
            <Th>{t("apart.now")}</Th>
            <Th align="end">{t("apart.cases")}</Th>
          </TableHead>
          <tbody>
            {rows.map(({ was, now, n, figure }) => (
              <Tr key={figure}>
                <Td>{t(`apart.relief.${was}`)}</Td>
                <Td>{t(`apart.relief.${now}`)}</Td>
                <Td align="end">
                  <Link href={casesHref(figure)} prefetch={false} className="link tabular">
                    {formatNumber(n, locale)}
                  </Link>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
