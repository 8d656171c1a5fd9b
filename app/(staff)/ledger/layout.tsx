import type { ReactNode } from "react";
import { SectionTabs } from "@/components/shell/section-tabs";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

/** Tabs only; every page has its own gate. */
export default async function LedgerLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("ledger");
  const tabs = [
    { href: paths.ledger, label: t("tabs.movements") },
    { href: paths.ledgerSpend, label: t("tabs.spend") },
    { href: paths.ledgerAccounts, label: t("tabs.accounts") },
    { href: paths.ledgerMonths, label: t("tabs.months") },
  ];
  return (
    <div className="grid gap-4">
      <SectionTabs label={t("title")} tabs={tabs} />
      {children}
    </div>
  );
}
