import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { type LockedComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import type { Tx } from "@/lib/db/client";
import type { NextExtension } from "@/lib/domain/sla/runs/extension";
import type { ClockRun } from "@/lib/domain/sla/runs/run";
import { letterName } from "@/lib/domain/sla/terms/packs/letter";
import { packOf } from "@/lib/domain/sla/terms/packs/packs";
import { letterCase } from "@/lib/letters/queries";
import { letterText } from "@/lib/letters/render";
import { queueMail } from "@/lib/outbox/mutations";
import { addToSearch } from "@/lib/search/mutations";

export type Grant = {
  extensionId: string;
  run: ClockRun;
  /** The pack of the clock. */
  pack: string | null;
  next: NextExtension;
  actor: Staff;
  now: Date;
};

/**
 * Moves the limit: the event that the clocks read, an entry in the audit log, and a holding letter that names the new date,
 * which is a word of ours like any other. All of it in the caller's transaction, which holds the complaint.
 */
export async function grantExtension(tx: Tx, current: LockedComplaint, grant: Grant): Promise<void> {
  const { extensionId, run, next, actor, now } = grant;
  const facts = { clock: run.key, run: run.run, until: next.until.toISOString(), extensionId };
  const by = { kind: "staff", id: actor.id } as const;
  await appendEvent(tx, {
    complaintId: current.id,
    type: "clock-extended",
    actor: by,
    occurredAt: now,
    facts,
  });
  const letter = await writeHoldingLetter(tx, current, grant);
  await writeChange(tx, current, {
    patch: current.status === "received" ? { status: "acknowledged" } : {},
    event: {
      type: "holding-reply-sent",
      actor: by,
      occurredAt: now,
      facts: {
        ...letter,
        contains: ["regret"],
        from: current.status,
        to: current.status === "received" ? "acknowledged" : current.status,
      },
    },
  });
  await recordAudit(tx, {
    actor: by,
    action: "clock-extended",
    subject: { kind: "complaint", id: current.id },
    customerId: current.customerId,
    facts,
  });
}

async function writeHoldingLetter(
  tx: Tx,
  current: LockedComplaint,
  { pack: key, next, actor, now }: Grant,
): Promise<{ messageId: string; letter: string | null }> {
  const about = await letterCase(tx, current.id);
  const pack = packOf(key);
  if (!about || !pack) throw new Error("an extended limit has no case or no pack to write of");
  const due = { at: next.until, timeZone: next.timeZone };
  const body = letterText(about, { pack, due }, { stage: "holding" });
  const { id: messageId } = await tx.message.create({
    data: {
      complaintId: current.id,
      kind: "holding-reply",
      authorKind: "staff",
      authorId: actor.id,
      body,
      contains: ["regret"],
      sentAt: now,
    },
    select: { id: true },
  });
  await addToSearch(tx, current.id, body);
  const contact = await letterContact(tx, current.id);
  if (contact)
    await queueMail(tx, {
      template: "holding-reply",
      complaintId: current.id,
      contactPointId: contact.id,
      locale: about.locale,
      params: { messageId },
      dedupeKey: `holding-reply:${messageId}`,
    });
  return { messageId, letter: letterName({ pack: pack.key, stage: "holding" }) };
}
