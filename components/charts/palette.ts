/** Series colours, told apart by hue and lightness. More than six series are too many for one chart. */
export const SERIES_COLOURS = [
  "var(--chart-1)",
  "var(--chart-2)",
  "var(--chart-3)",
  "var(--chart-4)",
  "var(--chart-5)",
  "var(--chart-6)",
] as const;

/** A colour by meaning: for severities and promise states, which keep theirs everywhere. */
export type ChartTone = "danger" | "warning" | "success" | "info" | "paused" | "neutral";

export function seriesColour(index: number, tone?: ChartTone): string {
  if (tone === "neutral") return "var(--chart-6)";
  if (tone) return `var(--${tone})`;
  return SERIES_COLOURS[index % SERIES_COLOURS.length] ?? SERIES_COLOURS[0];
}
