import { type Sql, sql, type Tx } from "@/lib/db/client";
import type { LedgerPart, Posting, TransactionKind } from "@/lib/domain/ledger/accounts";
import type { BudgetUse } from "@/lib/domain/ledger/budget-use";
import { budgetChange } from "@/lib/domain/ledger/operations";
import type { LedgerAuthor, LedgerSubject } from "@/lib/ledger/types";
import { failed, ok, type Result } from "@/lib/result";

export type NewTransaction = {
  kind: TransactionKind;
  idempotencyKey: string;
  /** The remedy whose value moves; null where the whole award's does. */
  remedyId: string | null;
  reversesId: string | null;
  postings: readonly Posting[];
};

export type Post = {
  subject: LedgerSubject;
  author: LedgerAuthor;
  transactions: readonly NewTransaction[];
  now: Date;
};

export type PostOutcome = {
  transactionIds: readonly string[];
  /** How the budget stands now, for the part that was posted to. */
  use: BudgetUse;
};

type Change = ReturnType<typeof budgetChange>;

// Goodwill never overdraws. The condition stands in the update itself: a sum read first would already be old when
// another client's reservation commits.
const UPDATE: Record<LedgerPart, (change: Change) => Sql> = {
  goodwill: ({ pendingMinor, postedMinor }) => sql`
    UPDATE budget SET goodwill_pending_minor = goodwill_pending_minor + ${pendingMinor}::bigint,
      goodwill_posted_minor = goodwill_posted_minor + ${postedMinor}::bigint
    WHERE (${pendingMinor + postedMinor}::bigint <= 0 OR
      goodwill_pending_minor + goodwill_posted_minor + ${pendingMinor + postedMinor}::bigint <= goodwill_limit_minor)`,
  entitlement: ({ pendingMinor, postedMinor }) => sql`
    UPDATE budget SET entitlement_pending_minor = entitlement_pending_minor + ${pendingMinor}::bigint,
      entitlement_posted_minor = entitlement_posted_minor + ${postedMinor}::bigint
    WHERE true`,
};

// What went over to the next period was granted all the same: without it an ended period would look used up.
const USE: Record<LedgerPart, Sql> = {
  goodwill: sql`goodwill_limit_minor + rolled_out_minor AS limit_minor, goodwill_pending_minor + goodwill_posted_minor AS used_minor`,
  entitlement: sql`entitlement_planned_minor AS limit_minor, entitlement_pending_minor + entitlement_posted_minor AS used_minor`,
};

/**
 * Budget, transactions and entries in one statement, so that the budget's row, which every award of a department
 * shares, is held as short as can be. Several transactions are posted in the order given and change the budget once.
 */
export async function writePost(
  tx: Tx,
  post: Post,
): Promise<Result<PostOutcome, "over-budget" | "no-budget">> {
  const { subject, transactions } = post;
  await ensureAccounts(tx, post);
  const change = budgetChange(transactions.flatMap(({ postings }) => postings));
  const rows = await tx.$queryRaw<{ id: string; entries: number; limit: bigint; used: bigint }[]>(sql`
    WITH budget_row AS (
      ${UPDATE[subject.part](change)} AND id = ${subject.budgetId}::uuid AND currency = ${subject.currency}
      RETURNING id, ${USE[subject.part]}
    ), posted AS (${insertTransactions(post)}), entered AS (${insertEntries(post)})
    SELECT posted.id, limit_minor AS "limit", used_minor AS used, (SELECT count(*) FROM entered)::int AS entries
    FROM posted, budget_row ORDER BY posted.id`);
  const first = rows[0];
  if (!first) return failed(await refusal(tx, subject));
  const expected = transactions.reduce((sum, { postings }) => sum + postings.length, 0);
  if (first.entries !== expected)
    throw new Error(`ledger accounts are missing for budget ${subject.budgetId}`);
  const use = { part: subject.part, limitMinor: first.limit, usedMinor: first.used };
  return ok({ transactionIds: rows.map(({ id }) => id), use });
}

function insertTransactions({ subject, author, transactions, now }: Post): Sql {
  const lines = transactions.map(({ kind, idempotencyKey, remedyId, reversesId }, n) => ({
    n,
    kind,
    key: idempotencyKey,
    remedy: remedyId,
    reverses: reversesId,
  }));
  return sql`
    INSERT INTO ledger_transaction (kind, award_id, remedy_id, complaint_id, actor_kind, actor_id, approver_ids, policy_id,
      policy_version, reverses_id, idempotency_key, posted_at)
    SELECT t.kind, ${subject.awardId}::uuid, t.remedy, ${subject.complaintId}::uuid, ${author.actor.kind}, ${author.actor.id}::uuid,
      ${[...author.approverIds]}::uuid[], ${subject.policyId}, ${subject.policyVersion}::int, t.reverses, t.key,
      ${now}::timestamptz
    FROM budget_row, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS t (n int, kind text, key text, remedy uuid, reverses uuid)
    ORDER BY t.n
    RETURNING id, idempotency_key`;
}

function insertEntries({ subject, transactions }: Post): Sql {
  const lines = transactions.flatMap(({ idempotencyKey, postings }) =>
    postings.map(({ account, detail, direction, amountMinor }) => ({
      key: idempotencyKey,
      account,
      detail,
      direction,
      amount: amountMinor.toString(),
    })),
  );
  return sql`
    INSERT INTO ledger_entry (transaction_id, account_id, direction, amount_minor, currency)
    SELECT posted.id, account.id, e.direction, e.amount::bigint, account.currency
    FROM posted
    JOIN jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS e (key text, account text, detail text, direction text, amount text)
      ON e.key = posted.idempotency_key
    JOIN ledger_account account
      ON account.budget_id = ${subject.budgetId}::uuid AND account.part = ${subject.part}
        AND account.kind = e.account AND account.detail = e.detail
    RETURNING transaction_id`;
}

async function refusal(tx: Tx, { budgetId, currency }: LedgerSubject): Promise<"over-budget" | "no-budget"> {
  const budget = await tx.budget.findFirst({ where: { id: budgetId, currency }, select: { id: true } });
  return budget ? "over-budget" : "no-budget";
}

/** An account exists from its first posting on; two clients may both be the first. */
async function ensureAccounts(tx: Tx, { subject, transactions }: Post): Promise<void> {
  const names = transactions.flatMap(({ postings }) =>
    postings.map(({ account, detail }) => ({ kind: account, detail })),
  );
  await tx.$executeRaw(sql`
    INSERT INTO ledger_account (kind, detail, part, budget_id, currency)
    SELECT DISTINCT n.kind, n.detail, ${subject.part}, budget.id, budget.currency
    FROM budget, jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS n (kind text, detail text)
    WHERE budget.id = ${subject.budgetId}::uuid AND NOT EXISTS (
      SELECT 1 FROM ledger_account a WHERE a.budget_id = budget.id AND a.part = ${subject.part}
        AND a.kind = n.kind AND a.detail = n.detail)
    ON CONFLICT (budget_id, part, kind, detail) DO NOTHING`);
}
