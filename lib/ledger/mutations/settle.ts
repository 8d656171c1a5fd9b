import { sql, type Tx } from "@/lib/db/client";
import type { TransactionKind } from "@/lib/domain/ledger/accounts";
import { foldPostings } from "@/lib/domain/ledger/accounts";
import { type LedgerOperation, postingsFor, reversalsOf, standingOf } from "@/lib/domain/ledger/operations";
import { alertManagers } from "@/lib/ledger/mutations/budget-alert";
import { writePost } from "@/lib/ledger/mutations/post";
import { lockStory } from "@/lib/ledger/mutations/story";
import type {
  LedgerAuthor,
  LedgerFailure,
  LedgerSubject,
  Posted,
  StoredTransaction,
} from "@/lib/ledger/types";
import { failed, ok, type Result } from "@/lib/result";

type Outcome = Promise<Result<Posted, LedgerFailure>>;

export type Reservation = { subject: LedgerSubject; amountMinor: bigint; author: LedgerAuthor; now: Date };

/**
 * Sets the money of an offer aside (minor units). Goodwill beyond the budget's limit is refused; an entitlement is
 * owed, so it is posted even beyond the plan and the managers are told.
 */
export async function reserve(tx: Tx, { subject, amountMinor, author, now }: Reservation): Outcome {
  const story = await lockStory(tx, subject.awardId);
  const before = story.find(({ kind }) => kind === "reserve");
  if (before) {
    const same = before.budgetId === subject.budgetId && arrivedIn(before, "reserved") === amountMinor;
    return same ? repeated(before) : failed("key-reused");
  }
  await ensureAccounts(tx, subject.budgetId);
  const outcome = await settle(tx, {
    subject,
    story,
    operation: { kind: "reserve", amountMinor },
    author,
    now,
  });
  if (!outcome.ok) return outcome;
  const over = outcome.value.entitlementOverPlanMinor;
  if (subject.part === "entitlement" && over > 0n) {
    await alertManagers(tx, {
      budgetId: subject.budgetId,
      complaintId: subject.complaintId,
      overMinor: over,
      now,
    });
  }
  return ok({ transactionIds: outcome.value.transactionIds, repeated: false });
}

export type Settlement = { awardId: string; author: LedgerAuthor; now: Date };

/** The customer accepted: at most the reserved amount becomes a promise, the rest returns to the budget. */
export function capture(tx: Tx, settlement: Settlement & { amountMinor: bigint }): Outcome {
  return once(tx, settlement, { kind: "capture", amountMinor: settlement.amountMinor });
}

/** The remedy was delivered: the promise has been paid. */
export function pay(tx: Tx, settlement: Settlement): Outcome {
  return once(tx, settlement, { kind: "pay" });
}

/** The offer was declined or withdrawn: its reservation returns to the budget. */
export function voidReservation(tx: Tx, settlement: Settlement): Outcome {
  return once(tx, settlement, { kind: "void" });
}

/** The offer ran out unanswered: its reservation returns to the budget. */
export function expire(tx: Tx, settlement: Settlement): Outcome {
  return once(tx, settlement, { kind: "expire" });
}

/** Undoes a captured or paid award as a whole: each of its transactions is mirrored by one that names it. */
export async function reverse(tx: Tx, { awardId, author, now }: Settlement): Outcome {
  const story = await lockStory(tx, awardId);
  const done = story.filter(({ kind }) => kind === "reverse");
  if (done.length > 0) return ok({ transactionIds: done.map(({ id }) => id), repeated: true });
  const reversals = reversalsOf(story);
  const subject = subjectOf(story, awardId);
  if (!reversals.ok) return reversals;
  if (!subject) return failed("nothing-to-reverse");
  const transactions = reversals.value.map(({ reversesId, postings }) => ({
    kind: "reverse" as const,
    idempotencyKey: `${awardId}:reverse:${reversesId}`,
    reversesId,
    postings,
  }));
  const posted = await writePost(tx, { subject, author, transactions, now });
  return posted.ok ? ok({ transactionIds: posted.value.transactionIds, repeated: false }) : posted;
}

/** One operation per award and kind; asked again with the same amount it answers as before and writes nothing. */
async function once(tx: Tx, { awardId, author, now }: Settlement, operation: LedgerOperation): Outcome {
  const story = await lockStory(tx, awardId);
  const before = story.find(({ kind }) => kind === operation.kind);
  if (before) {
    const other = operation.kind === "capture" && arrivedIn(before, "promised") !== operation.amountMinor;
    return other ? failed("key-reused") : repeated(before);
  }
  const subject = subjectOf(story, awardId);
  if (!subject) return failed("not-reserved");
  const outcome = await settle(tx, { subject, story, operation, author, now });
  return outcome.ok ? ok({ transactionIds: outcome.value.transactionIds, repeated: false }) : outcome;
}

type SettleInput = {
  subject: LedgerSubject;
  story: readonly StoredTransaction[];
  operation: LedgerOperation;
  author: LedgerAuthor;
  now: Date;
};

async function settle(tx: Tx, { subject, story, operation, author, now }: SettleInput) {
  const postings = postingsFor(standingOf(story), operation);
  if (!postings.ok) return postings;
  return writePost(tx, {
    subject,
    author,
    now,
    transactions: [transactionOf(subject.awardId, operation.kind, postings.value)],
  });
}

function transactionOf(awardId: string, kind: TransactionKind, postings: StoredTransaction["postings"]) {
  return { kind, idempotencyKey: `${awardId}:${kind}`, reversesId: null, postings };
}

function repeated({ id }: StoredTransaction): Result<Posted, never> {
  return ok({ transactionIds: [id], repeated: true });
}

function arrivedIn({ postings }: StoredTransaction, account: "reserved" | "promised"): bigint {
  return foldPostings(postings)[account];
}

/** What the reservation has fixed; null when nothing is reserved. */
function subjectOf(story: readonly StoredTransaction[], awardId: string): LedgerSubject | null {
  const first = story[0];
  if (!first) return null;
  const { complaintId, budgetId, part, currency, policyId, policyVersion } = first;
  return { awardId, complaintId, budgetId, part, currency, policyId, policyVersion };
}

/** A budget's accounts exist from its first reservation on; two clients may both be the first. */
async function ensureAccounts(tx: Tx, budgetId: string): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO ledger_account (kind, part, budget_id, currency)
    SELECT kind, part, budget.id, budget.currency
    FROM budget, unnest(ARRAY['budget', 'reserved', 'promised', 'paid']) kind, unnest(ARRAY['entitlement', 'goodwill']) part
    WHERE budget.id = ${budgetId}::uuid AND NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.budget_id = budget.id)
    ON CONFLICT (budget_id, kind, part) DO NOTHING`);
}
