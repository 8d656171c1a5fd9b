import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/session";
import { CHANGE_SECTIONS } from "@/lib/domain/compensation/changes/change";
import { policyChanges } from "@/lib/domain/compensation/changes/changes";
import { speak } from "@/lib/domain/compensation/render";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { comparableVersions } from "@/lib/policies/queries/versions";
import { policySpeech } from "@/lib/policies/speech";
import type { PolicyVersionView } from "@/lib/policies/types";
import { ChangeTable } from "./_components/change-table";
import { CompareWith } from "./_components/compare-with";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("policies.changes");
  return { title: t("title") };
}

type ChangesPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
};

/** What one version changes against another, in words; against the one in force unless another is chosen. */
export default async function ChangesPage({ params, searchParams }: ChangesPageProps) {
  const staff = await requireStaff("policy.read");
  const id = z.guid().safeParse((await params).id);
  const other = z.guid().safeParse((await searchParams).with);
  const compared = id.success
    ? await comparableVersions(
        staff,
        { id: id.data, withId: other.success ? other.data : null },
        databaseNow(),
      )
    : null;
  if (!compared) notFound();
  const { before, after, versions } = compared;
  const locale = await getLocale();
  const t = await getTranslations("policies");
  const speech = policySpeech(locale);
  const title = (version: PolicyVersionView) =>
    `${speak(version.name, {}, speech)} · ${t("version", { version: version.version })}`;
  const changes = policyChanges(before.document, after.document);
  return (
    <>
      <PageHeader
        title={t("changes.title")}
        description={
          <Link href={paths.policyVersion(after.id)} prefetch={false} className="link">
            {t("changes.lead", { after: title(after), before: title(before) })}
          </Link>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <CompareWith
          current={before.id}
          options={versions.map((version) => ({
            value: version.id,
            label: `${title(version)} · ${t(`standing.${version.standing}`)}`,
          }))}
        />
        {changes.length === 0 ? <EmptyState icon="check" title={t("changes.none")} /> : null}
        {CHANGE_SECTIONS.map((section) => {
          const own = changes.filter((change) => change.section === section);
          return own.length === 0 ? null : (
            <Panel key={section} id={section} title={t(`changes.section.${section}`)} padding="none">
              <ChangeTable
                label={t(`changes.section.${section}`)}
                changes={own}
                names={{ before: before.document, after: after.document }}
                locale={locale}
              />
            </Panel>
          );
        })}
      </div>
    </>
  );
}
