import { isCurrency } from "@/lib/domain/money";
import type { Locale } from "@/lib/i18n/config";
import { type DateStyle, formatInstant, formatMoney, formatNumber, formatPercent } from "@/lib/i18n/format";
import { paths, withQuery } from "@/lib/paths";
import { caseQuery } from "@/lib/reporting/filter";
import type { Measure } from "@/lib/reporting/measures";
import type { Period } from "@/lib/reporting/period";
import type { ReportingNames } from "@/lib/reporting/types";

/** What every panel of the dashboard is about. */
export type Scope = {
  locale: Locale;
  period: Period;
  /** The organisation's local day. */
  today: string;
  departmentId: string | null;
  names: ReportingNames;
  /** The dashboard's own query string, so that a list of cases finds the way back. */
  query: string;
};

type Days = { from: string; to: string };

/** The list of what a figure counted; the scope's period unless other days are named. */
export function casesHref(
  { period, query }: Scope,
  measure: Measure,
  { keys = [], days = period }: { keys?: readonly string[]; days?: Days } = {},
): string {
  const filter = caseQuery({ measure, keys, from: days.from, to: days.to });
  return withQuery(paths.dashboardCases, { ...filter, back: query });
}

/** A link only where something was counted. */
export function casesLink(n: number, href: string): { href?: string } {
  return n > 0 ? { href } : {};
}

/** In a department's dashboard the department, else all of them. */
export function departmentKeys({ departmentId }: Pick<Scope, "departmentId">): readonly string[] {
  return departmentId ? [departmentId] : [];
}

/** A calendar day in words; it has no zone. */
export function formatDay(day: string, locale: Locale, style: DateStyle = "date"): string {
  return formatInstant(new Date(`${day}T12:00:00Z`), { locale, timeZone: "UTC" }, style);
}

export function counts(locale: Locale): (value: number) => string {
  return (value) => formatNumber(value, locale);
}

/** Shares to a tenth of a percent would pretend more than the samples know. */
export function shares(locale: Locale): (value: number) => string {
  return (value) => formatPercent(value, locale);
}

/** Whole minor units as money; a currency the product does not know is shown as the bare number. */
export function moneyText(amountMinor: bigint, currency: string, locale: Locale): string {
  return isCurrency(currency)
    ? formatMoney({ amountMinor, currency }, locale)
    : `${currency} ${formatNumber(amountMinor, locale)}`;
}
