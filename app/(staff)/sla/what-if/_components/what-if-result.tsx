import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { type Tally, TRIED_ENDINGS, type WhatIf } from "@/lib/domain/sla/runs/what-if";
import { shareOf } from "@/lib/domain/statistics/proportion";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber, formatPercent } from "@/lib/i18n/format";

type ResultProps = {
  result: WhatIf;
  isCutOff: boolean;
  what: { clock: string; from: string; to: string };
  locale: Locale;
};

/** The same runs before and after, side by side. */
export function WhatIfResult({ result, isCutOff, what, locale }: ResultProps) {
  const t = useTranslations("sla.whatIf");
  const count = (value: number) => formatNumber(value, locale);
  if (result.n === 0) return <EmptyState icon="scale" title={t("nothing")} />;
  return (
    <Panel
      id="result"
      title={t("result")}
      description={`${t("resultText", { ...what, n: count(result.n) })}${isCutOff ? ` ${t("cutOff", { n: count(result.n) })}` : ""}`}
      padding="none"
    >
      <Table label={t("result")}>
        <TableHead>
          <Th>{t("ending")}</Th>
          <Th align="end">{t("before")}</Th>
          <Th align="end">{t("after")}</Th>
        </TableHead>
        <tbody>
          {TRIED_ENDINGS.map((ending) => (
            <Tr key={ending}>
              <Td>{t(`endings.${ending}`)}</Td>
              <Td align="end" className="tabular">
                {count(result.before[ending])}
              </Td>
              <Td align="end" className="tabular">
                {count(result.after[ending])}
              </Td>
            </Tr>
          ))}
          <Tr>
            <Td className="font-medium">{t("share")}</Td>
            <Td align="end">
              <Share tally={result.before} locale={locale} />
            </Td>
            <Td align="end">
              <Share tally={result.after} locale={locale} />
            </Td>
          </Tr>
        </tbody>
      </Table>
      <p className="border-t border-line px-4 py-3 text-ui-sm">
        {t("moved", { gained: count(result.gained), lost: count(result.lost) })}
      </p>
    </Panel>
  );
}

function Share({ tally: { kept, broken }, locale }: { tally: Tally; locale: Locale }) {
  const t = useTranslations("sla");
  const common = useTranslations("common");
  const share = shareOf(kept, kept + broken);
  if (!share) return <span className="text-muted">{common("notEnoughData")}</span>;
  const percent = (value: number) => formatPercent(value, locale, 1);
  const { low, high } = share.interval;
  return (
    <span className="tabular">
      <span className="font-medium">{percent(share.share)}</span>{" "}
      <span className="text-ui-sm text-muted">
        {t("interval", { low: percent(low), high: percent(high), n: formatNumber(share.n, locale) })}
      </span>
    </span>
  );
}
