import type { Staff } from "@/lib/auth/staff";
import { type LockedAward, lockAward } from "@/lib/compensation/mutations/award-row";
import { captureAward } from "@/lib/compensation/mutations/capture-award";
import { ownersOf, tellStaff } from "@/lib/compensation/mutations/tell";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { verifyContact } from "@/lib/complaints/mutations/verify-contact";
import { inTransaction, type Tx } from "@/lib/db/client";
import { awardAfter } from "@/lib/domain/award-state";
import type { Actor } from "@/lib/domain/complaint-events";
import { voidReservation } from "@/lib/ledger/mutations/reservation";
import { failed, ok, type Result } from "@/lib/result";
import { releaseUnits } from "@/lib/stock/mutations/award-units";

export type AnswerFailure = "not-found" | "expired" | "already-answered";
export type AnswerInput = { awardId: string; answer: "accept" | "decline"; reason: string };
/** `repeated`: the same answer was given before; nothing changed now. */
export type Answered = { fulfilDueAt: Date | null; repeated: boolean };

/** The customer answers an offer on the private page. */
export function answerAsCustomer(
  proof: CustomerProof,
  input: AnswerInput,
  now: Date,
): Promise<Result<Answered, AnswerFailure>> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, input.awardId);
    // Another customer's offer answers like one that does not exist.
    if (!award || award.complaintId !== proof.complaintId) return failed("not-found");
    await verifyContact(tx, proof, now);
    return answer(tx, award, { input, actor: { kind: "customer", id: proof.customerId }, now });
  });
}

/** Staff record what the customer said on the phone; the event names the colleague. */
export function answerByStaff(
  staff: Staff,
  input: AnswerInput,
  now: Date,
): Promise<Result<Answered, AnswerFailure>> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, input.awardId);
    if (!award) return failed("not-found");
    return answer(tx, award, { input, actor: { kind: "staff", id: staff.id }, now });
  });
}

type Answering = { input: AnswerInput; actor: Actor; now: Date };

async function answer(
  tx: Tx,
  award: LockedAward,
  answering: Answering,
): Promise<Result<Answered, AnswerFailure>> {
  const { input, actor, now } = answering;
  if (award.offeredAt === null || award.part !== "goodwill") return failed("not-found");
  const same = input.answer === "accept" ? award.capturedAt !== null : award.status === "declined";
  if (same && award.status !== "reversed") return ok({ fulfilDueAt: award.fulfilDueAt, repeated: true });
  if (award.status === "expired") return failed("expired");
  if (awardAfter(award.status, input.answer, actor.kind) === null) return failed("already-answered");
  // The sweep may be a minute behind the clock; the offer is not.
  if (award.expiresAt !== null && now.getTime() > award.expiresAt.getTime()) return failed("expired");
  const approverIds = award.approvedById ? [award.approvedById] : [];
  if (input.answer === "decline") {
    await decline(tx, award, answering);
    return ok({ fulfilDueAt: null, repeated: false });
  }
  const captured = await captureAward(tx, award, { actor, approverIds, now });
  if (!captured.ok) return failed("already-answered");
  await tellStaff(tx, { staffIds: others(award, actor), kind: "offer-accepted", award, now });
  return ok({ fulfilDueAt: captured.value.fulfilDueAt, repeated: false });
}

async function decline(tx: Tx, award: LockedAward, { input, actor, now }: Answering): Promise<void> {
  await releaseUnits(tx, award.id, { actor, now });
  await voidReservation(tx, { awardId: award.id, author: { actor, approverIds: [] }, now });
  await tx.award.update({
    where: { id: award.id },
    data: { status: "declined", answeredAt: now, version: { increment: 1 } },
    select: { id: true },
  });
  await appendEvent(tx, {
    complaintId: award.complaintId,
    type: "award-declined",
    actor,
    occurredAt: now,
    facts: { awardId: award.id, part: award.part, saidWhy: input.reason !== "" },
  });
  if (input.reason !== "") await keepReason(tx, award, { input, actor, now });
  await tellStaff(tx, { staffIds: others(award, actor), kind: "offer-declined", award, now });
}

/** Why an offer was declined is the customer's own text: a message, which can be erased, and never part of the event. */
async function keepReason(tx: Tx, award: LockedAward, { input, actor, now }: Answering): Promise<void> {
  const byCustomer = actor.kind === "customer";
  await tx.message.create({
    data: {
      complaintId: award.complaintId,
      kind: byCustomer ? "customer-message" : "phone-note",
      authorKind: byCustomer ? "customer" : "staff",
      authorId: byCustomer ? award.customerId : actor.id,
      body: input.reason,
      contains: [],
      sentAt: now,
    },
    select: { id: true },
  });
}

function others(award: LockedAward, actor: Actor): string[] {
  return ownersOf(award).filter((id) => id !== actor.id);
}
