import type { LedgerPart } from "./accounts";

/** Percent of a budget at which its managers are told. */
export const ALERT_THRESHOLDS = [80, 100] as const;
export type AlertThreshold = (typeof ALERT_THRESHOLDS)[number];

/** How a budget stands for one part: the goodwill limit or the entitlements planned, and what is reserved or spent of it. */
export type BudgetUse = {
  readonly part: LedgerPart;
  readonly limitMinor: bigint;
  readonly usedMinor: bigint;
};

/** Whether so many percent of it are used. Nothing used crosses nothing, also where nothing was granted. */
export function hasCrossed({ limitMinor, usedMinor }: Omit<BudgetUse, "part">, threshold: number): boolean {
  return usedMinor > 0n && usedMinor * 100n >= limitMinor * BigInt(threshold);
}

/** The thresholds that the use has crossed, lowest first. */
export function crossedThresholds(use: Omit<BudgetUse, "part">): readonly AlertThreshold[] {
  return ALERT_THRESHOLDS.filter((threshold) => hasCrossed(use, threshold));
}
