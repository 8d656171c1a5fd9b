import type { ReactNode } from "react";
import { SectionTabs } from "@/components/shell/section-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { can, type Permission } from "@/lib/auth/permissions";
import { currentStaff } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/server";
import { paths, type SettingsSection } from "@/lib/paths";

const SECTIONS = [
  "organisation",
  "staff",
  "departments",
  "categories",
  "regions",
  "clocks",
  "calendars",
  "authority",
  "budgets",
  "payouts",
  "api",
] as const satisfies readonly SettingsSection[];

const NEEDED = {
  organisation: "settings.read",
  staff: "settings.read",
  departments: "settings.read",
  categories: "settings.read",
  regions: "settings.read",
  clocks: "settings.read",
  calendars: "settings.read",
  authority: "settings.read",
  budgets: "budget.read",
  payouts: "settings.read",
  api: "settings.read",
} as const satisfies Record<(typeof SECTIONS)[number], Permission>;

/** Tabs only; every section has its own gate. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const [t, staff] = await Promise.all([getTranslations("settings"), currentStaff()]);
  const sections = SECTIONS.filter((section) => staff && can(staff.role, NEEDED[section]));
  const tabs = sections.map((section) => ({
    href: paths.settingsSection(section),
    label: t(`sections.${section}`),
  }));
  return (
    <div className="grid gap-5">
      <PageHeader title={t("title")} />
      <SectionTabs label={t("title")} tabs={tabs} />
      {children}
    </div>
  );
}
