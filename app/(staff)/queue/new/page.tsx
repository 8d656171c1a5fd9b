import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { FilingForm } from "@/components/complaints/filing-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth/session";
import { fileOnBehalf } from "@/lib/complaints/actions/file-on-behalf";
import { newFilingState } from "@/lib/complaints/filing-state";
import { listCategories } from "@/lib/complaints/queries/categories";
import { listRegionChoices } from "@/lib/complaints/queries/regions";
import { localOfInstant } from "@/lib/domain/local-time";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import { currencyChoice } from "@/lib/i18n/currency-choice";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("filing.behalf");
  return { title: t("title") };
}

/** Staff file what reached us by phone, at the counter, by letter, e-mail or social media. */
export default async function NewCasePage() {
  await requireStaff("complaint.file");
  const locale = await getLocale();
  const [t, organisation, categories, regions] = await Promise.all([
    getTranslations("filing.behalf"),
    organisationFrame(),
    listCategories(locale),
    listRegionChoices(locale),
  ]);
  const now = databaseNow();
  const timeZone = organisation?.timeZone ?? "UTC";
  const currency = organisation?.baseCurrency ?? "USD";
  const latest = localOfInstant(now, timeZone);
  const values = { channel: "phone", receivedAt: latest, language: locale, currency };
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("title")} description={t("lead")} />
      <ClientMessages namespaces={["filing", "common", "files"]}>
        <FilingForm
          action={fileOnBehalf}
          initial={newFilingState({ token: randomUUID(), now, values })}
          categories={categories.map(({ key, name }) => ({ value: key, label: name }))}
          currencies={currencyChoice(currency)}
          behalf={{
            languages: LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
            regions: regions.map(({ key, name }) => ({ value: key, label: name })),
            zone: formatZone({ locale, timeZone }, now),
            latest,
          }}
        />
      </ClientMessages>
    </div>
  );
}
