import Link from "next/link";
import { useTranslations } from "next-intl";
import { PRECEDENT_DAYS, PRECEDENT_LIMIT, type Precedents, type Spread } from "@/lib/domain/precedents";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";

type PrecedentSummaryProps = { precedents: Precedents; currency: string; locale: Locale; href: string };

/** What like cases got, in all and as goodwill alone: median, range and, where there are enough, the middle half. */
export function PrecedentSummary({ precedents, currency, locale, href }: PrecedentSummaryProps) {
  const t = useTranslations("fairness.precedents");
  const { n, spread } = precedents;
  return (
    <section className="grid gap-1 text-ui-sm">
      <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium text-muted">
        {t("title")}
        {spread ? <span className="tabular font-normal">{t("count", { n })}</span> : null}
      </h3>
      {spread ? (
        <table className="relative w-full">
          <caption className="sr-only">{t("title")}</caption>
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="sr-only">
                {t("what")}
              </th>
              <Head>{t("median")}</Head>
              <Head>{t("range")}</Head>
            </tr>
          </thead>
          <tbody>
            {(["total", "goodwill"] as const).map((part) => (
              <SpreadRow key={part} label={t(part)} spread={spread[part]} money={{ currency, locale }} />
            ))}
          </tbody>
        </table>
      ) : (
        <p>{t("tooFew", { n })}</p>
      )}
      <p className="text-xs text-muted">{t("basis", { days: PRECEDENT_DAYS, limit: PRECEDENT_LIMIT })}</p>
      {n > 0 ? (
        <Link href={href} prefetch={false} className="link justify-self-start">
          {t("link")}
        </Link>
      ) : null}
    </section>
  );
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="ps-3 text-end font-normal">
      {children}
    </th>
  );
}

type SpreadRowProps = { label: string; spread: Spread; money: { currency: string; locale: Locale } };

function SpreadRow({ label, spread, money: { currency, locale } }: SpreadRowProps) {
  const t = useTranslations("fairness.precedents");
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const { median, low, high, quartiles } = spread;
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-1 text-start font-normal">
        {label}
      </th>
      <td className="tabular py-1 ps-3 text-end font-medium whitespace-nowrap">{money(median)}</td>
      <td className="tabular py-1 ps-3 text-end">
        {money(low)} – {money(high)}
        {quartiles ? (
          <span className="block text-xs text-muted">
            {t("half")}: {money(quartiles.low)} – {money(quartiles.high)}
          </span>
        ) : null}
      </td>
    </tr>
  );
}
