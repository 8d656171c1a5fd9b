import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { paths, withQuery } from "@/lib/paths";
import type { ClockFigures } from "@/lib/sla/queries/report";
import { type SlaFilter, slaQuery } from "@/lib/sla/report-filter";
import { keptShare } from "./report-words";

type ClocksPanelProps = {
  figures: readonly ClockFigures[];
  names: ReadonlyMap<string, string>;
  filter: SlaFilter;
  locale: Locale;
};

/** Every clock with how its runs ended; its name leads to its own figures. */
export function ClocksPanel({ figures, names, filter, locale }: ClocksPanelProps) {
  const t = useTranslations("sla");
  if (figures.length === 0)
    return (
      <Panel id="clocks" title={t("clocks.title")}>
        <p className="text-muted">{t("clocks.empty")}</p>
      </Panel>
    );
  const counted = ["n", "kept", "broken", "late", "lapsed", "open"] as const;
  return (
    <Panel id="clocks" title={t("clocks.title")} description={t("clocks.description")} padding="none">
      <Table label={t("clocks.title")}>
        <TableHead>
          <Th>{t("col.clock")}</Th>
          <Th>{t("col.basis")}</Th>
          {counted.map((column) => (
            <Th key={column} align="end">
              {t(`col.${column}`)}
            </Th>
          ))}
          <Th align="end">{t("col.share")}</Th>
        </TableHead>
        <tbody>
          {figures.map((row) => (
            <Tr key={`${row.clock} ${row.basis}`}>
              <Td>
                <Link
                  href={withQuery(paths.sla, slaQuery({ ...filter, clock: row.clock }))}
                  prefetch={false}
                  aria-current={row.clock === filter.clock ? "true" : undefined}
                  className="link whitespace-nowrap aria-[current=true]:font-semibold"
                >
                  {names.get(row.clock) ?? row.clock}
                </Link>
                {row.extended > 0 ? (
                  <span className="block text-ui-sm text-muted">
                    {t("clocks.extended", { n: row.extended })}
                  </span>
                ) : null}
              </Td>
              <Td className="whitespace-nowrap text-muted">{t(`bases.${row.basis}`)}</Td>
              {counted.map((column) => (
                <Td key={column} align="end" className="tabular">
                  {formatNumber(row[column], locale)}
                </Td>
              ))}
              <Td align="end">
                <ShareText counts={row} locale={locale} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function ShareText({ counts, locale }: { counts: ClockFigures; locale: Locale }) {
  const t = useTranslations("sla");
  const common = useTranslations("common");
  const share = keptShare(counts);
  if (!share) return <span className="text-muted">{common("notEnoughData")}</span>;
  const percent = (value: number) => formatPercent(value, locale, 1);
  return (
    <span className="tabular whitespace-nowrap">
      <span className="font-medium">{percent(share.share)}</span>{" "}
      <span className="text-ui-sm text-muted">
        (
        {t("interval", {
          low: percent(share.interval.low),
          high: percent(share.interval.high),
          n: formatNumber(share.n, locale),
        })}
        )
      </span>
    </span>
  );
}
