import type { Currency } from "@/lib/domain/currency";
import { getTranslations } from "@/lib/i18n/server";
import { paths, withQuery } from "@/lib/paths";

type CurrenciesProps = { all: readonly Currency[]; chosen: Currency };

/** The currency that the amounts are shown in: plain links, the chosen one marked. */
export async function Currencies({ all, chosen }: CurrenciesProps) {
  const t = await getTranslations("policy.currency");
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center gap-x-3 gap-y-2 text-ui-sm">
      <span className="text-muted">{t("label")}</span>
      {all.map((currency) => (
        <a
          key={currency}
          href={withQuery(paths.policy, { currency })}
          aria-current={currency === chosen ? "true" : undefined}
          className="link tabular px-1 py-1 aria-[current]:font-semibold aria-[current]:no-underline"
        >
          {currency}
        </a>
      ))}
    </nav>
  );
}
