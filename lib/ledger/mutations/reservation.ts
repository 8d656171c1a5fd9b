import type { Tx } from "@/lib/db/client";
import { alertOnUsage } from "@/lib/ledger/mutations/budget-alert";
import {
  arrived,
  type Outcome,
  once,
  post,
  repeated,
  type Settlement,
  wholeKey,
} from "@/lib/ledger/mutations/once";
import { lockStory } from "@/lib/ledger/mutations/story";
import type { LedgerAuthor, LedgerSubject } from "@/lib/ledger/types";
import { failed, ok } from "@/lib/result";

export type Reservation = { subject: LedgerSubject; amountMinor: bigint; author: LedgerAuthor; now: Date };

/**
 * Sets the money of an offer aside (minor units). Goodwill beyond the budget's limit is refused; an entitlement is
 * owed, so it is posted even beyond the plan. The managers are told when the budget runs low.
 */
export async function reserve(tx: Tx, { subject, amountMinor, author, now }: Reservation): Outcome {
  const story = await lockStory(tx, subject.awardId);
  const before = story.find(({ kind }) => kind === "reserve");
  if (before) {
    const same = before.budgetId === subject.budgetId && arrived(before) === amountMinor;
    return same ? repeated(before) : failed("key-reused");
  }
  const outcome = await post(tx, {
    subject,
    story,
    operation: { kind: "reserve", amountMinor },
    key: wholeKey(subject.awardId, "reserve"),
    author,
    now,
  });
  if (!outcome.ok) return outcome;
  const { budgetId, complaintId } = subject;
  await alertOnUsage(tx, { ...outcome.value.use, budgetId, complaintId, now });
  return ok({ transactionIds: outcome.value.transactionIds, repeated: false });
}

/** The customer accepted: at most the reserved amount becomes a promise, the rest returns to the budget. */
export function capture(tx: Tx, settlement: Settlement & { amountMinor: bigint }): Outcome {
  const { awardId, amountMinor } = settlement;
  return once(tx, settlement, {
    operation: { kind: "capture", amountMinor },
    key: wholeKey(awardId, "capture"),
  });
}

/** The offer was declined or withdrawn: its reservation returns to the budget. */
export function voidReservation(tx: Tx, settlement: Settlement): Outcome {
  return once(tx, settlement, { operation: { kind: "void" }, key: wholeKey(settlement.awardId, "void") });
}

/** The offer ran out unanswered: its reservation returns to the budget. */
export function expire(tx: Tx, settlement: Settlement): Outcome {
  return once(tx, settlement, { operation: { kind: "expire" }, key: wholeKey(settlement.awardId, "expire") });
}
