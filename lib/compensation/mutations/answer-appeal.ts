import type { Staff } from "@/lib/auth/staff";
import { advanceTo, resolveIfDone } from "@/lib/compensation/mutations/advance";
import { type LockedComplaint, lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { type AppealOutcome, hasDecidedBefore, settlesCase } from "@/lib/domain/appeal";
import { isOpen } from "@/lib/domain/complaint-state";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { queueMail } from "@/lib/outbox/mutations";
import { failed, ok, type Result } from "@/lib/result";
import { addToSearch } from "@/lib/search/mutations";

export type AnswerAppealInput = { complaintId: string; outcome: AppealOutcome; message: string };
export type AnswerAppealFailure = "not-found" | "already-decided" | "decided-before" | "already-ended";

type Locked = { id: string; excludedIds: string[]; receivedAt: Date; answeredAt: Date | null };

/**
 * The answer to an appeal, with its reasons, by somebody who did not decide the first time. It is the house's last word:
 * where the decision stands, the letter says who may be asked outside.
 */
export function answerAppeal(
  staff: Staff,
  input: AnswerAppealInput,
  now: Date,
): Promise<Result<{ resolved: boolean }, AnswerAppealFailure>> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, input.complaintId);
    const [appeal] = await tx.$queryRaw<Locked[]>(sql`
      SELECT id, excluded_ids::text[] AS "excludedIds", received_at AS "receivedAt", answered_at AS "answeredAt"
      FROM appeal WHERE complaint_id = ${input.complaintId}::uuid FOR UPDATE`);
    if (!current || !appeal) return failed("not-found");
    if (appeal.answeredAt) return failed("already-decided");
    if (hasDecidedBefore(appeal, staff.id)) return failed("decided-before");
    if (!isOpen(current.status)) return failed("already-ended");
    const messageId = await writeAnswer(tx, { staff, input, appeal, now });
    await writeChange(tx, current, {
      patch: {},
      event: {
        type: "appeal-answered",
        actor: { kind: "staff", id: staff.id },
        occurredAt: now,
        facts: { appealId: appeal.id, outcome: input.outcome, messageId },
      },
    });
    await mailAnswer(tx, current, { outcome: input.outcome, messageId });
    return ok({ resolved: await goOn(tx, staff, { input, appeal, now }) });
  });
}

type Answered = { staff: Staff; input: AnswerAppealInput; appeal: Locked; now: Date };

async function writeAnswer(tx: Tx, { staff, input, appeal, now }: Answered): Promise<string> {
  const { complaintId, outcome, message: body } = input;
  const { id } = await tx.message.create({
    data: {
      complaintId,
      kind: "answer",
      authorKind: "staff",
      authorId: staff.id,
      body,
      contains: ["explanation"],
      sentAt: now,
    },
    select: { id: true },
  });
  await tx.appeal.update({
    where: { id: appeal.id },
    data: { outcome, answeredAt: now, answeredById: staff.id, answerMessageId: id },
    select: { id: true },
  });
  await addToSearch(tx, complaintId, body);
  return id;
}

async function mailAnswer(
  tx: Tx,
  { id, locale }: LockedComplaint,
  { outcome, messageId }: { outcome: AppealOutcome; messageId: string },
): Promise<void> {
  const contact = await letterContact(tx, id);
  if (!contact) return;
  await queueMail(tx, {
    template: outcome === "upheld" ? "appeal-answered" : "appeal-not-upheld",
    complaintId: id,
    contactPointId: contact.id,
    locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
    params: { messageId },
    dedupeKey: `appeal-answered:${messageId}`,
  });
}

/** The case stands decided anew, and is over where nothing is left to do. */
async function goOn(tx: Tx, staff: Staff, { input, appeal, now }: Omit<Answered, "staff">): Promise<boolean> {
  const { complaintId, outcome } = input;
  const step = { complaintId, actor: { kind: "staff", id: staff.id } as const, now };
  const current = await lockComplaint(tx, complaintId);
  if (current && current.status !== "resolved") await advanceTo(tx, step, "decided");
  const decidedAnew = await tx.compensationDecision.count({
    where: { complaintId, decidedAt: { gte: appeal.receivedAt }, decidedById: { notIn: appeal.excludedIds } },
  });
  return settlesCase(outcome, decidedAnew > 0) ? resolveIfDone(tx, step) : false;
}
