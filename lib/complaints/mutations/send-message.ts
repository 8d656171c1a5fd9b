import { attachFiles, hasRoomFor } from "@/lib/attachments/mutations/attach";
import type { FormFile } from "@/lib/attachments/mutations/receive";
import type { Staff } from "@/lib/auth/staff";
import { type LockedComplaint, lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { inTransaction, type Tx } from "@/lib/db/client";
import { mayApologiseForFault } from "@/lib/domain/assessment";
import { type ComplaintStatus, isOpen, mayMove } from "@/lib/domain/complaint-state";
import { kindOfStage, letterName, type PackLetter } from "@/lib/domain/sla/terms/packs/letter";
import { isOwed } from "@/lib/domain/sla/terms/packs/of-case";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { isUnfilled } from "@/lib/letters/render";
import { queueMail } from "@/lib/outbox/mutations";
import { failed, ok, type Result } from "@/lib/result";
import { addToSearch } from "@/lib/search/mutations";
import { lettersOfCase } from "@/lib/sla/queries/case-letters";

export const MESSAGE_PARTS = ["apology", "regret", "explanation"] as const;
export type MessagePart = (typeof MESSAGE_PARTS)[number];

export type MessageInput = {
  complaintId: string;
  expectedVersion: number;
  kind: "answer" | "holding-reply";
  body: string;
  contains: readonly MessagePart[];
  /** The message asks the customer something: the case then waits for them. */
  thenWait: boolean;
  /** The letter of a law that the message is; one that the case's packs ask for. */
  letter?: PackLetter | null;
  /** What waits under the composer's token. */
  files?: readonly FormFile[];
};

export type SentMessage = {
  version: number;
  messageId: string;
  keptPromise: boolean;
  /** False: no e-mail address is known, so the customer sees the message on the private page only. */
  mailed: boolean;
};
export type SendFailure =
  | "not-found"
  | "version-conflict"
  | "already-ended"
  | "apology-not-ours"
  | "cannot-wait"
  | "unknown-letter"
  | "letter-unfilled"
  | "too-many-files";

/** The case after the message: a person has now confirmed it, and it waits if a question was asked. */
function statusAfter(current: ComplaintStatus, thenWait: boolean): ComplaintStatus {
  if (thenWait) return "waiting-for-customer";
  return current === "received" ? "acknowledged" : current;
}

/**
 * Sends an answer or a holding reply: message, event, clocks, status and mail in one transaction. What the customer
 * has not been told is never recorded as told, and the other way round.
 */
export function sendMessage(
  actor: Staff,
  input: MessageInput,
  now: Date,
): Promise<Result<SentMessage, SendFailure>> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, input.complaintId);
    if (!current) return failed("not-found");
    if (current.version !== input.expectedVersion) return failed("version-conflict");
    if (!isOpen(current.status)) return failed("already-ended");
    const status = statusAfter(current.status, input.thenWait);
    if (status !== current.status && !mayMove(current.status, status)) return failed("cannot-wait");
    if (input.contains.includes("apology") && !mayApologiseForFault(current.attribution))
      return failed("apology-not-ours");
    if (!(await isLetterOfCase(tx, input))) return failed("unknown-letter");
    if (input.letter && isUnfilled(input.body)) return failed("letter-unfilled");
    if (!(await hasRoomFor(tx, current.id, input.files ?? []))) return failed("too-many-files");
    const messageId = await writeMessage(tx, { actor, input, now });
    const { version, clocks } = await writeChange(tx, current, {
      patch: status === current.status ? {} : { status },
      event: {
        type: input.kind === "answer" ? "answered" : "holding-reply-sent",
        actor: { kind: "staff", id: actor.id },
        occurredAt: now,
        facts: {
          messageId,
          contains: [...input.contains],
          from: current.status,
          to: status,
          ...(input.letter ? { letter: letterName(input.letter) } : {}),
        },
      },
    });
    await addToSearch(tx, current.id, input.body);
    const mailed = await mailIt(tx, current, { kind: input.kind, messageId });
    await tx.draft.deleteMany({ where: { complaintId: current.id, staffId: actor.id } });
    const keptPromise = current.promiseKeptAt === null && !!clocks?.promiseKeptAt;
    return ok({ version, messageId, keptPromise, mailed });
  });
}

/** The right kind of message, and asked for by a pack that the case is under. */
async function isLetterOfCase(tx: Tx, { complaintId, kind, letter }: MessageInput): Promise<boolean> {
  if (!letter) return true;
  return kindOfStage(letter.stage) === kind && isOwed(await lettersOfCase(tx, complaintId), letter);
}

async function writeMessage(
  tx: Tx,
  { actor, input, now }: { actor: Staff; input: MessageInput; now: Date },
): Promise<string> {
  const { id } = await tx.message.create({
    data: {
      complaintId: input.complaintId,
      kind: input.kind,
      authorKind: "staff",
      authorId: actor.id,
      body: input.body,
      contains: [...input.contains],
      sentAt: now,
    },
    select: { id: true },
  });
  const { files = [], complaintId } = input;
  await attachFiles(tx, { files, complaintId, messageId: id, authorId: actor.id });
  return id;
}

/** To the address that letters about this complaint go to, in its language. */
async function mailIt(
  tx: Tx,
  current: LockedComplaint,
  { kind, messageId }: { kind: MessageInput["kind"]; messageId: string },
): Promise<boolean> {
  const contact = await letterContact(tx, current.id);
  if (!contact) return false;
  await queueMail(tx, {
    template: kind,
    complaintId: current.id,
    contactPointId: contact.id,
    locale: isLocale(current.locale) ? current.locale : DEFAULT_LOCALE,
    params: { messageId },
    dedupeKey: `${kind}:${messageId}`,
  });
  return true;
}
