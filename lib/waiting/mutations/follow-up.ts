import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { type LockedComplaint, lockComplaint, moveComplaint } from "@/lib/complaints/mutations/project";
import { db, inTransaction, sql, type Tx } from "@/lib/db/client";
import { type EventFacts, SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { DAY_MS } from "@/lib/domain/duration";
import { localMinute } from "@/lib/domain/sla/calendar/local-minute";
import { isQuiet } from "@/lib/domain/sla/calendar/quiet-hours";
import { NO_REPLY, type Wait, waitingStep } from "@/lib/domain/sla/runs/waiting";
import { termsAt } from "@/lib/domain/sla/terms/book";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { notify } from "@/lib/notifications/mutations";
import type { NotificationKind } from "@/lib/notifications/types";
import { oneByOne } from "@/lib/one-by-one";
import { queueMail } from "@/lib/outbox/mutations";
import { slaBook } from "@/lib/sla/queries/book";
import { inCharge } from "@/lib/staff/queries";
import { type WaitingFacts, waitingFacts } from "@/lib/waiting/queries/facts";

const BATCH = 200;
// What may make a case due earlier than was planned, such as a second question, is seen within a day.
const LOOK_AGAIN_MS = DAY_MS;

export type FollowedUp = { reminded: number; closed: number; handedOver: number };

/**
 * Follows up what waits for its customer: a reminder, then a polite closing, or a colleague is asked to decide. One
 * transaction a case, which looks into the log again under the lock of the complaint and writes there what it does, so
 * that several processes send each letter once and a killed worker leaves nothing half done. Nothing in quiet hours.
 */
export async function followUpWaiting(now: Date): Promise<FollowedUp> {
  const done: FollowedUp = { reminded: 0, closed: 0, handedOver: 0 };
  const terms = termsAt(await slaBook(), now)?.terms;
  if (!terms || (terms.quietHours && isQuiet(localMinute(now, terms.timeZone), terms.quietHours)))
    return done;
  const due = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM complaint WHERE waiting_step_at <= ${now}::timestamptz ORDER BY waiting_step_at, id LIMIT ${BATCH}`);
  await oneByOne(due, async ({ id }) => {
    const step = await followUp(id, now);
    if (step) done[step] += 1;
  });
  return done;
}

function followUp(complaintId: string, now: Date): Promise<keyof FollowedUp | null> {
  return inTransaction(async (tx) => {
    // A colleague or another process is at it this moment: the next run sees.
    const [free] = await tx.$queryRaw<{ vulnerable: boolean }[]>(sql`
      SELECT vulnerable FROM complaint
      WHERE id = ${complaintId}::uuid AND waiting_step_at <= ${now}::timestamptz FOR UPDATE SKIP LOCKED`);
    const current = free && (await lockComplaint(tx, complaintId));
    if (!current) return null;
    const facts = await waitingFacts(tx, { ...current, vulnerable: free.vulnerable }, now);
    const step = facts ? waitingStep(facts.wait, facts, now) : { kind: "none" as const, nextAt: null };
    await lookAgain(tx, complaintId, { now, nextAt: step.kind === "none" ? step.nextAt : null });
    if (!facts || step.kind === "none") return null;
    if (step.kind === "remind") await remind(tx, current, { facts, closesAt: step.closesAt, now });
    else if (step.kind === "close") await closePolitely(tx, current, { facts, now });
    else await handOver(tx, current, { facts, now });
    return step.kind === "remind" ? "reminded" : step.kind === "close" ? "closed" : "handedOver";
  });
}

async function lookAgain(
  tx: Tx,
  complaintId: string,
  { now, nextAt }: { now: Date; nextAt: Date | null },
): Promise<void> {
  const latest = now.getTime() + LOOK_AGAIN_MS;
  const at = new Date(nextAt ? Math.min(nextAt.getTime(), latest) : latest);
  await tx.$executeRaw(sql`
    UPDATE complaint SET waiting_step_at = ${at}::timestamptz WHERE id = ${complaintId}::uuid`);
}

type Doing = { facts: WaitingFacts; now: Date };

async function remind(
  tx: Tx,
  current: LockedComplaint,
  { facts, closesAt, now }: Doing & { closesAt: Date | null },
): Promise<void> {
  const told: EventFacts = {
    since: facts.wait.since.toISOString(),
    closesAt: closesAt?.toISOString() ?? null,
  };
  await write(tx, current, {
    template: "waiting-reminder",
    facts,
    params: { closesAt: closesAt?.toISOString() ?? null },
  });
  await record(tx, current, { type: "customer-reminded", facts: told, now });
}

async function closePolitely(tx: Tx, current: LockedComplaint, { facts, now }: Doing): Promise<void> {
  const moved = await moveComplaint(tx, {
    complaintId: current.id,
    to: "closed",
    actor: SYSTEM_ACTOR,
    now,
    patch: { closedAt: now, outcome: NO_REPLY },
    eventType: "closed",
    facts: { cause: NO_REPLY, outcome: NO_REPLY, since: facts.wait.since.toISOString() },
  });
  if (!moved.ok) throw new Error(`a waiting case could not be closed: ${moved.reason}`);
  await write(tx, current, { template: "waiting-closed", facts, params: {} });
  await tellColleagues(tx, current, { kind: "closed-unanswered", now });
}

async function handOver(tx: Tx, current: LockedComplaint, { facts, now }: Doing): Promise<void> {
  const { wait, obstacle } = facts;
  await tellColleagues(tx, current, { kind: "waiting-too-long", now });
  await record(tx, current, {
    type: "waiting-handed-over",
    facts: { since: wait.since.toISOString(), obstacle },
    now,
  });
}

type Recorded = { type: "customer-reminded" | "waiting-handed-over"; facts: EventFacts; now: Date };

async function record(tx: Tx, { id }: LockedComplaint, { type, facts, now }: Recorded): Promise<void> {
  await appendEvent(tx, { complaintId: id, type, actor: SYSTEM_ACTOR, occurredAt: now, facts });
}

type Written = {
  template: "waiting-reminder" | "waiting-closed";
  facts: WaitingFacts;
  params: Record<string, string | null>;
};

async function write(
  tx: Tx,
  { id, locale }: LockedComplaint,
  { template, facts: { contact, wait }, params }: Written,
): Promise<void> {
  if (!contact) return;
  await queueMail(tx, {
    template,
    complaintId: id,
    contactPointId: contact.id,
    locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
    params: { ...params, messageId: await lastWord(tx, id, wait) },
    dedupeKey: `${template}:${id}:${wait.since.getTime()}`,
  });
}

/** What we asked: our last message to the customer. */
async function lastWord(tx: Tx, complaintId: string, { since }: Wait): Promise<string | null> {
  const message = await tx.message.findFirst({
    where: { complaintId, kind: { in: ["answer", "holding-reply"] }, sentAt: { lte: since } },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return message?.id ?? null;
}

/** Whoever has the case; the leads where nobody has. */
async function tellColleagues(
  tx: Tx,
  { id, assigneeId }: LockedComplaint,
  { kind, now }: { kind: NotificationKind; now: Date },
): Promise<void> {
  for (const staffId of await inCharge(tx, assigneeId))
    await notify(tx, { staffId, kind, complaintId: id, now });
}
