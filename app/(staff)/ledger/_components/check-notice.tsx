import { Notice } from "@/components/ui/notice";
import type { Staff } from "@/lib/auth/staff";
import { getTranslations } from "@/lib/i18n/server";
import { checkLedger } from "@/lib/ledger/queries/verify";

/** The books recomputed from their entries, on demand. */
export async function CheckNotice({ staff }: { staff: Staff }) {
  const [t, { transactions, unbalanced, differences }] = await Promise.all([
    getTranslations("ledger"),
    checkLedger(staff),
  ]);
  const wrong = unbalanced.length + differences.length;
  if (wrong === 0)
    return (
      <Notice tone="success" role="status">
        {t("check.fine", { count: transactions })}
      </Notice>
    );
  return (
    <Notice tone="danger" role="alert" title={t("check.wrong", { count: wrong })}>
      <ul>
        {unbalanced.map((currency) => (
          <li key={currency}>{currency}</li>
        ))}
        {differences.map(({ budgetId, part, figure, storedMinor, foldedMinor }) => (
          <li key={`${budgetId} ${part} ${figure}`}>
            {t("check.difference", {
              part: t(`part.${part}`),
              figure: t(`check.figure.${figure}`),
              stored: storedMinor.toString(),
              folded: foldedMinor.toString(),
              budget: budgetId,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
