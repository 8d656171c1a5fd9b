import type { Metadata } from "next";
import { ClientMessages } from "@/components/shell/client-messages";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { listCategories, listDepartments } from "@/lib/settings/queries";
import { CategoryForm } from "./_components/category-form";
import { CauseForm } from "./_components/cause-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.categories") };
}

export default async function CategoriesPage() {
  const staff = await requireStaff("settings.read");
  const [t, locale, categories, departments] = await Promise.all([
    getTranslations("settings.categories"),
    getLocale(),
    listCategories(staff),
    listDepartments(staff),
  ]);
  const options = departments.map(({ id, names }) => ({ value: id, label: names[locale] }));
  const departmentName = (id: string) => options.find(({ value }) => value === id)?.label ?? "";
  const mayWrite = can(staff.role, "category.write");
  return (
    <ClientMessages namespaces={["settings", "common"]}>
      <div className="grid gap-4">
        {categories.map((category) => (
          <Panel
            key={category.key}
            id={category.key}
            title={category.names[locale]}
            description={`${t(`kind.${category.failureKind}`)} · ${departmentName(category.departmentId)}`}
            actions={category.active ? null : <Badge>{t("hidden")}</Badge>}
          >
            <p className="text-muted">
              {t("causes")}: {category.causes.map(({ names }) => names[locale]).join(" · ") || "–"}
            </p>
            {mayWrite ? (
              <details className="mt-2">
                <summary className="cursor-pointer text-accent-ink underline-offset-2 hover:underline">
                  {t("change", { name: category.names[locale] })}
                </summary>
                <div className="mt-3 grid gap-6">
                  <CategoryForm category={category} departments={options} />
                  <CauseForm categoryKey={category.key} />
                </div>
              </details>
            ) : null}
          </Panel>
        ))}
        {mayWrite ? (
          <Panel id="new-category" title={t("add")}>
            <CategoryForm category={null} departments={options} />
          </Panel>
        ) : null}
      </div>
    </ClientMessages>
  );
}
