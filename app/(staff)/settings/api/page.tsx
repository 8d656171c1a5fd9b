import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/shell/client-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { listCredentials } from "@/lib/api-credentials/queries";
import { can } from "@/lib/auth/permissions";
import { API_SCOPES, PERMISSION_OF_SCOPE } from "@/lib/auth/scopes";
import { requireStaff } from "@/lib/auth/session";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { CredentialTable } from "./_components/credential-table";
import { NewCredentialForm } from "./_components/new-credential-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("sections.api") };
}

export default async function ApiSettingsPage() {
  const staff = await requireStaff("settings.read");
  const [t, locale, credentials, organisation] = await Promise.all([
    getTranslations("credentials"),
    getLocale(),
    listCredentials(staff),
    organisationFrame(),
  ]);
  const mayWrite = can(staff.role, "credential.write");
  const grantable = API_SCOPES.filter((scope) => can(staff.role, PERMISSION_OF_SCOPE[scope]));
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  return (
    <div className="grid gap-6">
      <p className="max-w-prose text-muted">
        {t("lead")}{" "}
        <Link href={paths.api.docs} prefetch={false} className="link">
          {t("docs")}
        </Link>
      </p>
      {mayWrite && grantable.length > 0 ? (
        <ClientMessages namespaces={["credentials"]}>
          <Panel id="new-credential" title={t("make")}>
            <NewCredentialForm scopes={grantable} />
          </Panel>
        </ClientMessages>
      ) : null}
      {mayWrite && grantable.length === 0 ? <p className="max-w-prose text-muted">{t("beyond")}</p> : null}
      <Panel id="credentials" title={t("list")} padding="none">
        {credentials.length === 0 ? (
          <EmptyState icon="key-round" title={t("empty")}>
            {t("emptyBody")}
          </EmptyState>
        ) : (
          <CredentialTable credentials={credentials} mayRevoke={mayWrite} now={databaseNow()} place={place} />
        )}
      </Panel>
    </div>
  );
}
