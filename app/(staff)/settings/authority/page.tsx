import type { Metadata } from "next";
import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { requireStaff } from "@/lib/auth/session";
import { MONEY_ROLES } from "@/lib/domain/compensation/policy";
import { formatMoney } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { publishedPolicy } from "@/lib/policies/queries/in-force";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.authority");
  return { title: t("title") };
}

/** What each role may award by itself, per currency, as the policy in force says. */
export default async function AuthorityPage() {
  await requireStaff("settings.read");
  const [t, locale, policy] = await Promise.all([
    getTranslations("ledger.authority"),
    getLocale(),
    publishedPolicy(databaseNow()),
  ]);
  const { limitMinor } = policy.authority;
  return (
    <Panel title={t("title")} description={t("description")} padding="none">
      <Table label={t("title")}>
        <TableHead>
          <Th>{t("currency")}</Th>
          {MONEY_ROLES.map((role) => (
            <Th key={role} align="end">
              {t(role)}
            </Th>
          ))}
        </TableHead>
        <tbody>
          {policy.currencies.map((currency) => (
            <Tr key={currency}>
              <Td>{currency}</Td>
              {MONEY_ROLES.map((role) => {
                const amountMinor = limitMinor[role][currency];
                return (
                  <Td key={role} align="end" className="tabular">
                    {amountMinor === undefined ? t("none") : formatMoney({ amountMinor, currency }, locale)}
                  </Td>
                );
              })}
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="p-4 text-ui-sm text-muted">
        {t("ofPolicy")}{" "}
        <Link href={paths.policies} prefetch={false} className="link">
          {t("toPolicies")}
        </Link>
      </p>
    </Panel>
  );
}
