import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { ChartFrame, linkedCell } from "./chart-frame";
import { type ChartTone, seriesColour } from "./palette";

export type Bar = {
  label: string;
  value: number;
  href?: string;
  tone?: ChartTone;
  /** After the value, e.g. "n = 143" or a cumulated share. */
  note?: string;
};

export type BarChartProps = {
  title: ReactNode;
  description?: ReactNode;
  labelHead: string;
  valueHead: string;
  bars: readonly Bar[];
  formatValue: (value: number) => string;
  /** A line across all bars, named below them. */
  target?: { value: number; label: string };
  /** The whole that a full bar stands for; else the largest bar fills its track. */
  max?: number;
  className?: string;
};

/** Horizontal bars, each a link to the cases behind it, with its value written out. */
export function BarChart(props: BarChartProps) {
  const { title, description, labelHead, valueHead, bars, formatValue, target, className } = props;
  const max = props.max ?? Math.max(...bars.map(({ value }) => value), target?.value ?? 0, Number.MIN_VALUE);
  const rows = bars.map(({ label, value, href, note }) => [
    linkedCell(label, href),
    note ? `${formatValue(value)} (${note})` : formatValue(value),
  ]);
  return (
    <ChartFrame
      title={title}
      description={description}
      className={className ?? ""}
      table={{ head: [labelHead, valueHead], rows }}
    >
      <ul className="grid grid-cols-[minmax(0,1fr)_auto] gap-y-0.5 sm:grid-cols-[minmax(6rem,30%)_minmax(0,1fr)_auto]">
        {bars.map((bar) => (
          <li key={bar.label} className="col-span-full grid grid-cols-subgrid">
            <BarRow
              bar={bar}
              share={bar.value / max}
              target={target ? target.value / max : null}
              formatValue={formatValue}
            />
          </li>
        ))}
      </ul>
      {target ? (
        <p className="mt-1 flex items-center gap-1.5 text-ui-sm text-muted">
          <span aria-hidden="true" className="h-3.5 w-0 border-s-2 border-dashed border-muted" />
          {target.label}
        </p>
      ) : null}
    </ChartFrame>
  );
}

type BarRowProps = { bar: Bar; share: number; target: number | null; formatValue: (value: number) => string };

function BarRow({ bar, share, target, formatValue }: BarRowProps) {
  const { label, value, href, tone, note } = bar;
  const inside = (
    <>
      <span className="truncate max-sm:col-span-2" title={label}>
        {label}
      </span>
      <span className="relative h-4">
        <span
          className="absolute inset-y-0 start-0 min-w-0.5 rounded-e-sm"
          style={{ width: percent(share), background: seriesColour(0, tone) }}
        />
        {target === null ? null : (
          <span
            className="absolute -inset-y-1 w-0 border-s-2 border-dashed border-muted"
            style={{ left: percent(target) }}
          />
        )}
      </span>
      <span className="tabular text-end font-medium">
        {formatValue(value)}
        {note ? <span className="ms-1.5 font-normal text-muted">{note}</span> : null}
      </span>
    </>
  );
  const row =
    "col-span-full grid min-h-7 grid-cols-subgrid items-center gap-x-3 rounded-md px-1 py-0.5 text-ui-sm";
  return href ? (
    <Link href={href} prefetch={false} className={cn(row, "hover:bg-hover")}>
      {inside}
    </Link>
  ) : (
    <div className={row}>{inside}</div>
  );
}

function percent(share: number): string {
  return `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;
}
