import type { Metadata } from "next";
import { ClientMessages } from "@/components/shell/client-messages";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { listRegions } from "@/lib/settings/queries";
import { RegionForm } from "./_components/region-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.regions") };
}

/** The regions that cases may be in and pilots of the policy may be limited to. */
export default async function RegionsPage() {
  const staff = await requireStaff("settings.read");
  const [t, locale, regions] = await Promise.all([
    getTranslations("settings.regions"),
    getLocale(),
    listRegions(staff),
  ]);
  const mayWrite = can(staff.role, "category.write");
  return (
    <ClientMessages namespaces={["settings", "common"]}>
      <div className="grid gap-4">
        <p className="max-w-prose text-muted">{regions.length === 0 ? t("none") : t("lead")}</p>
        {regions.map((region) => (
          <Panel
            key={region.key}
            id={region.key}
            title={region.names[locale]}
            description={region.key}
            actions={region.active ? null : <Badge>{t("hidden")}</Badge>}
          >
            {mayWrite ? (
              <details>
                <summary className="cursor-pointer text-accent-ink underline-offset-2 hover:underline">
                  {t("change", { name: region.names[locale] })}
                </summary>
                <div className="mt-3">
                  <RegionForm region={region} />
                </div>
              </details>
            ) : null}
          </Panel>
        ))}
        {mayWrite ? (
          <Panel id="new-region" title={t("add")}>
            <RegionForm region={null} />
          </Panel>
        ) : null}
      </div>
    </ClientMessages>
  );
}
