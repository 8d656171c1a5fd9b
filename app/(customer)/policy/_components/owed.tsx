import { speechFor } from "@/lib/compensation/speech";
import type { PublicGuarantee } from "@/lib/domain/compensation/public-terms";
import { speak } from "@/lib/domain/compensation/render";
import type { Currency } from "@/lib/domain/currency";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { Points, Section } from "./section";

type OwedProps = { guarantees: readonly PublicGuarantee[]; currency: Currency; locale: Locale };

/** What we owe, and what breaking each of our own promises brings by itself. */
export async function Owed({ guarantees, currency, locale }: OwedProps) {
  const [t, words] = await Promise.all([
    getTranslations("policy.owed"),
    getTranslations("compensation.kind"),
  ]);
  const speech = speechFor(locale);
  return (
    <Section id="owed" title={t("title")}>
      <p>{t("intro")}</p>
      <Points items={[t("price"), t("loss")]} />
      {guarantees.length > 0 ? (
        <div className="grid gap-2">
          <h3 id="guarantees" className="font-semibold">
            {t("guarantees")}
          </h3>
          <ul className="grid list-disc gap-2 ps-6">
            {guarantees.map(({ id, promise, fromLateMinutes, kind, amountMinor, wording }) => {
              const amount = amountMinor === null ? null : formatMoney({ amountMinor, currency }, locale);
              const values = { minutes: fromLateMinutes, kind: words(kind), amount: amount ?? "" };
              const key = fromLateMinutes > 0 ? (`${promise}Late` as const) : promise;
              return (
                <li key={id}>
                  {amount === null ? t(`plain.${promise}`) : t(`guarantee.${key}`, values)}
                  {amount === null ? null : (
                    <span className="block text-muted">
                      {t("told", { text: speak(wording, { amount, kind: words(kind) }, speech) })}
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
      <p>{t("never")}</p>
    </Section>
  );
}
