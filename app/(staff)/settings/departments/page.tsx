import type { Metadata } from "next";
import { ClientMessages } from "@/components/shell/client-messages";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { headedDepartments } from "@/lib/settings/queries";
import { listStaff } from "@/lib/staff/queries";
import { HeadForm } from "./_components/head-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.departments") };
}

/** Who heads each department, and so hears of its missed deadlines. */
export default async function DepartmentsPage() {
  const staff = await requireStaff("settings.read");
  const [t, locale, departments, people] = await Promise.all([
    getTranslations("settings.departments"),
    getLocale(),
    headedDepartments(staff),
    listStaff(staff),
  ]);
  const mayWrite = can(staff.role, "category.write");
  const options = people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ClientMessages namespaces={["settings", "common"]}>
      <div className="grid gap-4">
        <p className="max-w-prose text-muted">{t("lead")}</p>
        {departments.map(({ id, key, names, head }) => (
          <Panel key={id} id={key} title={names[locale]}>
            <div className="grid gap-3">
              {head && !head.active ? (
                <Notice tone="warning">{t("inactive", { name: head.name })}</Notice>
              ) : null}
              {mayWrite ? (
                <HeadForm departmentId={id} headId={head?.active ? head.id : null} people={options} />
              ) : (
                <p>{t("readOnly", { name: head?.name ?? t("nobody") })}</p>
              )}
            </div>
          </Panel>
        ))}
      </div>
    </ClientMessages>
  );
}
