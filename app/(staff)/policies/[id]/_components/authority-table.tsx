import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { speechFor } from "@/lib/compensation/speech";
import { MONEY_ROLES } from "@/lib/domain/compensation/policy";
import { formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { PolicyReading } from "./reading";

/** What each role may award by itself within the window, per currency. */
export async function AuthorityTable({ policy, locale }: PolicyReading) {
  const t = await getTranslations("policies.content");
  const speech = speechFor(locale);
  const { limitMinor, windowDays } = policy.authority;
  return (
    <Panel
      id="authority"
      title={t("authority")}
      description={t("window", { days: windowDays })}
      padding="none"
    >
      <Table label={t("authority")}>
        <TableHead>
          <Th>{t("role")}</Th>
          {policy.currencies.map((currency) => (
            <Th key={currency} align="end">
              {currency}
            </Th>
          ))}
        </TableHead>
        <tbody>
          {MONEY_ROLES.map((role) => (
            <Tr key={role}>
              <Td className="font-medium whitespace-nowrap">{speech.translate(`value.role.${role}`, {})}</Td>
              {policy.currencies.map((currency) => (
                <Td key={currency} align="end" className="tabular">
                  {formatMoney({ amountMinor: limitMinor[role][currency] ?? 0n, currency }, locale)}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
