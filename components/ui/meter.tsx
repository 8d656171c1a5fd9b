import { cn } from "@/lib/cn";
import type { Tone } from "./tone";

type MeterProps = {
  /** Read out and shown by nothing else: write the figures beside the bar too. */
  label: string;
  /** In words, e.g. "3,200 of 10,000 TWD". */
  valueText: string;
  /** Shares of the whole, 0–1, drawn one after the other; what goes beyond 1 is cut and shown as full. */
  parts: readonly { share: number; tone: Tone }[];
  className?: string;
};

const FILLS = {
  neutral: "bg-line-strong",
  accent: "bg-accent",
  info: "bg-info",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger-solid",
  paused: "bg-paused",
} as const satisfies Record<Tone, string>;

/** How much of a whole is used, as a bar in one or more parts. */
export function Meter({ label, valueText, parts, className }: MeterProps) {
  const used = parts.reduce((sum, { share }) => sum + share, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> can neither be cut into parts nor coloured everywhere.
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(Math.min(1, Math.max(0, used)) * 100)}
      aria-valuetext={valueText}
      className={cn(
        "flex h-2 w-full gap-px overflow-hidden rounded-full border border-line bg-sunken",
        className,
      )}
    >
      {parts.map(({ share, tone }) => (
        <span
          key={tone}
          className={FILLS[tone]}
          style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }}
        />
      ))}
    </div>
  );
}
