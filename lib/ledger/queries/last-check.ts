import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import type { LastCheck } from "@/lib/ledger/types";

/** What the latest finished night's check found; null before the first one. */
export async function lastCheck(_staff: Staff): Promise<LastCheck | null> {
  const row = await db().ledgerCheck.findFirst({
    where: { checkedAt: { not: null } },
    orderBy: { night: "desc" },
    select: { checkedAt: true, transactions: true, findings: true },
  });
  if (!row?.checkedAt) return null;
  return { at: row.checkedAt, transactions: row.transactions ?? 0, findings: row.findings ?? 0 };
}
