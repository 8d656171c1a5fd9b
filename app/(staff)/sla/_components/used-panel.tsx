import { useTranslations } from "next-intl";
import { Histogram } from "@/components/charts/histogram";
import { Panel } from "@/components/ui/panel";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { LAST_TENTH, type UsedTime } from "@/lib/sla/queries/report";

/** How much of the time allowed was used: a distribution, and in words. */
export function UsedPanel({ used, clock, locale }: { used: UsedTime; clock: string; locale: Locale }) {
  const t = useTranslations("sla.used");
  const percent = (value: number) => formatPercent(value, locale);
  if (used.n === 0)
    return (
      <Panel id="used" title={t("title")}>
        <p className="text-muted">{t("empty")}</p>
      </Panel>
    );
  const most = Math.max(10, ...used.bins.map(({ tenth }) => tenth));
  const [q50 = 0, q75 = 0, q90 = 0, q95 = 0] = used.quantiles;
  return (
    <Panel>
      <Histogram
        title={t("title")}
        description={t("description", { clock, n: formatNumber(used.n, locale) })}
        labelHead={t("share")}
        valueHead={t("count")}
        bins={Array.from({ length: most + 1 }, (_, tenth) => ({
          label:
            tenth === LAST_TENTH
              ? t("last", { from: percent(tenth / 10) })
              : t("bin", { from: percent(tenth / 10), to: percent((tenth + 1) / 10) }),
          mark: formatNumber(tenth * 10, locale),
          value: used.bins.find((bin) => bin.tenth === tenth)?.n ?? 0,
        }))}
        formatValue={(value) => formatNumber(value, locale)}
      />
      <p className="mt-3 text-ui-sm">
        {t("quantiles", { q50: percent(q50), q75: percent(q75), q90: percent(q90), q95: percent(q95) })}
      </p>
    </Panel>
  );
}
