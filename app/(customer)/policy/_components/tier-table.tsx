import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { speechFor } from "@/lib/compensation/speech";
import type { PublicTier } from "@/lib/domain/compensation/public-terms";
import { speak } from "@/lib/domain/compensation/render";
import type { Currency } from "@/lib/domain/currency";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney, formatPercent } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";

const WHOLE_BP = 10_000;

type TierTableProps = { tiers: readonly PublicTier[]; currency: Currency; locale: Locale };

/** What is added for which impact. Amounts a currency has none of are left to a person, and shown as a dash. */
export async function TierTable({ tiers, currency, locale }: TierTableProps) {
  const t = await getTranslations("policy.added");
  const speech = speechFor(locale);
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <Table label={t("table")} className="text-ui-sm">
        <TableHead>
          <Th>{t("impact")}</Th>
          <Th align="end">{t("share")}</Th>
          <Th align="end">{t("least")}</Th>
        </TableHead>
        <tbody>
          {tiers.map(({ id, name, fromImpact, leastMinor, rateBp }) => (
            <Tr key={id}>
              <Td>
                {t(`impacts.${fromImpact}`)}
                <span className="block text-muted">{speak(name, {}, speech)}</span>
              </Td>
              <Td align="end">{formatPercent(rateBp / WHOLE_BP, locale, 2)}</Td>
              <Td align="end">
                {leastMinor === null ? "–" : formatMoney({ amountMinor: leastMinor, currency }, locale)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
