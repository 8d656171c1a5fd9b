import Link from "next/link";
import type { ReactNode } from "react";
import { ChartFrame, linkedCell } from "./chart-frame";
import { Legend } from "./legend";
import { type ChartTone, seriesColour } from "./palette";

export type StackSeries = { label: string; tone?: ChartTone };
export type StackRow = {
  label: string;
  /** One value per series, in their order. */
  parts: readonly { value: number; href?: string }[];
};

export type StackedBarsProps = {
  title: ReactNode;
  description?: ReactNode;
  labelHead: string;
  totalHead: string;
  series: readonly StackSeries[];
  rows: readonly StackRow[];
  formatValue: (value: number) => string;
  className?: string;
};

/** Horizontal bars cut into the same few parts; each part leads to its cases. */
export function StackedBars(props: StackedBarsProps) {
  const { title, description, labelHead, totalHead, series, rows, formatValue, className } = props;
  const totals = rows.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const max = Math.max(...totals, Number.MIN_VALUE);
  const table = {
    head: [labelHead, ...series.map(({ label }) => label), totalHead],
    rows: rows.map(({ label, parts }, index) => [
      label,
      ...parts.map(({ value, href }) => linkedCell(formatValue(value), href)),
      formatValue(totals[index] ?? 0),
    ]),
  };
  return (
    <ChartFrame title={title} description={description} className={className ?? ""} table={table}>
      <Legend
        entries={series.map(({ label, tone }, index) => ({ label, colour: seriesColour(index, tone) }))}
      />
      <ul className="grid grid-cols-[minmax(0,1fr)_auto] gap-y-1.5 sm:grid-cols-[minmax(5rem,22%)_minmax(0,1fr)_auto]">
        {rows.map((row, index) => (
          <li
            key={row.label}
            className="col-span-full grid grid-cols-subgrid items-center gap-x-3 text-ui-sm"
          >
            <span className="truncate max-sm:col-span-2">{row.label}</span>
            <Stack row={row} series={series} max={max} formatValue={formatValue} />
            <span className="tabular text-end font-medium">{formatValue(totals[index] ?? 0)}</span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

type StackProps = Pick<StackedBarsProps, "series" | "formatValue"> & { row: StackRow; max: number };

function Stack({ row, series, max, formatValue }: StackProps) {
  return (
    <span className="flex h-6 gap-px">
      {row.parts.map(({ value, href }, index) => {
        const name = series[index];
        if (!name || value <= 0) return null;
        const text = `${row.label} · ${name.label}: ${formatValue(value)}`;
        const style = { width: `${(value / max) * 100}%`, background: seriesColour(index, name.tone) };
        const look = "block h-full min-w-0.5 first:rounded-s-sm last:rounded-e-sm";
        return href ? (
          <Link
            key={name.label}
            href={href}
            prefetch={false}
            // A part may be too thin to aim at; the table behind leads to the same cases, also for the keyboard.
            tabIndex={-1}
            title={text}
            aria-label={text}
            className={`${look} hover:opacity-80`}
            style={style}
          />
        ) : (
          <span key={name.label} title={text} className={look} style={style} />
        );
      })}
    </span>
  );
}
