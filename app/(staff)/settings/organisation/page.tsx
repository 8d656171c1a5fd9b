import type { Metadata } from "next";
import { ClientMessages } from "@/components/shell/client-messages";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/server";
import { organisationSettings } from "@/lib/settings/queries";
import { OrganisationForm } from "./_components/organisation-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.organisation") };
}

export default async function OrganisationSettingsPage() {
  const staff = await requireStaff("settings.read");
  const [t, settings] = await Promise.all([
    getTranslations("settings.organisation"),
    organisationSettings(staff),
  ]);
  if (!settings) return null;
  return (
    <Panel id="organisation" title={t("title")} description={t("description")}>
      <ClientMessages namespaces={["settings", "common"]}>
        <OrganisationForm settings={settings} readOnly={!can(staff.role, "organisation.write")} />
      </ClientMessages>
    </Panel>
  );
}
