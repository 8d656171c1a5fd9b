import { cn } from "@/lib/cn";

type SparklineProps = {
  /** The whole course in words: it is all that a screen reader gets. */
  label: string;
  values: readonly (number | null)[];
  className?: string;
};

/** A tiny course of values beside a figure; nulls are gaps. */
export function Sparkline({ label, values, className }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (index: number) => (index / (values.length - 1)) * 100;
  const y = (value: number) => 92 - ((value - low) / span) * 84;
  const path = values
    .map((value, index) => {
      if (value === null) return "";
      const before = values[index - 1];
      return `${before === null || before === undefined ? "M" : "L"}${x(index).toFixed(2)} ${y(value).toFixed(2)}`;
    })
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className={cn("h-6 w-24 overflow-visible", className)}
    >
      <path
        d={path}
        fill="none"
        stroke="var(--chart-1)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
