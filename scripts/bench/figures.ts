import { quantileOf } from "@/lib/domain/statistics/quantile";

/** The value below which a share of the measurements lies; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  return quantileOf(values, share) ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Milliseconds as one reads them: tenths below ten. */
export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

export function perSecond(value: number): string {
  return `${Math.round(value).toLocaleString("en")}/s`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
