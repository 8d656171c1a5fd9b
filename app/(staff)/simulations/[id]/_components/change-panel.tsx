import Link from "next/link";
import { Histogram } from "@/components/charts/histogram";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ChangeBin } from "@/lib/domain/simulation/result";
import { formatNumber } from "@/lib/i18n/format";
import { moneyText } from "../../../dashboard/_components/scope";
import { roundedMoney, signedMoney } from "./amounts";
import type { CurrencyScope } from "./panel-scope";

/** Who gets more, who gets less, and by how much. */
export function ChangePanel({ figures, words, casesHref }: CurrencyScope) {
  const { t, locale } = words;
  const { currency, more, less, same, bins, cases } = figures;
  const n = (value: number) => formatNumber(value, locale);
  return (
    <Panel id="change" title={t("change.title")}>
      <div className="grid gap-6 xl:grid-cols-2">
        <Table label={t("change.title")} frame="lg:overflow-x-auto">
          <TableHead>
            <Th>{t("change.title")}</Th>
            <Th align="end">{t("change.n")}</Th>
            <Th align="end">{t("change.sum")}</Th>
            <Th align="end">{t("change.median")}</Th>
          </TableHead>
          <tbody>
            {(
              [
                ["more", more],
                ["less", less],
              ] as const
            ).map(([side, change]) => (
              <Tr key={side}>
                <Td>{t(`change.${side}`)}</Td>
                <Td align="end">
                  {change.n > 0 ? (
                    <Link href={casesHref(change.figure)} prefetch={false} className="link tabular">
                      {n(change.n)}
                    </Link>
                  ) : (
                    n(0)
                  )}
                </Td>
                <Td align="end" className="tabular whitespace-nowrap">
                  {signedMoney(change.sumMinor, currency, locale)}
                </Td>
                <Td align="end" className="tabular whitespace-nowrap">
                  {change.median === null ? "–" : roundedMoney(Math.abs(change.median), currency, locale)}
                </Td>
              </Tr>
            ))}
            <Tr>
              <Td>{t("change.same")}</Td>
              <Td align="end" className="tabular">
                {n(same)}
              </Td>
              <Td />
              <Td />
            </Tr>
          </tbody>
        </Table>
        <Histogram
          title={t("change.histogram")}
          description={t("change.histogramBasis", { n: n(cases) })}
          labelHead={t("change.size")}
          valueHead={t("change.n")}
          bins={bins.map((bin) => ({
            label: binLabel(bin, { currency, words }),
            value: bin.n,
            ...(bin.step === 0 ? {} : { href: casesHref(bin.figure) }),
          }))}
          formatValue={n}
        />
      </div>
    </Panel>
  );
}

/** The bounds of a bin: differences with the same number of digits. */
function binLabel(
  { step }: ChangeBin,
  { currency, words }: { currency: string; words: CurrencyScope["words"] },
): string {
  const { t, locale } = words;
  if (step === 0) return t("change.same");
  const digits = Math.abs(step);
  const sign = step > 0 ? "+" : "−";
  const bound = (amountMinor: bigint) => sign + moneyText(amountMinor, currency, locale);
  return t("change.upTo", { low: bound(10n ** BigInt(digits - 1)), high: bound(10n ** BigInt(digits) - 1n) });
}
