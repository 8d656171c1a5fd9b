import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { FilingForm } from "@/components/complaints/filing-form";
import { PromiseTimes } from "@/components/complaints/promise-times";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { fileAsCustomer } from "@/lib/complaints/actions/file-complaint";
import { newFilingState } from "@/lib/complaints/filing-state";
import { listCategories } from "@/lib/complaints/queries/categories";
import { currencyChoice } from "@/lib/i18n/currency-choice";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { promiseInForce } from "@/lib/sla/queries/public-promise";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("filing");
  return { title: t("title") };
}

/** Where a customer complains: no account, works without JavaScript, about a minute. */
export default async function NewComplaintPage() {
  const locale = await getLocale();
  const [t, organisation, categories, promise] = await Promise.all([
    getTranslations("filing"),
    organisationFrame(),
    listCategories(locale),
    promiseInForce(),
  ]);
  const currency = organisation?.baseCurrency ?? "USD";
  const initial = newFilingState({ token: randomUUID(), now: databaseNow(), values: { currency } });
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <PromiseTimes promise={promise} />
      <div className="mt-8">
        <ClientMessages namespaces={["filing", "common", "files"]}>
          <FilingForm
            action={fileAsCustomer}
            initial={initial}
            categories={categories.map(({ key, name }) => ({ value: key, label: name }))}
            currencies={currencyChoice(currency)}
            behalf={null}
            beforeSending={<PrivacyNote />}
          />
        </ClientMessages>
      </div>
    </>
  );
}

async function PrivacyNote() {
  const t = await getTranslations("filing.privacy");
  return (
    <section
      aria-labelledby="privacy-note"
      className="rounded-lg border border-line bg-sunken px-4 py-3 text-ui-sm"
    >
      <h2 id="privacy-note" className="font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 text-muted">
        {t("body")}{" "}
        <Link href={paths.privacy} prefetch={false} className="link">
          {t("more")}
        </Link>
      </p>
    </section>
  );
}
