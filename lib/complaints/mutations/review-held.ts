import { randomBytes } from "node:crypto";
import { attachFiles } from "@/lib/attachments/mutations/attach";
import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { type HeldStatus, SPAM_KEPT_DAYS } from "@/lib/complaints/held-status";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { FILING_STATEMENT, FILING_WITH_FILES_STATEMENT } from "@/lib/complaints/mutations/filing-statement";
import { inTransaction, isUniqueViolation, sql, type Tx } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { formatReference, REFERENCE_BYTES } from "@/lib/domain/reference";
import { failed, ok, type Result } from "@/lib/result";
import { addToSearch } from "@/lib/search/mutations";

const ATTEMPTS = 3;

export type ReviewFailure = "not-found" | "already-decided";

type HeldRow = {
  id: string;
  status: HeldStatus;
  reference: string;
  fileIds: string[];
  filing: Record<string, unknown>;
};

/** Takes the filing for the rest of the transaction: who decides second finds it decided, or gone. */
async function lockHeld(tx: Tx, heldId: string, status: HeldStatus): Promise<Result<HeldRow, ReviewFailure>> {
  const [row] = await tx.$queryRaw<HeldRow[]>(sql`
    SELECT id, status, reference, file_ids AS "fileIds", filing FROM held_filing WHERE id = ${heldId}::uuid FOR UPDATE`);
  if (!row) return failed("not-found");
  return row.status === status ? ok(row) : failed("already-decided");
}

type HeldEvent = { heldId: string; type: "released" | "marked-spam" | "restored"; actor: Staff; now: Date };

async function noteDecision(tx: Tx, { heldId, type, actor, now }: HeldEvent): Promise<void> {
  await tx.heldEvent.create({
    data: { heldId, type, actorKind: "staff", actorId: actor.id, occurredAt: now },
    select: { id: true },
  });
}

/**
 * Makes an ordinary complaint of a held filing, by the statement that files every other: with its id, its reference, its
 * time of receipt and the promise that counted from then. What its customer added meanwhile goes with it.
 */
export async function releaseHeld(
  actor: Staff,
  { heldId }: { heldId: string },
  now: Date,
): Promise<Result<{ reference: string }, ReviewFailure>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction((tx) => release(tx, { heldId, actor, now }));
    } catch (error) {
      // Somebody filed first with the same new contact point: decided anew, it is known.
      if (attempt === ATTEMPTS || !isUniqueViolation(error)) throw error;
    }
  }
}

type Review = { heldId: string; actor: Staff; now: Date };

async function release(
  tx: Tx,
  { heldId, actor, now }: Review,
): Promise<Result<{ reference: string }, ReviewFailure>> {
  const held = await lockHeld(tx, heldId, "waiting");
  if (!held.ok) return held;
  const { filing, fileIds } = held.value;
  const reference = await freeReference(tx, held.value.reference);
  // The form's token was claimed when the filing was taken in.
  const decided = { ...filing, held_id: heldId, reference, now, key: null };
  const statement = fileIds.length > 0 ? FILING_WITH_FILES_STATEMENT : FILING_STATEMENT;
  await tx.$queryRawUnsafe(statement, JSON.stringify(decided));
  await takeAlong(tx, heldId);
  const author = { kind: "staff", id: actor.id } as const;
  await appendEvent(tx, { complaintId: heldId, type: "held-released", actor: author, occurredAt: now });
  await noteDecision(tx, { heldId, type: "released", actor, now });
  await recordAudit(tx, {
    actor: author,
    action: "held-released",
    subject: { kind: "complaint", id: heldId },
  });
  await tx.heldFiling.delete({ where: { id: heldId }, select: { id: true } });
  return ok({ reference });
}

/** A complaint filed since may have drawn the same reference, once in thousands of millions. */
async function freeReference(tx: Tx, reference: string): Promise<string> {
  const taken = await tx.complaint.findUnique({ where: { reference }, select: { id: true } });
  return taken ? formatReference(randomBytes(REFERENCE_BYTES)) : reference;
}

async function takeAlong(tx: Tx, complaintId: string): Promise<void> {
  const { customerId } = await tx.complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { customerId: true },
  });
  const added = await tx.heldMessage.findMany({
    where: { heldId: complaintId },
    orderBy: [{ sentAt: "asc" }, { id: "asc" }],
    select: { body: true, sentAt: true, fileIds: true },
  });
  for (const { body, sentAt, fileIds } of added) {
    const author = { authorKind: "customer", authorId: customerId };
    const message = await tx.message.create({
      data: { complaintId, kind: "customer-message", ...author, body, sentAt },
      select: { id: true },
    });
    const files = fileIds.map((id) => ({ id }));
    await attachFiles(tx, { files, complaintId, messageId: message.id, authorId: customerId });
    await appendEvent(tx, {
      complaintId,
      type: "customer-replied",
      actor: { kind: "customer", id: customerId },
      occurredAt: sentAt,
      facts: { messageId: message.id, from: "received" },
    });
    await addToSearch(tx, complaintId, body);
  }
}

/** Marks a held filing as spam. Its customer hears nothing of it, and for a time it can be taken back. */
export function markAsSpam(
  actor: Staff,
  { heldId }: { heldId: string },
  now: Date,
): Promise<Result<null, ReviewFailure>> {
  return inTransaction(async (tx) => {
    const held = await lockHeld(tx, heldId, "waiting");
    if (!held.ok) return held;
    await tx.heldFiling.update({
      where: { id: heldId },
      data: { status: "spam", decidedAt: now },
      select: { id: true },
    });
    await noteDecision(tx, { heldId, type: "marked-spam", actor, now });
    await recordAudit(tx, {
      actor: { kind: "staff", id: actor.id },
      action: "held-marked-spam",
      subject: { kind: "complaint", id: heldId },
    });
    return ok(null);
  });
}

/** Takes the word "spam" back: the filing waits again, its promise never stopped. */
export function restoreHeld(
  actor: Staff,
  { heldId }: { heldId: string },
  now: Date,
): Promise<Result<null, ReviewFailure>> {
  return inTransaction(async (tx) => {
    const held = await lockHeld(tx, heldId, "spam");
    if (!held.ok) return held;
    await tx.heldFiling.update({
      where: { id: heldId },
      data: { status: "waiting", decidedAt: null },
      select: { id: true },
    });
    await noteDecision(tx, { heldId, type: "restored", actor, now });
    return ok(null);
  });
}

/** Removes spam whose time to be taken back is over; that it was there stays on record. Answers how many. */
export function eraseOldSpam(now: Date): Promise<number> {
  const before = new Date(now.getTime() - SPAM_KEPT_DAYS * DAY_MS);
  return inTransaction((tx) =>
    tx.$executeRaw(sql`
        WITH gone AS (DELETE FROM held_filing WHERE status = 'spam' AND decided_at < ${before} RETURNING id)
        INSERT INTO held_event (held_id, type, actor_kind, occurred_at) SELECT id, 'erased', 'system', ${now} FROM gone`),
  );
}
