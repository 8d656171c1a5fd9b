import type { ReactNode } from "react";
import { type ChartDot, ChartDots } from "./chart-dots";
import { ChartFrame, linkedCell } from "./chart-frame";
import { type ChartTone, seriesColour } from "./palette";
import { everyNth, niceScale, spread } from "./scale";

export type LinePoint = { value: number | null; href?: string };
export type LineSeries = { label: string; tone?: ChartTone; points: readonly LinePoint[] };

export type LineChartProps = {
  title: ReactNode;
  description?: ReactNode;
  /** One label per point: the period each stands for. */
  labels: readonly string[];
  /** Head of the table's first column, e.g. "Week". */
  labelHead: string;
  series: readonly LineSeries[];
  formatValue: (value: number) => string;
  /** A dashed line with its own word, e.g. the promised share. */
  target?: { value: number; label: string };
  /** The axis's end where it is known (1 for shares); else it follows the data. */
  max?: number;
  className?: string;
};

/**
 * Lines over time, each labelled at its end. The shapes stretch with the page and the words do not: they are HTML
 * over the drawing. A null is a gap: unknown is not zero. Points lead to the cases behind them; the table does so
 * for the keyboard.
 */
export function LineChart(props: LineChartProps) {
  const { title, description, labels, labelHead, series, formatValue, target, max, className } = props;
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const scale = niceScale(max ?? Math.max(0, ...values, target?.value ?? 0));
  const rows = labels.map((label, index) => [
    label,
    ...series.map(({ points }) => {
      const point = points[index];
      const text = point?.value === null || point === undefined ? "–" : formatValue(point.value);
      return linkedCell(text, point?.href);
    }),
  ]);
  return (
    <ChartFrame
      title={title}
      description={description}
      className={className ?? ""}
      table={{ head: [labelHead, ...series.map(({ label }) => label)], rows: values.length > 0 ? rows : [] }}
    >
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 text-xs">
        <Axis ticks={scale.ticks} max={scale.max} formatValue={formatValue} />
        <div className="relative h-48">
          <Drawing series={series} scale={scale} count={labels.length} target={target?.value} />
          <ChartDots dots={dots(props, scale.max)} />
          {target ? (
            <span
              className="absolute end-1 -translate-y-full rounded-sm bg-surface/85 px-1 text-muted"
              style={{ top: `${100 - (target.value / scale.max) * 100}%` }}
            >
              {target.label}
            </span>
          ) : null}
        </div>
        <EndLabels series={series} max={scale.max} />
        <Periods labels={labels} />
      </div>
    </ChartFrame>
  );
}

type Scale = { max: number; ticks: readonly number[] };

function Axis({ ticks, max, formatValue }: Scale & { formatValue: (value: number) => string }) {
  return (
    <div aria-hidden="true" className="tabular relative h-48 text-end text-faint">
      {/* The longest tick sets the column's width. */}
      <span className="invisible">{formatValue(max)}</span>
      {ticks.map((tick) => (
        <span
          key={tick}
          className="absolute end-0 -translate-y-1/2"
          style={{ top: `${100 - (tick / max) * 100}%` }}
        >
          {formatValue(tick)}
        </span>
      ))}
    </div>
  );
}

type DrawingProps = {
  series: readonly LineSeries[];
  scale: Scale;
  count: number;
  target: number | undefined;
};

function Drawing({ series, scale, count, target }: DrawingProps) {
  const y = (value: number) => 100 - (value / scale.max) * 100;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible *:[vector-effect:non-scaling-stroke]"
    >
      {scale.ticks.map((tick) => (
        <line key={tick} x1="0" x2="100" y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
      ))}
      {target === undefined ? null : (
        <line x1="0" x2="100" y1={y(target)} y2={y(target)} stroke="var(--muted)" strokeDasharray="4 3" />
      )}
      {series.map(({ label, tone, points }, index) => (
        <path
          key={label}
          d={pathOf(points, count, y)}
          fill="none"
          stroke={seriesColour(index, tone)}
          strokeWidth="2"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
    </svg>
  );
}

/** Horizontal place of a point in percent; a single one stands in the middle. */
function xOf(index: number, count: number): number {
  return count > 1 ? (index / (count - 1)) * 100 : 50;
}

function pathOf(points: readonly LinePoint[], count: number, y: (value: number) => number): string {
  return points
    .map(({ value }, index) => {
      if (value === null) return "";
      const before = points[index - 1]?.value;
      const isStart = before === null || before === undefined;
      return `${isStart ? "M" : "L"}${xOf(index, count).toFixed(2)} ${y(value).toFixed(2)}`;
    })
    .join("");
}

/** Every point in plain words and places. */
function dots({ series, labels, formatValue }: LineChartProps, max: number): ChartDot[] {
  return series.flatMap(({ label, tone, points }, index) =>
    points.flatMap(({ value, href }, at): ChartDot[] => {
      if (value === null) return [];
      return [
        {
          text: `${labels[at] ?? ""} · ${label}: ${formatValue(value)}`,
          left: xOf(at, points.length),
          top: 100 - (value / max) * 100,
          colour: seriesColour(index, tone),
          href: href ?? null,
        },
      ];
    }),
  );
}

function EndLabels({ series, max }: { series: readonly LineSeries[]; max: number }) {
  const ends = series.map(({ points }) => points.findLast(({ value }) => value !== null)?.value ?? 0);
  const places = spread(
    ends.map((value) => 100 - (value / max) * 100),
    9,
    100,
  );
  return (
    <div aria-hidden="true" className="relative h-48 max-w-32 ps-4 font-medium">
      {series.map(({ label }) => (
        <span key={label} className="invisible block h-0 truncate">
          {label}
        </span>
      ))}
      {series.map(({ label, tone }, index) => (
        <span
          key={label}
          className="absolute start-1 end-0 flex -translate-y-1/2 items-center gap-1"
          style={{ top: `${places[index] ?? 0}%` }}
        >
          <span className="size-2 shrink-0 rounded-full" style={{ background: seriesColour(index, tone) }} />
          <span className="truncate">{label}</span>
        </span>
      ))}
    </div>
  );
}

function Periods({ labels }: { labels: readonly string[] }) {
  const isWide = everyNth(labels.length, 7);
  const isNarrow = everyNth(labels.length, 4);
  return (
    <div aria-hidden="true" className="relative col-start-2 mt-1.5 h-4 text-faint">
      {labels.map((label, index) =>
        isWide(index) || isNarrow(index) ? (
          <span
            key={label}
            className={`absolute whitespace-nowrap ${edge(index, labels.length)} ${visibility(isWide(index), isNarrow(index))}`}
            style={{ left: `${xOf(index, labels.length)}%` }}
          >
            {label}
          </span>
        ) : null,
      )}
    </div>
  );
}

function edge(index: number, count: number): string {
  if (index === 0 && count > 1) return "";
  return index === count - 1 && count > 1 ? "-translate-x-full" : "-translate-x-1/2";
}

function visibility(isWide: boolean, isNarrow: boolean): string {
  if (isWide && isNarrow) return "";
  return isWide ? "max-md:hidden" : "md:hidden";
}
