import { speechFor } from "@/lib/compensation/speech";
import type { PublicTariff, PublicTerms } from "@/lib/domain/compensation/public-terms";
import { speak } from "@/lib/domain/compensation/render";
import type { Currency } from "@/lib/domain/currency";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { Section } from "./section";
import { amountWords } from "./tariff-words";

type TariffsProps = { tariffs: PublicTerms["tariffs"]; currency: Currency; place: Place };

/** Fixed amounts for certain failures; what the law sets stands apart from what we set ourselves. */
export async function Tariffs({ tariffs, currency, place }: TariffsProps) {
  const { statutory, own } = tariffs;
  if (statutory.length + own.length === 0) return null;
  const t = await getTranslations("policy.tariffs");
  const groups = [
    { title: t("statutory"), rows: statutory },
    { title: t("own"), rows: own },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <Section id="tariffs" title={t("title")}>
      <p>{t("intro")}</p>
      {groups.map(({ title, rows }) => (
        <div key={title} className="grid gap-2">
          <h3 className="font-semibold">{title}</h3>
          <ul className="grid list-disc gap-3 ps-6">
            {rows.map((tariff) => (
              <Tariff key={tariff.id} tariff={tariff} currency={currency} place={place} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

/** A calendar day of the policy: it is the same day in every zone. */
function dayWord(day: string, { locale }: Place): string {
  return formatInstant(new Date(`${day}T00:00:00Z`), { locale, timeZone: "UTC" }, "date");
}

type TariffProps = { tariff: PublicTariff; currency: Currency; place: Place };

async function Tariff({ tariff, currency, place }: TariffProps) {
  const t = await getTranslations("policy.tariffs");
  const speech = speechFor(place.locale);
  const { basis, source, effectiveFrom, effectiveTo, amount, rules } = tariff;
  const from = effectiveFrom ? dayWord(effectiveFrom, place) : "";
  const to = effectiveTo ? dayWord(effectiveTo, place) : "";
  const dates = effectiveFrom
    ? t(effectiveTo ? "between" : "since", { from, to })
    : effectiveTo
      ? t("until", { to })
      : null;
  const names = rules.map((name) => speak(name, {}, speech)).join(t("and"));
  return (
    <li>
      {names ? <span className="font-medium">{t("for", { names })} </span> : null}
      {amountWords(amount, { locale: place.locale, currency })}
      <span className="block wrap-anywhere text-muted">
        {t("source", { basis: t(`basis.${basis}`), source })}
        {dates ? ` ${dates}` : null}
      </span>
    </li>
  );
}
