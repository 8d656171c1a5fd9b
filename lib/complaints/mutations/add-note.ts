import { attachFiles, hasRoomFor } from "@/lib/attachments/mutations/attach";
import type { FormFile } from "@/lib/attachments/mutations/receive";
import type { ApiClient, Staff } from "@/lib/auth/staff";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { claimOnce } from "@/lib/complaints/mutations/claim-once";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { failed, ok, type Result } from "@/lib/result";
import { addToSearch } from "@/lib/search/mutations";

export type NoteInput = {
  complaintId: string;
  kind: "internal-note" | "phone-note";
  body: string;
  /** When the call was, for a phone note written down later. */
  occurredAt?: Date;
};

/** Writes a note, its event and its search terms in the caller's transaction; null when there is no such case. */
async function writeNote(
  tx: Tx,
  author: { kind: "staff" | "api"; id: string },
  { note, now }: { note: NoteInput; now: Date },
): Promise<string | null> {
  const { complaintId } = note;
  const found = await tx.complaint.findUnique({ where: { id: complaintId }, select: { id: true } });
  if (!found) return null;
  const message = await tx.message.create({
    data: {
      complaintId,
      kind: note.kind,
      authorKind: author.kind,
      authorId: author.id,
      body: note.body,
      contains: [],
      sentAt: note.occurredAt ?? now,
    },
    select: { id: true },
  });
  await appendEvent(tx, {
    complaintId,
    type: note.kind === "phone-note" ? "phone-note-added" : "note-added",
    actor: author,
    occurredAt: now,
    facts: { messageId: message.id },
  });
  await addToSearch(tx, complaintId, note.body);
  return message.id;
}

export type StaffNote = NoteInput & {
  /** What waits under the composer's token; for colleagues only, like the note. */
  files?: readonly FormFile[];
};

/** Something for colleagues only. It never reaches the customer, changes no clock and needs no version. */
export function addNote(
  actor: Staff,
  { files = [], ...note }: StaffNote,
  now: Date,
): Promise<Result<null, "not-found" | "too-many-files">> {
  return inTransaction(async (tx) => {
    const { complaintId } = note;
    if (!(await hasRoomFor(tx, complaintId, files))) return failed("too-many-files");
    const messageId = await writeNote(tx, { kind: "staff", id: actor.id }, { note, now });
    if (messageId === null) return failed("not-found");
    await attachFiles(tx, { files, complaintId, messageId, authorId: actor.id });
    await tx.draft.deleteMany({ where: { complaintId: note.complaintId, staffId: actor.id } });
    return ok(null);
  });
}

export type ApiNote = NoteInput & {
  /** The request's key: the same one writes once. Null: the caller makes sure itself. */
  key: string | null;
};

type WrittenNote = { id: string; at: Date };
const NOTE_SCOPE = "api-note";

/** A note by a program, under its own name. The same key with the same note gives the first answer again. */
export function addApiNote(
  client: ApiClient,
  { key, ...note }: ApiNote,
  now: Date,
): Promise<Result<WrittenNote, "not-found" | "key-used">> {
  return inTransaction(async (tx) => {
    const content = JSON.stringify([note.complaintId, note.kind, note.body]);
    const claim = key === null ? "first" : await claimOnce(tx, { scope: NOTE_SCOPE, key, content, now });
    if (claim === "other") return failed("key-used");
    if (claim === "repeated") {
      const [first] = await tx.$queryRaw<WrittenNote[]>(sql`
        SELECT response->>'id' AS id, (response->>'at')::timestamptz AS at FROM idempotency_key
        WHERE scope = ${NOTE_SCOPE} AND key = ${key}`);
      return first ? ok(first) : failed("not-found");
    }
    const id = await writeNote(tx, { kind: "api", id: client.id }, { note, now });
    if (id === null) return failed("not-found");
    const response = { id, at: now.toISOString() };
    if (key !== null)
      await tx.idempotencyKey.update({
        where: { scope_key: { scope: NOTE_SCOPE, key } },
        data: { response },
      });
    return ok({ id, at: now });
  });
}
