import type { Staff } from "@/lib/auth/staff";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { inTransaction } from "@/lib/db/client";
import { failed, ok, type Result } from "@/lib/result";
import { addToSearch } from "@/lib/search/mutations";

export type NoteInput = {
  complaintId: string;
  kind: "internal-note" | "phone-note";
  body: string;
  /** When the call was, for a phone note written down later. */
  occurredAt?: Date;
};

/** Something for colleagues only. It never reaches the customer, changes no clock and needs no version. */
export function addNote(actor: Staff, note: NoteInput, now: Date): Promise<Result<null, "not-found">> {
  return inTransaction(async (tx) => {
    const found = await tx.complaint.findUnique({ where: { id: note.complaintId }, select: { id: true } });
    if (!found) return failed("not-found");
    const message = await tx.message.create({
      data: {
        complaintId: note.complaintId,
        kind: note.kind,
        authorKind: "staff",
        authorId: actor.id,
        body: note.body,
        contains: [],
        sentAt: note.occurredAt ?? now,
      },
      select: { id: true },
    });
    await appendEvent(tx, {
      complaintId: note.complaintId,
      type: note.kind === "phone-note" ? "phone-note-added" : "note-added",
      actor: { kind: "staff", id: actor.id },
      occurredAt: now,
      facts: { messageId: message.id },
    });
    await addToSearch(tx, note.complaintId, note.body);
    await tx.draft.deleteMany({ where: { complaintId: note.complaintId, staffId: actor.id } });
    return ok(null);
  });
}
