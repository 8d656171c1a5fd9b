import { useTranslations } from "next-intl";
import type { Comparison } from "@/lib/domain/award-comparison";
import type { RemedyKind } from "@/lib/domain/compensation/remedies";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";

type ProposedAndAskedProps = {
  comparison: Comparison<RemedyKind>;
  /** What is owed is never changed by hand: less of it means that the rest was given before. */
  isOwed: boolean;
  currency: string;
  locale: Locale;
};

/** What the rules propose beside what is asked for, kind by kind, and the difference. */
export function ProposedAndAsked({ comparison, isOwed, currency, locale }: ProposedAndAskedProps) {
  const t = useTranslations("approvals.compare");
  const kinds = useTranslations("compensation.kind");
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const { differenceMinor } = comparison;
  if (comparison.isSame) return <p className="text-ui-sm text-muted">{t("same")}</p>;
  const sign = differenceMinor > 0n ? "+" : "";
  return (
    <div className="grid gap-1 text-ui-sm">
      <table className="w-full">
        <caption className="pb-1 text-start font-medium text-muted">{t("title")}</caption>
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="text-start font-normal">
              {t("kind")}
            </th>
            <th scope="col" className="ps-3 text-end font-normal">
              {t("proposed")}
            </th>
            <th scope="col" className="ps-3 text-end font-normal">
              {t("asked")}
            </th>
          </tr>
        </thead>
        <tbody>
          {comparison.kinds.map(({ kind, proposedMinor, askedMinor }) => (
            <tr key={kind} className="border-t border-line">
              <th scope="row" className="py-1 text-start font-normal first-letter:uppercase">
                {kinds(kind)}
              </th>
              {[proposedMinor, askedMinor].map((amountMinor, side) => (
                <td key={side} className="tabular py-1 ps-3 text-end whitespace-nowrap">
                  {amountMinor === null ? "–" : money(amountMinor)}
                </td>
              ))}
            </tr>
          ))}
          <tr className="border-t border-line-strong font-medium">
            <th scope="row" className="py-1 text-start font-medium">
              {t("total")}
            </th>
            <td className="tabular py-1 ps-3 text-end whitespace-nowrap">
              {money(comparison.proposedMinor)}
            </td>
            <td className="tabular py-1 ps-3 text-end whitespace-nowrap">{money(comparison.askedMinor)}</td>
          </tr>
          <tr>
            <th scope="row" className="py-1 text-start font-medium">
              {t("difference")}
            </th>
            <td />
            <td className="tabular py-1 ps-3 text-end font-semibold whitespace-nowrap">
              {sign}
              {money(differenceMinor)}
            </td>
          </tr>
        </tbody>
      </table>
      {isOwed && differenceMinor < 0n ? <p className="text-muted">{t("rest")}</p> : null}
    </div>
  );
}
