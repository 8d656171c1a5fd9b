import type { Metadata } from "next";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { listLimits } from "@/lib/compensation/queries/limits";
import { MONEY_ROLES } from "@/lib/domain/compensation/policy";
import { formatMoney } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { LimitsForm } from "./_components/limits-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.authority");
  return { title: t("title") };
}

/** What each role may award by itself, per currency. */
export default async function AuthorityPage() {
  const staff = await requireStaff("settings.read");
  const [t, locale, organisation, limits] = await Promise.all([
    getTranslations("ledger.authority"),
    getLocale(),
    organisationFrame(),
    listLimits(staff),
  ]);
  return (
    <div className="grid gap-4">
      <Panel title={t("title")} description={t("description")} padding="none">
        {limits.length === 0 ? <p className="p-4 text-muted">{t("empty")}</p> : null}
        {limits.length > 0 ? (
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
              {limits.map((row) => (
                <Tr key={row.currency}>
                  <Td>{row.currency}</Td>
                  {MONEY_ROLES.map((role) => {
                    const amountMinor = row[role];
                    return (
                      <Td key={role} align="end" className="tabular">
                        {amountMinor === undefined
                          ? t("none")
                          : formatMoney({ amountMinor, currency: row.currency }, locale)}
                      </Td>
                    );
                  })}
                </Tr>
              ))}
            </tbody>
          </Table>
        ) : null}
      </Panel>
      {can(staff.role, "limit.write") ? (
        <Panel id="edit" title={t("edit")}>
          <LimitsForm baseCurrency={organisation?.baseCurrency ?? ""} />
        </Panel>
      ) : null}
    </div>
  );
}
