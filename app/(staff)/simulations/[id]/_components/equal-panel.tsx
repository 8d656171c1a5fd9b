import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { LIKE_CASES_LEAST } from "@/lib/domain/simulation/cells";
import type { CellFigures } from "@/lib/domain/simulation/result";
import { formatNumber } from "@/lib/i18n/format";
import { cellName } from "../../_components/words";
import { roundedMoney } from "./amounts";
import type { CurrencyScope } from "./panel-scope";

/** Whether like cases are treated more alike, or less. */
export function EqualPanel({ figures, words, casesHref }: CurrencyScope) {
  const { t, locale } = words;
  const { equal, currency } = figures;
  const n = (value: number) => formatNumber(value, locale);
  const money = (value: number) => roundedMoney(value, currency, locale);
  const { pooledBefore, pooledAfter } = equal;
  return (
    <Panel
      id="equal"
      title={t("equal.title")}
      description={t("equal.basis", { least: n(LIKE_CASES_LEAST) })}
      padding="none"
    >
      {pooledBefore === null || pooledAfter === null ? (
        <p className="p-4 text-ui text-muted">{t("equal.none")}</p>
      ) : (
        <>
          <div className="grid gap-1 p-4 text-ui">
            <p>
              {t("equal.summary", {
                groups: equal.groups,
                cases: n(equal.cases),
                narrower: n(equal.narrower),
                wider: n(equal.wider),
              })}
            </p>
            <p>{t("equal.pooled", { before: money(pooledBefore), after: money(pooledAfter) })}</p>
            <p className="text-ui-sm text-muted">{t("equal.shown")}</p>
          </div>
          <Table label={t("equal.title")} frame="lg:overflow-x-auto">
            <TableHead>
              <Th>{t("equal.group")}</Th>
              <Th align="end">{t("equal.n")}</Th>
              <Th align="end">{t("equal.sdBefore")}</Th>
              <Th align="end">{t("equal.sdAfter")}</Th>
              <Th align="end">{t("equal.iqrBefore")}</Th>
              <Th align="end">{t("equal.iqrAfter")}</Th>
            </TableHead>
            <tbody>
              {equal.shown.map((cell) => (
                <Tr key={cell.figure}>
                  <Td className="min-w-56">{cellName(cell, words)}</Td>
                  <Td align="end">
                    <Link href={casesHref(cell.figure)} prefetch={false} className="link tabular">
                      {n(cell.n)}
                    </Link>
                  </Td>
                  {spreads(cell).map((value, place) => (
                    <Td key={place} align="end" className="tabular whitespace-nowrap">
                      {money(value)}
                    </Td>
                  ))}
                </Tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </Panel>
  );
}

function spreads({ before, after }: CellFigures): readonly number[] {
  return [before.sd, after.sd, before.iqr, after.iqr];
}
