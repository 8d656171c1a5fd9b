import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { IntervalDot } from "@/components/charts/interval-dot";
import { Panel } from "@/components/ui/panel";
import type { CalibrationBin } from "@/lib/domain/sla/runs/breach-chance";
import { shareOf } from "@/lib/domain/statistics/proportion";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber, formatPercent } from "@/lib/i18n/format";

type CalibrationPanelProps = { bins: readonly CalibrationBin[]; clock: string; locale: Locale };

/** Predicted chances, a tenth at a time, against the share that did break: the dashed line is the prediction. */
export function CalibrationPanel({ bins, clock, locale }: CalibrationPanelProps) {
  const t = useTranslations("sla.calibration");
  const percent = (value: number, digits = 0) => formatPercent(value, locale, digits);
  const count = (value: number) => formatNumber(value, locale);
  const lines = bins
    .filter(({ n }) => n > 0)
    .map((bin) => ({
      ...bin,
      band: t("band", { from: percent(bin.from), to: percent(bin.from + 0.1) }),
      share: shareOf(bin.broken, bin.n),
    }));
  const total = lines.reduce((sum, { n }) => sum + n, 0);
  return (
    <Panel>
      <ChartFrame
        title={t("title")}
        description={t("description", { clock, n: count(total) })}
        empty={t("empty")}
        table={{
          head: (["band", "n", "predicted", "broken", "share"] as const).map((column) => t(`col.${column}`)),
          rows: lines.map(({ band, n, predicted, broken, share }) => [
            band,
            count(n),
            percent(predicted, 1),
            count(broken),
            share
              ? `${percent(share.share, 1)} (${percent(share.interval.low, 1)} – ${percent(share.interval.high, 1)})`
              : "–",
          ]),
        }}
      >
        <ul className="grid gap-3">
          {lines.map(({ band, n, predicted, share }) => (
            <li key={band}>
              <IntervalDot
                label={band}
                estimate={share ? { value: share.share, ...share.interval } : null}
                range={[0, 1]}
                target={predicted}
                formatValue={(value) => percent(value, 1)}
                basis={`n = ${count(n)}; ${t("row", { predicted: percent(predicted, 1) })}`}
              />
            </li>
          ))}
        </ul>
      </ChartFrame>
    </Panel>
  );
}
