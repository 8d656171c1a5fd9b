import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth/session";
import { calendarsAt } from "@/lib/domain/sla/terms/book";
import { formatInstant } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import type { SearchParams } from "@/lib/reporting/filter";
import { localDay } from "@/lib/reporting/period";
import { slaBook } from "@/lib/sla/queries/book";
import { calendarNames, clockNames } from "@/lib/sla/queries/names";
import { tryChange } from "@/lib/sla/queries/what-if";
import { askedOf, readWhatIfForm } from "@/lib/sla/what-if-input";
import { WhatIfFields } from "./_components/what-if-form";
import { WhatIfResult } from "./_components/what-if-result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sla.whatIf");
  return { title: t("title") };
}

/** A past period's runs under another target or other hours: how many would have been kept. */
export default async function WhatIfPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const staff = await requireStaff("dashboard.read");
  const [t, words, locale, organisation, params] = await Promise.all([
    getTranslations("sla.whatIf"),
    getTranslations("sla"),
    getLocale(),
    organisationFrame(),
    searchParams,
  ]);
  const now = databaseNow();
  const timeZone = organisation?.timeZone ?? "UTC";
  const [clocks, calendars, book] = await Promise.all([clockNames(locale), calendarNames(locale), slaBook()]);
  const form = readWhatIfForm(params, { today: localDay(now, timeZone), clocks: [...clocks.keys()] });
  const asked = askedOf(form, book, { timeZone, now });
  const tried =
    asked.kind === "asked" ? await tryChange(staff, { ...asked, clock: form.clock, timeZone, now }) : null;
  const isInvalid = asked.kind === "invalid" || tried?.reached === false;
  const day = (text: string) =>
    formatInstant(new Date(`${text}T12:00:00Z`), { locale, timeZone: "UTC" }, "date");
  const options = (names: ReadonlyMap<string, string>, keys: Iterable<string>) =>
    [...keys].map((value) => ({ value, label: names.get(value) ?? value }));
  return (
    <>
      <PageHeader
        kicker={
          <ButtonLink href={paths.sla} size="small" icon="arrow-left" variant="quiet">
            {words("back")}
          </ButtonLink>
        }
        title={t("title")}
        description={t("description")}
      />
      <WhatIfFields
        form={form}
        clocks={options(clocks, clocks.keys())}
        calendars={options(
          calendars,
          calendarsAt(book, now).map(({ key }) => key),
        )}
      />
      {isInvalid ? (
        <Notice tone="danger" role="alert">
          {t("invalid")}
        </Notice>
      ) : null}
      {asked.kind === "idle" ? <Notice tone="neutral">{t("noChange")}</Notice> : null}
      {asked.kind === "asked" && tried?.reached ? (
        <WhatIfResult
          {...tried}
          what={{
            clock: clocks.get(form.clock) ?? form.clock,
            from: day(asked.period.from),
            to: day(asked.period.to),
          }}
          locale={locale}
        />
      ) : null}
    </>
  );
}
