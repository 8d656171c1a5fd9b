import type { Tx } from "@/lib/db/client";
import type { TransactionKind } from "@/lib/domain/ledger/accounts";
import { type LedgerOperation, postingsFor } from "@/lib/domain/ledger/operations";
import { standingOf } from "@/lib/domain/ledger/standing";
import { type PostOutcome, writePost } from "@/lib/ledger/mutations/post";
import { lockStory } from "@/lib/ledger/mutations/story";
import type {
  LedgerAuthor,
  LedgerFailure,
  LedgerSubject,
  Posted,
  StoredTransaction,
} from "@/lib/ledger/types";
import { failed, ok, type Result } from "@/lib/result";

export type Outcome = Promise<Result<Posted, LedgerFailure>>;

/** What every movement of an award's money needs: whose, by whom, when. */
export type Settlement = { awardId: string; author: LedgerAuthor; now: Date };

/**
 * Posts an operation once under its key. Asked again with the same body it answers as before and writes nothing; with
 * another body it is refused. Two clients who settle the same award queue for its row.
 */
export async function once(
  tx: Tx,
  { awardId, author, now }: Settlement,
  { operation, key }: { operation: LedgerOperation; key: string },
): Outcome {
  const story = await lockStory(tx, awardId);
  const before = story.find(({ idempotencyKey }) => idempotencyKey === key);
  if (before) return isSame(before, operation) ? repeated(before) : failed("key-reused");
  const subject = subjectOf(story, awardId);
  if (!subject) return failed("not-reserved");
  const outcome = await post(tx, { subject, story, operation, key, author, now });
  return outcome.ok ? ok({ transactionIds: outcome.value.transactionIds, repeated: false }) : outcome;
}

export type OncePost = {
  subject: LedgerSubject;
  story: readonly StoredTransaction[];
  operation: LedgerOperation;
  key: string;
  author: LedgerAuthor;
  now: Date;
};

export async function post(
  tx: Tx,
  { subject, story, operation, key, author, now }: OncePost,
): Promise<Result<PostOutcome, LedgerFailure>> {
  const postings = postingsFor(standingOf(story), operation);
  if (!postings.ok) return postings;
  const transaction = {
    kind: operation.kind,
    idempotencyKey: key,
    remedyId: "remedy" in operation ? operation.remedy.id : null,
    reversesId: null,
    postings: postings.value,
  };
  return writePost(tx, { subject, author, now, transactions: [transaction] });
}

/** An operation of the whole award happens once in its life. */
export function wholeKey(awardId: string, kind: TransactionKind): string {
  return `${awardId}:${kind}`;
}

/** Whether a stored transaction is what the operation would have posted: its kind, its remedy and its amount. */
function isSame(stored: StoredTransaction, operation: LedgerOperation): boolean {
  if (stored.kind !== operation.kind) return false;
  if ("remedy" in operation && stored.remedyId !== operation.remedy.id) return false;
  return !("amountMinor" in operation) || arrived(stored) === operation.amountMinor;
}

/** What a transaction moved to where it was meant to go; what a capture hands back to the budget does not count. */
export function arrived({ kind, postings }: Pick<StoredTransaction, "kind" | "postings">): bigint {
  const arriving = postings.filter(({ direction }) => direction === "debit");
  const meant = kind === "capture" ? arriving.filter(({ account }) => account === "promised") : arriving;
  return meant.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

export function repeated({ id }: StoredTransaction): Result<Posted, never> {
  return ok({ transactionIds: [id], repeated: true });
}

/** What the reservation has fixed; null when nothing is reserved. */
export function subjectOf(story: readonly StoredTransaction[], awardId: string): LedgerSubject | null {
  const first = story[0];
  if (!first) return null;
  const { complaintId, budgetId, part, currency, policyId, policyVersion } = first;
  return { awardId, complaintId, budgetId, part, currency, policyId, policyVersion };
}
