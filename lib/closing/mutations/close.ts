import type { Staff } from "@/lib/auth/staff";
import { closingRecord } from "@/lib/closing/queries/record";
import type { ClosingInput } from "@/lib/closing/schema";
import { type LockedComplaint, lockComplaint, moveComplaint } from "@/lib/complaints/mutations/project";
import { hasOpenAppeal } from "@/lib/complaints/queries/appeal";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { inTransaction, type Tx } from "@/lib/db/client";
import { mayApologiseForFault } from "@/lib/domain/assessment";
import { closingSteps } from "@/lib/domain/closing-path";
import { mayClose } from "@/lib/domain/complaint-closing";
import type { ComplaintEventType } from "@/lib/domain/complaint-events";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { queueMail } from "@/lib/outbox/mutations";
import { failed, ok, type Result } from "@/lib/result";
import { scheduleSurveys } from "@/lib/surveys/mutations/schedule";

export type CloseFailure =
  | "not-found"
  | "version-conflict"
  | "illegal-move"
  | "apology-not-ours"
  | "unknown-cause"
  | "appeal-open"
  | "not-ready";

/**
 * Ends a case with an outcome, a root cause and a last word to the customer: message, every step, clocks, mail and the
 * plan of the surveys in one transaction. What is on record already counts; the last word may add what is missing.
 */
export function closeComplaint(
  actor: Staff,
  input: ClosingInput,
  now: Date,
): Promise<Result<{ version: number }, CloseFailure>> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, input.complaintId);
    if (!current) return failed("not-found");
    if (current.version !== input.version) return failed("version-conflict");
    const steps = closingSteps(current.status, input.way);
    if (steps.length === 0) return failed("illegal-move");
    if (await hasOpenAppeal(tx, current.id)) return failed("appeal-open");
    if (input.apology && !mayApologiseForFault(current.attribution)) return failed("apology-not-ours");
    if (!(await isCauseOf(tx, current.id, input.rootCause))) return failed("unknown-cause");
    const record = await closingRecord(tx, current.id);
    const missing = mayClose({
      status: input.way === "solve" ? "solved-on-the-spot" : "resolved",
      outcome: input.outcome,
      hasApologyOrRegret: record.hasApologyOrRegret || input.apology || input.regret,
      apologyAllowed: mayApologiseForFault(current.attribution),
      hasExplanation: record.hasExplanation || input.explanation,
      rootCauseKey: input.rootCause,
      openAwards: record.openAwards,
      owedResponses: record.owedResponses,
      attribution: current.attribution === "unknown" ? null : current.attribution,
    });
    if (missing.length > 0) return failed("not-ready");

    const messageId = await writeLastWord(tx, actor, { input, now });
    await takeSteps(tx, { current, steps, actor, input, messageId, now });
    await mailLastWord(tx, current, messageId);
    await tx.draft.deleteMany({ where: { complaintId: current.id, staffId: actor.id } });
    await scheduleSurveys(tx, current.id, now);
    return ok({ version: current.version + steps.length });
  });
}

/** A cause of the complaint's own category, or one that stands for every category. */
async function isCauseOf(tx: Tx, complaintId: string, key: string): Promise<boolean> {
  const complaint = await tx.complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { categoryKey: true },
  });
  const cause = await tx.rootCause.findUnique({
    where: { key },
    select: { categoryKey: true, active: true },
  });
  if (!cause?.active) return false;
  return (
    cause.categoryKey === null ||
    complaint.categoryKey === null ||
    cause.categoryKey === complaint.categoryKey
  );
}

async function writeLastWord(
  tx: Tx,
  actor: Staff,
  { input, now }: { input: ClosingInput; now: Date },
): Promise<string> {
  const { id } = await tx.message.create({
    data: {
      complaintId: input.complaintId,
      kind: "answer",
      authorKind: "staff",
      authorId: actor.id,
      body: input.message,
      contains: (["apology", "regret", "explanation"] as const).filter((part) => input[part]),
      sentAt: now,
    },
    select: { id: true },
  });
  return id;
}

type Steps = {
  current: LockedComplaint;
  steps: readonly ComplaintStatus[];
  actor: Staff;
  input: ClosingInput;
  messageId: string;
  now: Date;
};

async function takeSteps(tx: Tx, { current, steps, actor, input, messageId, now }: Steps): Promise<void> {
  const { outcome, rootCause, way } = input;
  const end = steps.at(-1);
  for (const to of steps) {
    const settled = to === "resolved" || to === "solved-on-the-spot" ? { resolvedAt: now } : {};
    const last = to === end ? { closedAt: now, outcome, rootCauseKey: rootCause } : {};
    const moved = await moveComplaint(tx, {
      complaintId: current.id,
      to,
      actor: { kind: "staff", id: actor.id },
      now,
      patch: { ...settled, ...last },
      eventType: eventOf(to, end),
      ...(to === end ? { facts: { outcome, rootCause, way, messageId } } : {}),
    });
    if (!moved.ok) throw new Error(`closing path is not legal at ${to}: ${moved.reason}`);
  }
}

function eventOf(to: ComplaintStatus, end: ComplaintStatus | undefined): ComplaintEventType {
  if (to === end) return "closed";
  return to === "resolved" ? "resolved" : "status-moved";
}

async function mailLastWord(tx: Tx, current: LockedComplaint, messageId: string): Promise<void> {
  const contact = await letterContact(tx, current.id);
  if (!contact) return;
  await queueMail(tx, {
    template: "closed",
    complaintId: current.id,
    contactPointId: contact.id,
    locale: isLocale(current.locale) ? current.locale : DEFAULT_LOCALE,
    params: { messageId },
    dedupeKey: `closed:${messageId}`,
  });
}
