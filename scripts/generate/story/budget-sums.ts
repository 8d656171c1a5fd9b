import type { LedgerPart } from "@/lib/domain/ledger/accounts";

/** What the awards of a batch do to one budget, in minor units. */
export type BudgetSum = {
  goodwill: { pending: bigint; posted: bigint; reserved: bigint };
  entitlement: { pending: bigint; posted: bigint; reserved: bigint };
};

/** By the budget's place in the world's list. */
export type BudgetSums = Map<number, BudgetSum>;

function nothing(): BudgetSum {
  return {
    goodwill: { pending: 0n, posted: 0n, reserved: 0n },
    entitlement: { pending: 0n, posted: 0n, reserved: 0n },
  };
}

export type Charge = { pendingMinor: bigint; postedMinor: bigint };

/** Adds one transaction; `reserved` counts everything that was ever set aside, returned or not. */
export function charge(sums: BudgetSums, budget: number, part: LedgerPart, change: Charge): void {
  const sum = sums.get(budget) ?? nothing();
  sums.set(budget, sum);
  sum[part].pending += change.pendingMinor;
  sum[part].posted += change.postedMinor;
  if (change.pendingMinor > 0n) sum[part].reserved += change.pendingMinor;
}

export function addSums(into: BudgetSums, more: BudgetSums): void {
  for (const [budget, sum] of more) {
    const total = into.get(budget) ?? nothing();
    into.set(budget, total);
    for (const part of ["goodwill", "entitlement"] as const) {
      total[part].pending += sum[part].pending;
      total[part].posted += sum[part].posted;
      total[part].reserved += sum[part].reserved;
    }
  }
}
