import { sql, type Tx } from "@/lib/db/client";
import type { AwardStatus } from "@/lib/domain/award-state";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/config";

/** An award as it stands while the caller's transaction holds it and its complaint. */
export type LockedAward = {
  id: string;
  complaintId: string;
  customerId: string;
  decisionId: string;
  status: AwardStatus;
  part: LedgerPart;
  currency: string;
  amountMinor: bigint;
  requestedById: string;
  approvedById: string | null;
  budgetId: string | null;
  words: string | null;
  offeredAt: Date | null;
  expiresAt: Date | null;
  capturedAt: Date | null;
  fulfilDueAt: Date | null;
  /** Told to the customer before the promise was broken. */
  expectedAt: Date | null;
  ownerWarnedAt: Date | null;
  fulfilOwnerId: string | null;
  policyId: string;
  policyVersion: number;
  assigneeId: string | null;
  departmentId: string | null;
  locale: Locale;
};

/**
 * Takes complaint, then award, for the rest of the transaction: always in this order, and the budget after both, so
 * that no two operations wait for each other.
 */
export async function lockAward(tx: Tx, awardId: string): Promise<LockedAward | null> {
  await tx.$queryRaw(sql`
    SELECT c.id FROM complaint c WHERE c.id = (SELECT complaint_id FROM award WHERE id = ${awardId}::uuid) FOR UPDATE`);
  await tx.$queryRaw(sql`SELECT id FROM award WHERE id = ${awardId}::uuid FOR UPDATE`);
  const rows = await tx.$queryRaw<(Omit<LockedAward, "locale"> & { locale: string })[]>(sql`
    SELECT a.id, a.complaint_id AS "complaintId", a.customer_id AS "customerId", a.decision_id AS "decisionId", a.status,
      a.part, a.currency, a.amount_minor AS "amountMinor", a.requested_by_id AS "requestedById",
      a.approved_by_id AS "approvedById", a.budget_id AS "budgetId", a.words, a.offered_at AS "offeredAt",
      a.expires_at AS "expiresAt", a.captured_at AS "capturedAt", a.fulfil_due_at AS "fulfilDueAt", a.expected_at AS "expectedAt", a.owner_warned_at AS "ownerWarnedAt",
      a.fulfil_owner_id AS "fulfilOwnerId", d.policy_id AS "policyId", d.policy_version AS "policyVersion",
      c.assignee_id AS "assigneeId", coalesce(c.department_id, cat.department_id) AS "departmentId", c.locale
    FROM award a JOIN compensation_decision d ON d.id = a.decision_id JOIN complaint c ON c.id = a.complaint_id
      LEFT JOIN category cat ON cat.key = c.category_key
    WHERE a.id = ${awardId}::uuid`);
  const row = rows[0];
  return row ? { ...row, locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE } : null;
}

/** Awards of a complaint that have not ended. */
export function openAwardCount(tx: Tx, complaintId: string): Promise<number> {
  const ended = ["declined", "expired", "fulfilled", "voided", "reversed", "refused"] satisfies AwardStatus[];
  return tx.award.count({ where: { complaintId, status: { notIn: ended } } });
}
