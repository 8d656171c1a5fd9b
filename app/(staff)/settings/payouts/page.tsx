import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { groupedIban } from "@/lib/domain/bank-account";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { listDebtors } from "@/lib/payouts/queries/debtors";
import { DebtorForm } from "./_components/debtor-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("payouts.debtor");
  return { title: t("title") };
}

/** Our own accounts that runs are paid from, one for each currency. */
export default async function PayoutSettingsPage() {
  const staff = await requireStaff("settings.read");
  const [t, field, locale, organisation, debtors] = await Promise.all([
    getTranslations("payouts.debtor"),
    getTranslations("payee.field"),
    getLocale(),
    organisationFrame(),
    listDebtors(staff),
  ]);
  return (
    <div className="grid gap-4">
      <Panel id="accounts" title={t("title")} description={t("description")} padding="none">
        {debtors.length === 0 ? (
          <EmptyState icon="wallet" title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <Table label={t("title")}>
            <TableHead>
              <Th>{t("currency")}</Th>
              <Th>{field("holder")}</Th>
              <Th>{field("account")}</Th>
              <Th>{t("bank")}</Th>
            </TableHead>
            <tbody>
              {debtors.map(({ currency, account }) => (
                <Tr key={currency}>
                  <Td>{currency}</Td>
                  <Td>{account.holder}</Td>
                  <Td className="tabular whitespace-nowrap">
                    {account.iban ? groupedIban(account.iban) : account.number}
                  </Td>
                  <Td className="tabular whitespace-nowrap">
                    {[account.bic ?? account.bankCode, account.country].filter(Boolean).join(" · ")}
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </Panel>
      {can(staff.role, "organisation.write") ? (
        <Panel id="edit" title={t("edit")} description={t("editHint")}>
          <DebtorForm locale={locale} baseCurrency={organisation?.baseCurrency ?? ""} />
        </Panel>
      ) : null}
    </div>
  );
}
