import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { departmentNames } from "@/lib/policies/queries/departments";
import { regionNames } from "@/lib/policies/queries/regions";
import { listPolicyVersions } from "@/lib/policies/queries/versions";
import { StartDraft } from "./_components/start-draft";
import { VersionTable } from "./_components/version-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("policies");
  return { title: t("title") };
}

/** Every version of the compensation policy: what decides now, what is being written, what was. */
export default async function PoliciesPage() {
  const staff = await requireStaff("policy.read");
  const locale = await getLocale();
  const [t, organisation, versions, departments, regions] = await Promise.all([
    getTranslations("policies"),
    organisationFrame(),
    listPolicyVersions(staff, databaseNow()),
    departmentNames(staff, locale),
    regionNames(staff, locale),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <ButtonLink href={paths.simulations} size="small" variant="secondary">
            {t("simulations")}
          </ButtonLink>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Panel padding="none">
          <VersionTable versions={versions} names={{ departments, regions }} place={place} />
        </Panel>
        {can(staff.role, "policy.write") ? <StartDraft versions={versions} locale={locale} /> : null}
        <p className="text-ui-sm text-muted">
          <Link href={paths.policy} prefetch={false} className="link">
            {t("public")}
          </Link>
        </p>
      </div>
    </>
  );
}
