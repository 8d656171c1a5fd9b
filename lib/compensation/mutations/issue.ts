import { advanceTo, mayDecide } from "@/lib/compensation/mutations/advance";
import type { LockedAward } from "@/lib/compensation/mutations/award-row";
import { captureAward } from "@/lib/compensation/mutations/capture-award";
import { mailAboutAward } from "@/lib/compensation/mutations/tell";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { followLog, lockComplaint } from "@/lib/complaints/mutations/project";
import { addJob } from "@/lib/db/add-job";
import { sql, type Tx } from "@/lib/db/client";
import { awardAfter } from "@/lib/domain/award-state";
import { parseDecision } from "@/lib/domain/compensation/decision";
import type { Actor } from "@/lib/domain/complaint-events";
import { DAY_MS } from "@/lib/domain/duration";
import { type Fund, findFunds } from "@/lib/ledger/mutations/funds";
import { reserve } from "@/lib/ledger/mutations/reservation";
import { failed, ok, type Result } from "@/lib/result";
import { holdUnits, letGo, recordReserved } from "@/lib/stock/mutations/award-units";

export type IssueFailure = "wrong-state" | "case-not-open" | "no-budget" | "over-budget" | "out-of-stock";
export type IssueInput = {
  actor: Actor;
  approverIds: readonly string[];
  /** Who pays: the department's budget, unless a manager lets the reserve do it. */
  fund?: Fund;
  now: Date;
};

/** Days an offer stays open, and how many before its end the customer is reminded. */
export async function offerDays(tx: Tx): Promise<{ valid: number; reminder: number; fulfilment: number }> {
  const { offerValidDays, offerReminderDays, fulfilmentDays } = await tx.organisation.findUniqueOrThrow({
    where: { id: 1 },
    select: { offerValidDays: true, offerReminderDays: true, fulfilmentDays: true },
  });
  return { valid: offerValidDays, reminder: offerReminderDays, fulfilment: fulfilmentDays };
}

/**
 * Makes an offer: the money is reserved first, since no offer goes out unfunded; then state, event, promise, message,
 * mail and reminders follow in the same transaction. What is owed is captured at once, since it needs no acceptance and
 * never lapses. A refusal has written nothing.
 */
export async function issueAward(
  tx: Tx,
  award: LockedAward,
  input: IssueInput,
): Promise<Result<null, IssueFailure>> {
  const { actor, approverIds, now } = input;
  const by = actor.kind === "staff" ? "staff" : "system";
  if (awardAfter(award.status, "issue", by) === null) return failed("wrong-state");
  const complaint = await lockComplaint(tx, award.complaintId);
  if (!complaint || !mayDecide(complaint.status)) return failed("case-not-open");
  const held = await holdUnits(tx, award.id);
  if (!held.ok) return held;
  const funded = await fundAward(tx, award, input);
  if (!funded.ok) {
    await letGo(tx, held.value);
    return funded;
  }
  const budgetId = funded.value;
  await recordReserved(tx, held.value, { actor, now });
  const days = await offerDays(tx);
  const expiresAt = award.part === "goodwill" ? new Date(now.getTime() + days.valid * DAY_MS) : null;
  await tx.award.update({
    where: { id: award.id },
    data: { status: "offered", offeredAt: now, expiresAt, budgetId, version: { increment: 1 } },
    select: { id: true },
  });
  await tellCustomer(tx, award, input);
  await advanceTo(tx, { complaintId: award.complaintId, actor, now }, "decided");
  if (expiresAt === null)
    await captureAward(tx, award, { actor: { kind: "system", id: null }, approverIds, now });
  else await planReminder(tx, award, new Date(expiresAt.getTime() - days.reminder * DAY_MS));
  // Last, so that the letter finds the award as it now stands.
  if (award.part === "goodwill") await mailAboutAward(tx, award, "offer");
  else if (await isStillOwed(tx, award)) await mailAboutAward(tx, award, "entitlement");
  return ok(null);
}

/** Sets the money aside where it is to come from. */
async function fundAward(
  tx: Tx,
  award: LockedAward,
  { actor, approverIds, fund = "budget", now }: IssueInput,
): Promise<Result<string, "no-budget" | "over-budget" | "wrong-state">> {
  const funds = await findFunds(tx, award, { fund, now });
  if (!funds.ok) return funds;
  const reserved = await reserve(tx, {
    subject: {
      awardId: award.id,
      complaintId: award.complaintId,
      budgetId: funds.value,
      part: award.part,
      currency: award.currency,
      policyId: award.policyId,
      policyVersion: award.policyVersion,
    },
    amountMinor: award.amountMinor,
    author: { actor, approverIds },
    now,
  });
  if (!reserved.ok) {
    if (reserved.reason === "over-budget" || reserved.reason === "no-budget") return failed(reserved.reason);
    return failed("wrong-state");
  }
  return ok(funds.value);
}

/** Vouchers and points were handed out with a letter of their own: where there was nothing else, nothing is to come. */
async function isStillOwed(tx: Tx, { id }: LockedAward): Promise<boolean> {
  return (await tx.awardRemedy.count({ where: { awardId: id, fulfilledAt: null } })) > 0;
}

/** Event and promise, and the words that go with the decision: once, though a decision may bring two awards. */
async function tellCustomer(tx: Tx, award: LockedAward, { actor, now }: IssueInput): Promise<void> {
  await appendEvent(tx, {
    complaintId: award.complaintId,
    type: "award-offered",
    actor,
    occurredAt: now,
    facts: {
      awardId: award.id,
      part: award.part,
      amountMinor: award.amountMinor.toString(),
      currency: award.currency,
    },
  });
  await followLog(tx, award.complaintId, now);
  if (!award.words || (await isToldAlready(tx, award))) return;
  await tx.message.create({
    data: {
      complaintId: award.complaintId,
      kind: "answer",
      authorKind: "staff",
      authorId: award.requestedById,
      body: award.words,
      contains: await humanPart(tx, award),
      sentAt: now,
    },
    select: { id: true },
  });
}

async function isToldAlready(tx: Tx, { id, decisionId }: LockedAward): Promise<boolean> {
  const siblings = await tx.award.count({ where: { decisionId, id: { not: id }, offeredAt: { not: null } } });
  return siblings > 0;
}

/** What the words carry, as the decision has it: an apology only where the fault is ours, else regret. */
async function humanPart(tx: Tx, { decisionId }: LockedAward): Promise<string[]> {
  const stored = await tx.compensationDecision.findUniqueOrThrow({
    where: { id: decisionId },
    select: { decision: true },
  });
  const lines = parseDecision(stored.decision)?.lines ?? [];
  const carried: readonly string[] = ["apology", "regret", "explanation"];
  return lines.flatMap(({ kind }) => (carried.includes(kind) ? [kind] : []));
}

async function planReminder(tx: Tx, { id }: LockedAward, runAt: Date): Promise<void> {
  await addJob(tx, {
    task: "offer-reminder",
    payload: { awardId: id },
    jobKey: `offer-reminder:${id}`,
    runAt,
  });
}

/** Two decisions about the same customer and order must not each believe to be the only one within the limit. */
export async function lockAuthority(tx: Tx, customerId: string, authorityKey: string): Promise<void> {
  await tx.$queryRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${customerId}:${authorityKey}`}, 7))::text`,
  );
}
