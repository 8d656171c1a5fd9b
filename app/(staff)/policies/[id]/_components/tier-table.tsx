import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { speechFor } from "@/lib/compensation/speech";
import { speak } from "@/lib/domain/compensation/render";
import { formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { PolicyReading } from "./reading";

/** The tiers, from which impact each is reached, and the least that each brings in every currency. */
export async function TierTable({ policy, locale }: PolicyReading) {
  const t = await getTranslations("policies.content");
  const speech = speechFor(locale);
  return (
    <Panel id="tiers" title={t("tiers")} padding="none">
      <Table label={t("tiers")}>
        <TableHead>
          <Th>{t("tiers")}</Th>
          <Th>{t("fromImpact")}</Th>
          {policy.currencies.map((currency) => (
            <Th key={currency} align="end">
              {currency}
            </Th>
          ))}
        </TableHead>
        <tbody>
          {policy.tiers.map((tier) => (
            <Tr key={tier.id}>
              <Td className="font-medium whitespace-nowrap">{speak(tier.name, {}, speech)}</Td>
              <Td className="whitespace-nowrap">{speech.translate(`value.impact.${tier.fromImpact}`, {})}</Td>
              {policy.currencies.map((currency) => (
                <Td key={currency} align="end" className="tabular">
                  {formatMoney({ amountMinor: tier.gestureMinor[currency] ?? 0n, currency }, locale)}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
