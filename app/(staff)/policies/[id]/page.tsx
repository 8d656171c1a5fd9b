import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { StandingBadge } from "@/components/policies/standing-badge";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth/session";
import { cn } from "@/lib/cn";
import { speechFor } from "@/lib/compensation/speech";
import { lintPolicy } from "@/lib/domain/compensation/lint/lint";
import { speak } from "@/lib/domain/compensation/render";
import { formatInstant } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { departmentNames } from "@/lib/policies/queries/departments";
import { regionNames } from "@/lib/policies/queries/regions";
import { findPolicyVersion } from "@/lib/policies/queries/versions";
import { scopeWords, whoWords } from "../_components/version-words";
import { ChecksPanel } from "./_components/checks-panel";
import { LifePanel } from "./_components/life-panel";
import { PolicyContent } from "./_components/policy-content";
import { VersionActions } from "./_components/version-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("policies");
  return { title: t("title") };
}

type PolicyPageProps = { params: Promise<{ id: string }> };

/** One version as people read it: what it says, what speaks against it, and the next step in its life. */
export default async function PolicyPage({ params }: PolicyPageProps) {
  const staff = await requireStaff("policy.read");
  const id = z.guid().safeParse((await params).id);
  const version = id.success ? await findPolicyVersion(staff, id.data, databaseNow()) : null;
  if (!version) notFound();
  const locale = await getLocale();
  const [t, organisation, departments, regions] = await Promise.all([
    getTranslations("policies"),
    organisationFrame(),
    departmentNames(staff, locale),
    regionNames(staff, locale),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const isOver = version.status === "published" || version.status === "retired";
  const facts = [
    scopeWords(version.document.scope, { departments, regions }, t),
    isOver ? `${t("from")} ${formatInstant(version.effectiveFrom, place)}` : null,
    whoWords(version, t),
    version.basedOn && version.basedOn !== "template" ? t("basedOn", { source: version.basedOn }) : null,
  ];
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {speak(version.name, {}, speechFor(locale))} · {t("version", { version: version.version })}
            <span className="text-ui font-normal">
              <StandingBadge standing={version.standing} />
            </span>
          </span>
        }
        description={facts.filter((fact) => fact !== null).join(" · ")}
        actions={<VersionActions staff={staff} version={version} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className={cn("grid grid-cols-[minmax(0,1fr)] gap-4", !isOver && "max-xl:order-2")}>
          <PolicyContent policy={version.document} locale={locale} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:sticky xl:top-4">
          {version.note ? <Notice tone="info">{`${t("note")}: ${version.note}`}</Notice> : null}
          {isOver ? null : (
            <ChecksPanel
              policy={version.document}
              findings={lintPolicy(version.document, { regions: [...regions.keys()] })}
            />
          )}
          <LifePanel staff={staff} version={version} place={place} />
        </div>
      </div>
    </>
  );
}
