import type { Metadata } from "next";
import { ClientMessages } from "@/components/shell/client-messages";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { listDepartments } from "@/lib/settings/queries";
import { listStaff } from "@/lib/staff/queries";
import { AddStaffForm } from "./_components/add-staff-form";
import { StaffTable } from "./_components/staff-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.staff") };
}

export default async function StaffSettingsPage() {
  const me = await requireStaff("settings.read");
  const [t, locale, people, departments] = await Promise.all([
    getTranslations("settings.staff"),
    getLocale(),
    listStaff(me),
    listDepartments(me),
  ]);
  const options = departments.map(({ id, names }) => ({ value: id, label: names[locale] }));
  const mayWrite = can(me.role, "staff.write");
  return (
    <ClientMessages namespaces={["settings", "auth", "common"]}>
      <div className="grid gap-6">
        {mayWrite ? (
          <Panel id="add-staff" title={t("add")}>
            <AddStaffForm departments={options} />
          </Panel>
        ) : null}
        <Panel id="people" title={t("people")} padding="none">
          <StaffTable people={people} departments={options} editableBy={mayWrite ? me.id : null} />
        </Panel>
      </div>
    </ClientMessages>
  );
}
