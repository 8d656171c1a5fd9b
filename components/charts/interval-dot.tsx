import { useTranslations } from "next-intl";
import { cn } from "@/lib/cn";

type IntervalDotProps = {
  /** What is measured: "CSAT". */
  label: string;
  /** Null: too few answers to say anything. */
  estimate: { value: number; low: number; high: number } | null;
  /** The ends of the scale: 0 and 1 for shares, -100 and 100 for NPS. */
  range: readonly [low: number, high: number];
  formatValue: (value: number) => string;
  target?: number;
  /** How many the figure rests on, e.g. "n = 143"; shown in every case. */
  basis: string;
  className?: string;
};

/** A value with its confidence interval on the scale it lives on, and the same in words beside it. */
export function IntervalDot({
  label,
  estimate,
  range,
  formatValue,
  target,
  basis,
  className,
}: IntervalDotProps) {
  const t = useTranslations("common");
  const [start, end] = range;
  const place = (value: number) =>
    `${(Math.min(1, Math.max(0, (value - start) / (end - start))) * 100).toFixed(2)}%`;
  return (
    <div className={cn("grid gap-1.5", className)}>
      <p className="flex flex-wrap items-baseline gap-x-2 text-ui-sm">
        <span className="font-medium">{label}</span>
        {estimate ? (
          <>
            <span className="tabular text-base font-semibold">{formatValue(estimate.value)}</span>
            <span className="tabular text-muted">
              {formatValue(estimate.low)} – {formatValue(estimate.high)} · {basis}
            </span>
          </>
        ) : (
          <span className="text-muted">
            {t("notEnoughData")} · {basis}
          </span>
        )}
      </p>
      <div aria-hidden="true" className="relative mx-1.5 h-3">
        <span className="absolute inset-x-0 top-1/2 h-px bg-line-strong" />
        {target === undefined ? null : (
          <span
            className="absolute inset-y-0 w-0 border-s-2 border-dashed border-muted"
            style={{ left: place(target) }}
          />
        )}
        {estimate ? (
          <>
            <span
              className="absolute inset-y-0.5 rounded-full bg-chart-1/25"
              style={{ left: place(estimate.low), right: `calc(100% - ${place(estimate.high)})` }}
            />
            <span
              className="absolute top-1/2 size-3 -translate-1/2 rounded-full border-2 border-surface bg-chart-1"
              style={{ left: place(estimate.value) }}
            />
          </>
        ) : null}
      </div>
    </div>
  );
}
