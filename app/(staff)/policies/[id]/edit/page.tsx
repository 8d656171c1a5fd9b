import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClientMessages } from "@/components/shell/client-messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth/session";
import type { Staff } from "@/lib/auth/staff";
import type { Policy } from "@/lib/domain/compensation/policy";
import { speak } from "@/lib/domain/compensation/render";
import { mayMovePolicy } from "@/lib/domain/policy-life";
import { currencyOptions } from "@/lib/i18n/currencies";
import { currencyChoice } from "@/lib/i18n/currency-choice";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { shippedWords } from "@/lib/policies/own-words";
import { findPolicyVersion } from "@/lib/policies/queries/versions";
import { policySpeech } from "@/lib/policies/speech";
import { listCategories, listDepartments, listRegions } from "@/lib/settings/queries";
import type { House } from "./_components/editor-context";
import { PolicyEditor } from "./_components/policy-editor";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("policyEditor");
  return { title: t("title") };
}

async function houseOf(staff: Staff, policy: Policy): Promise<House> {
  const [locale, departments, regions, categories, organisation] = await Promise.all([
    getLocale(),
    listDepartments(staff),
    listRegions(staff),
    listCategories(staff),
    organisationFrame(),
  ]);
  return {
    departments: departments.map(({ key, names }) => ({ key, name: names[locale] })),
    regions: regions.filter(({ active }) => active).map(({ key, names }) => ({ key, name: names[locale] })),
    categories: Object.fromEntries(categories.map(({ key, names }) => [key, names])),
    shipped: shippedWords(policy),
    currencies: currencyOptions(locale, currencyChoice(organisation?.baseCurrency ?? "USD")),
  };
}

type EditPolicyPageProps = { params: Promise<{ id: string }> };

/** A draft of the compensation policy, taken apart so that nobody has to read the document itself. */
export default async function EditPolicyPage({ params }: EditPolicyPageProps) {
  const staff = await requireStaff("policy.write");
  const id = z.guid().safeParse((await params).id);
  const version = id.success ? await findPolicyVersion(staff, id.data, databaseNow()) : null;
  if (!version) notFound();
  const [t, locale] = await Promise.all([getTranslations("policyEditor"), getLocale()]);
  const viewHref = paths.policyVersion(version.id);
  const name = speak(version.name, {}, policySpeech(locale));
  const title = t("heading", { name, version: version.version });
  if (!mayMovePolicy(version.status, "edit")) {
    return (
      <>
        <PageHeader title={title} />
        <Notice
          tone="info"
          title={t("notADraft")}
          actions={<ButtonLink href={viewHref}>{t("save.view")}</ButtonLink>}
        >
          {t("copyIt")}
        </Notice>
      </>
    );
  }
  return (
    <>
      <PageHeader title={title} description={t("description")} />
      <ClientMessages namespaces={["policyEditor", "policyWords", "compensation"]}>
        <PolicyEditor
          id={version.id}
          revision={version.revision}
          stored={version.document}
          house={await houseOf(staff, version.document)}
          viewHref={viewHref}
        />
      </ClientMessages>
    </>
  );
}
