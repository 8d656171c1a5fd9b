import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { AccountKind, Direction, LedgerPart, TransactionKind } from "@/lib/domain/ledger/accounts";
import { ledgerConditions } from "@/lib/ledger/queries/list";
import type { LedgerCursor, LedgerFilter } from "@/lib/ledger/types";

/** One entry with everything that explains it; ids and references only, no names of customers. */
export type ExportedEntry = {
  postedAt: Date;
  transactionId: string;
  kind: TransactionKind;
  reversesId: string | null;
  awardId: string;
  remedyId: string | null;
  complaintReference: string;
  /** Null for a reserve of the whole house. */
  departmentKey: string | null;
  budgetFrom: string;
  part: LedgerPart;
  account: AccountKind;
  detail: string;
  direction: Direction;
  amountMinor: bigint;
  currency: string;
  actorKind: string;
  actorId: string | null;
  approverIds: string[];
  policyId: string;
  policyVersion: number;
};

/** Transactions in one batch of an export. */
const BATCH = 2_000;

/** Every entry that a filter lets through, newest transaction first, in batches that no memory has to hold together. */
export async function* exportEntries(_staff: Staff, filter: LedgerFilter): AsyncGenerator<ExportedEntry[]> {
  let after: LedgerCursor | null = null;
  for (;;) {
    const rows: ExportedEntry[] = await db().$queryRaw<ExportedEntry[]>(sql`
      WITH page AS (
        SELECT t.*, w.part, w.budget_id, c.reference, b.department_id, b.period_start
        FROM ledger_transaction t JOIN award w ON w.id = t.award_id JOIN complaint c ON c.id = t.complaint_id
          JOIN budget b ON b.id = w.budget_id
        ${ledgerConditions(filter, after)}
        ORDER BY t.posted_at DESC, t.id DESC LIMIT ${BATCH})
      SELECT p.posted_at AS "postedAt", p.id AS "transactionId", p.kind, p.reverses_id AS "reversesId", p.award_id AS "awardId",
        p.remedy_id AS "remedyId", p.reference AS "complaintReference", d.key AS "departmentKey",
        to_char(p.period_start, 'YYYY-MM-DD') AS "budgetFrom", p.part, a.kind AS account, a.detail, e.direction,
        e.amount_minor AS "amountMinor", e.currency, p.actor_kind AS "actorKind", p.actor_id AS "actorId",
        p.approver_ids AS "approverIds", p.policy_id AS "policyId", p.policy_version AS "policyVersion"
      FROM page p JOIN ledger_entry e ON e.transaction_id = p.id JOIN ledger_account a ON a.id = e.account_id
        LEFT JOIN department d ON d.id = p.department_id
      ORDER BY p.posted_at DESC, p.id DESC, e.id`);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || new Set(rows.map(({ transactionId }) => transactionId)).size < BATCH) return;
    after = { postedAt: last.postedAt, id: last.transactionId };
  }
}
