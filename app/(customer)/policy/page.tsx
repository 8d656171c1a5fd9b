import type { Metadata } from "next";
import Link from "next/link";
import { PromiseTimes } from "@/components/complaints/promise-times";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { type PublicCaps, publicTerms } from "@/lib/domain/compensation/public-terms";
import type { Currency } from "@/lib/domain/currency";
import type { PromisedTime, PublicPromise } from "@/lib/domain/sla/terms/public-promise";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, formatMoney, formatPercent } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame, outsideReferral } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { publishedVersion } from "@/lib/policies/queries/in-force";
import { promiseInForce } from "@/lib/sla/queries/public-promise";
import { Currencies } from "./_components/currencies";
import { Forms } from "./_components/forms";
import { Owed } from "./_components/owed";
import { Points, Section } from "./_components/section";
import { Tariffs } from "./_components/tariffs";
import { TierTable } from "./_components/tier-table";

type PolicyPageProps = { searchParams: Promise<{ currency?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("policy");
  return { title: t("title") };
}

const WHOLE_BP = 10_000;

/** Our promises and rules for everybody to read; the figures come from the policy that decides. */
export default async function PolicyPage({ searchParams }: PolicyPageProps) {
  const locale = await getLocale();
  const [t, { currency: asked }, organisation, published, body, promise] = await Promise.all([
    getTranslations("policy"),
    searchParams,
    organisationFrame(),
    publishedVersion(databaseNow()),
    outsideReferral(locale),
    promiseInForce(),
  ]);
  const { policy, effectiveFrom, hasPilot } = published;
  const own = organisation?.baseCurrency ?? "USD";
  const currency = policy.currencies.find((one) => one === asked) ?? own;
  const terms = publicTerms(policy, currency);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const since = formatInstant(effectiveFrom, place, "date-long");
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <div className="grid gap-10">
        <div className="grid gap-3">
          <p className="text-muted">{t("version", { version: policy.version, since })}</p>
          {hasPilot ? <Notice tone="info">{t("pilot")}</Notice> : null}
          <Currencies all={[...new Set([own, ...policy.currencies])]} chosen={currency} />
        </div>
        <Section id="promise" title={t("promise.title")}>
          <PromiseTimes promise={promise} />
          <Points items={[...(await updateWords(promise)), t("promise.free")]} />
        </Section>
        <Owed guarantees={terms.guarantees} currency={currency} locale={locale} />
        <Tariffs tariffs={terms.tariffs} currency={currency} place={place} />
        <Section id="added" title={t("added.title")}>
          <p>{t("added.intro")}</p>
          <TierTable tiers={terms.tiers} currency={currency} locale={locale} />
          <p>{t("added.more")}</p>
          <Points items={[t("added.repeat", { days: terms.repeatDays })]} />
          <Caps caps={terms.caps} currency={currency} locale={locale} />
        </Section>
        <Forms forms={terms.forms} remedies={terms.remedies} />
        <Section id="decide" title={t("decide.title")}>
          <Points
            items={(["rules", "eyes", "loyal", "loud", "why", "apology"] as const).map((key) =>
              t(`decide.${key}`),
            )}
          />
        </Section>
        <Section id="appeal" title={t("appeal.title")}>
          <Points
            items={[
              t("appeal.review"),
              t("appeal.until", { days: terms.appealDays }),
              t("appeal.once"),
              t("appeal.offer"),
              ...(body ? [t("appeal.outside", { body })] : []),
            ]}
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

/** How often the customer hears from us while a case is open; none where we promise nothing. */
async function updateWords(promise: PublicPromise | null): Promise<string[]> {
  const t = await getTranslations("policy.promise");
  const every = (time: PromisedTime | null | undefined) =>
    time ? t(`every.${time.unit}`, { count: time.count }) : null;
  const [urgent, standard] = [every(promise?.update.urgent), every(promise?.update.standard)];
  if (urgent && standard) return [t("updateBoth", { urgent, standard })];
  if (urgent) return [t("updateUrgent", { urgent })];
  return standard ? [t("updateStandard", { standard })] : [];
}

type CapsProps = { caps: PublicCaps; currency: Currency; locale: Locale };

async function Caps({ caps, currency, locale }: CapsProps) {
  const t = await getTranslations("policy.caps");
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const { ceilingBp, perComplaintMinor, perWindow, perIncidentCaseMinor } = caps;
  return (
    <div className="grid gap-2">
      <p>{t("intro")}</p>
      <Points
        items={[
          t("ceiling", { percent: formatPercent(ceilingBp / WHOLE_BP, locale, 2) }),
          ...(perComplaintMinor === null ? [] : [t("complaint", { amount: money(perComplaintMinor) })]),
          ...(perWindow ? [t("window", { amount: money(perWindow.amountMinor), days: perWindow.days })] : []),
          ...(perIncidentCaseMinor === null ? [] : [t("incident", { amount: money(perIncidentCaseMinor) })]),
        ]}
      />
    </div>
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
