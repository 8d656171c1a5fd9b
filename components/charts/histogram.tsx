import Link from "next/link";
import type { ReactNode } from "react";
import { ChartFrame, linkedCell } from "./chart-frame";
import { type ChartTone, seriesColour } from "./palette";

export type Bin = {
  label: string;
  /** What stands below the bar where the whole label has no room: the lower bound of a span. */
  mark?: string;
  value: number;
  href?: string;
  tone?: ChartTone;
};

export type HistogramProps = {
  title: ReactNode;
  description?: ReactNode;
  labelHead: string;
  valueHead: string;
  /** In their natural order: scores, ages, hours. */
  bins: readonly Bin[];
  formatValue: (value: number) => string;
  className?: string;
};

/** Upright bars side by side, for a distribution; each says its count and leads to its cases. */
export function Histogram(props: HistogramProps) {
  const { title, description, labelHead, valueHead, bins, formatValue, className } = props;
  const max = Math.max(...bins.map(({ value }) => value), Number.MIN_VALUE);
  const rows = bins.map(({ label, value, href }) => [linkedCell(label, href), formatValue(value)]);
  return (
    <ChartFrame
      title={title}
      description={description}
      className={className ?? ""}
      table={{ head: [labelHead, valueHead], rows }}
    >
      <ol className="flex items-end gap-1 border-b border-line-strong">
        {bins.map((bin) => (
          <li key={bin.label} className="min-w-0 flex-1">
            <Column bin={bin} share={bin.value / max} formatValue={formatValue} />
          </li>
        ))}
      </ol>
      <div aria-hidden="true" className="mt-1 flex gap-1 text-xs text-muted">
        {bins.map(({ label, mark }) => (
          <span key={label} className="min-w-0 flex-1 truncate text-center" title={label}>
            {mark ?? label}
          </span>
        ))}
      </div>
    </ChartFrame>
  );
}

type ColumnProps = { bin: Bin; share: number; formatValue: (value: number) => string };

function Column({ bin, share, formatValue }: ColumnProps) {
  const { label, value, href, tone } = bin;
  const inside = (
    <>
      <span className="sr-only">{label}: </span>
      <span className="tabular block pb-0.5 text-center text-xs font-medium">{formatValue(value)}</span>
      <span
        className="block rounded-t-sm"
        style={{ height: `${(Math.max(0, share) * 8).toFixed(3)}rem`, background: seriesColour(0, tone) }}
      />
    </>
  );
  return href ? (
    <Link href={href} prefetch={false} className="block rounded-t-md hover:bg-hover">
      {inside}
    </Link>
  ) : (
    inside
  );
}
