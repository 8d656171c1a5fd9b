import type { Tx } from "@/lib/db/client";
import { reversalsOf } from "@/lib/domain/ledger/operations";
import { type Outcome, type Settlement, subjectOf } from "@/lib/ledger/mutations/once";
import { writePost } from "@/lib/ledger/mutations/post";
import { lockStory } from "@/lib/ledger/mutations/story";
import { failed, ok } from "@/lib/result";

/** Undoes a captured or paid award as a whole: each of its transactions is mirrored by one that names it. */
export async function reverse(tx: Tx, { awardId, author, now }: Settlement): Outcome {
  const story = await lockStory(tx, awardId);
  const done = story.filter(({ kind }) => kind === "reverse");
  if (done.length > 0) return ok({ transactionIds: done.map(({ id }) => id), repeated: true });
  const reversals = reversalsOf(story);
  const subject = subjectOf(story, awardId);
  if (!reversals.ok) return reversals;
  if (!subject) return failed("nothing-to-reverse");
  const transactions = reversals.value.map((reversal) => ({
    kind: "reverse" as const,
    idempotencyKey: `${awardId}:reverse:${reversal.reversesId}`,
    ...reversal,
  }));
  const posted = await writePost(tx, { subject, author, transactions, now });
  return posted.ok ? ok({ transactionIds: posted.value.transactionIds, repeated: false }) : posted;
}
