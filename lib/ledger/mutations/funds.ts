import { sql, type Tx } from "@/lib/db/client";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";
import { findBudget } from "@/lib/ledger/mutations/budget-alert";
import { failed, ok, type Result } from "@/lib/result";

/** Where an award's money comes from. */
export type Fund = "budget" | "risk-reserve";
export type FundFailure = "no-budget" | "over-budget";

type Wanted = {
  departmentId: string | null;
  currency: string;
  part: LedgerPart;
  amountMinor: bigint;
};

/** The budget that is to pay. Of reserves that hold enough, the department's own comes before the house's. */
export async function findFunds(
  tx: Tx,
  wanted: Wanted,
  { fund, now }: { fund: Fund; now: Date },
): Promise<Result<string, FundFailure>> {
  const { departmentId, currency, amountMinor } = wanted;
  if (fund === "budget") {
    const id = departmentId ? await findBudget(tx, { departmentId, currency, now }) : null;
    return id === null ? failed("no-budget") : ok(id);
  }
  // Held till the end of the transaction: what is owed meets no condition in the posting, and a reserve is never overdrawn.
  const reserves = await tx.$queryRaw<{ id: string; leftMinor: bigint }[]>(sql`
    SELECT id, ${LEFT[wanted.part]} AS "leftMinor" FROM budget
    WHERE purpose = 'risk-reserve' AND currency = ${currency}
      AND (department_id IS NULL OR department_id = ${departmentId}::uuid)
      AND organisation_day(${now}::timestamptz) >= period_start AND organisation_day(${now}::timestamptz) < period_end
    ORDER BY department_id NULLS LAST FOR UPDATE`);
  if (reserves.length === 0) return failed("no-budget");
  const enough = reserves.find(({ leftMinor }) => leftMinor >= amountMinor);
  return enough ? ok(enough.id) : failed("over-budget");
}

const LEFT = {
  goodwill: sql`goodwill_limit_minor - goodwill_pending_minor - goodwill_posted_minor`,
  entitlement: sql`entitlement_planned_minor - entitlement_pending_minor - entitlement_posted_minor`,
} as const satisfies Record<LedgerPart, ReturnType<typeof sql>>;

/** Whether the department's own budget could pay now: then the reserve is not for it. */
export async function canBudgetPay(tx: Tx, wanted: Wanted, now: Date): Promise<boolean> {
  const own = await findFunds(tx, wanted, { fund: "budget", now });
  if (!own.ok) return false;
  const [row] = await tx.$queryRaw<{ leftMinor: bigint }[]>(sql`
    SELECT ${LEFT[wanted.part]} AS "leftMinor" FROM budget WHERE id = ${own.value}::uuid`);
  return row !== undefined && row.leftMinor >= wanted.amountMinor;
}
