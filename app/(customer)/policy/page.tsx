import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { PromiseTimes } from "@/components/complaints/promise-times";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { publicTerms } from "@/lib/domain/compensation/public-terms";
import { NEXT_UPDATE_HOURS } from "@/lib/domain/promise";
import { formatMoney } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame, outsideReferral } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { publishedPolicy } from "@/lib/policies/queries/in-force";
import { TierTable } from "./_components/tier-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("policy");
  return { title: t("title") };
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id} className="text-xl font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Points({ items }: { items: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-2 ps-6">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** Our promises and rules for everybody to read; the figures come from the policy that decides. */
export default async function PolicyPage() {
  const locale = await getLocale();
  const [t, organisation, policy, body] = await Promise.all([
    getTranslations("policy"),
    organisationFrame(),
    publishedPolicy(databaseNow()),
    outsideReferral(locale),
  ]);
  const currency = organisation?.baseCurrency ?? "USD";
  const terms = publicTerms(policy, currency);
  const { guaranteeMinor } = terms;
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <div className="grid gap-10">
        <Section id="promise" title={t("promise.title")}>
          <PromiseTimes />
          <Points
            items={[
              t("promise.update", { urgent: NEXT_UPDATE_HOURS.urgent, standard: NEXT_UPDATE_HOURS.standard }),
              t("promise.free"),
            ]}
          />
        </Section>
        <Section id="owed" title={t("owed.title")}>
          <p>{t("owed.intro")}</p>
          <Points
            items={[
              t("owed.price"),
              t("owed.loss"),
              guaranteeMinor === null
                ? t("owed.guaranteePlain")
                : t("owed.guarantee", {
                    amount: formatMoney({ amountMinor: guaranteeMinor, currency }, locale),
                  }),
            ]}
          />
          <p>{t("owed.never")}</p>
        </Section>
        <Section id="added" title={t("added.title")}>
          <p>{t("added.intro")}</p>
          <TierTable tiers={terms.tiers} currency={currency} locale={locale} />
          <p>{t("added.more")}</p>
        </Section>
        <Forms kinds={terms.kinds} />
        <Section id="decide" title={t("decide.title")}>
          <Points
            items={(["rules", "eyes", "loyal", "loud", "why", "apology"] as const).map((key) =>
              t(`decide.${key}`),
            )}
          />
        </Section>
        <Section id="appeal" title={t("appeal.title")}>
          <Points
            items={[t("appeal.review"), t("appeal.offer"), ...(body ? [t("appeal.outside", { body })] : [])]}
          />
        </Section>
        <DataNote />
        <div>
          <ButtonLink href={paths.newComplaint} variant="primary" className="max-xs:w-full">
            {t("action")}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}

async function Forms({ kinds }: { kinds: ReturnType<typeof publicTerms>["kinds"] }) {
  const [t, words] = await Promise.all([
    getTranslations("policy.forms"),
    getTranslations("compensation.kind"),
  ]);
  return (
    <Section id="forms" title={t("title")}>
      <p>{t("intro")}</p>
      <Points items={kinds.map((kind) => words(kind))} />
      <p>{t("note")}</p>
    </Section>
  );
}

async function DataNote() {
  const [t, privacy] = await Promise.all([getTranslations("policy.data"), getTranslations("privacy")]);
  return (
    <Section id="data" title={t("title")}>
      <p>
        {t("body")}{" "}
        <Link href={paths.privacy} prefetch={false} className="link">
          {privacy("title")}
        </Link>
      </p>
    </Section>
  );
}
