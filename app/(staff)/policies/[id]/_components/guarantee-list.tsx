import { Panel } from "@/components/ui/panel";
import { speechFor } from "@/lib/compensation/speech";
import { formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { PolicyReading } from "./reading";

/** Our published promises and what breaking each brings by itself. */
export async function GuaranteeList({ policy, locale }: PolicyReading) {
  const t = await getTranslations("policies.content");
  if (policy.guarantees.length === 0) return null;
  const speech = speechFor(locale);
  return (
    <Panel id="guarantees" title={t("guarantees")}>
      <ul className="grid gap-2">
        {policy.guarantees.map(({ id, promise, fromLateMinutes, kind, amountMinor }) => (
          <li key={id}>
            {t(`guarantee.${promise}`)}
            {fromLateMinutes > 0 ? ` (${t("lateFrom", { minutes: fromLateMinutes })})` : null}
            {": "}
            {speech.translate(`kind.${kind}`, {})}{" "}
            <span className="tabular">
              {policy.currencies
                .map((currency) =>
                  formatMoney({ amountMinor: amountMinor[currency] ?? 0n, currency }, locale),
                )
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
