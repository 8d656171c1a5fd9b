import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { db, inTransaction, sql, type Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { localMinute } from "@/lib/domain/sla/calendar/local-minute";
import { isQuiet } from "@/lib/domain/sla/calendar/quiet-hours";
import { reachedStep } from "@/lib/domain/sla/runs/ladder";
import { type ClockRun, dueAtOf, type RunTerms, termsOfRun } from "@/lib/domain/sla/runs/run";
import { clockRuns } from "@/lib/domain/sla/runs/runs";
import { termsAt } from "@/lib/domain/sla/terms/book";
import type { LadderStep } from "@/lib/domain/sla/terms/definition";
import { assignToLeastBusy } from "@/lib/escalation/mutations/assign-free";
import { type EscalatedCase, type LadderPerson, readersOf } from "@/lib/escalation/queries/ladder-readers";
import { notify } from "@/lib/notifications/mutations";
import { oneByOne } from "@/lib/one-by-one";
import { queueStaffMail } from "@/lib/outbox/mutations";
import { syncClocks } from "@/lib/sla/mutations/sync";
import { slaBook } from "@/lib/sla/queries/book";
import { clockEvents } from "@/lib/sla/queries/events";

const BATCH = 200;

/**
 * Takes every step of every ladder that was reached by `now`, each once: one transaction a case, which looks again under
 * the lock of the complaint and writes the step into its log beside what follows from it. Several processes share the
 * work, and a worker that is killed leaves nothing half done. In the quiet hours only urgent cases go on; the others
 * follow when they end. Answers how many steps were taken.
 */
export async function escalateClocks(now: Date): Promise<number> {
  const terms = termsAt(await slaBook(), now)?.terms;
  const quiet = terms?.quietHours && isQuiet(localMinute(now, terms.timeZone), terms.quietHours);
  const due = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT complaint_id AS id FROM complaint_clock
    WHERE next_step_at <= ${now}::timestamptz AND (${!quiet} OR severity = 'urgent')
    GROUP BY 1 ORDER BY min(next_step_at), 1 LIMIT ${BATCH}`);
  let taken = 0;
  await oneByOne(due, async ({ id }) => {
    taken += await escalate(id, now);
  });
  return taken;
}

function escalate(complaintId: string, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    // A colleague who is at work on the case this moment may stop the clock: the next minute sees.
    const [current] = await tx.$queryRaw<EscalatedCase[]>(sql`
      SELECT id, severity, assignee_id AS "assigneeId", department_id AS "departmentId"
      FROM complaint WHERE id = ${complaintId}::uuid FOR UPDATE SKIP LOCKED`);
    if (!current) return 0;
    const book = await slaBook(tx);
    const runs = clockRuns(book, await clockEvents(tx, complaintId));
    const reached = runs.flatMap((run) => {
      const terms = termsOfRun(book, run);
      const step = reachedStep(run, terms, now);
      return step ? [{ run, terms, step, now }] : [];
    });
    for (const one of reached) await take(tx, current, one);
    await syncClocks(tx, complaintId);
    return reached.length;
  });
}

type Reached = { run: ClockRun; terms: RunTerms; step: LadderStep; now: Date };

async function take(tx: Tx, current: EscalatedCase, reached: Reached): Promise<void> {
  const { run, step, now } = reached;
  const { id: complaintId } = current;
  if (step.assignIfFree && current.assigneeId === null)
    current.assigneeId = await assignToLeastBusy(tx, current, now);
  const kind = step.percent >= 100 ? "clock-broken" : "clock-nears";
  const readers = await readersOf(tx, current, { tell: step.tell, now });
  for (const { id: staffId } of readers)
    await notify(tx, { staffId, kind, complaintId, facts: { clock: run.key, percent: step.percent }, now });
  if (kind === "clock-broken" || current.severity === "urgent")
    for (const person of readers) if (person.wantsMail) await mailTo(tx, person, { kind, current, reached });
  await appendEvent(tx, {
    complaintId,
    type: "clock-escalated",
    actor: SYSTEM_ACTOR,
    occurredAt: now,
    facts: { clock: run.key, run: run.run, percent: step.percent, told: [...step.tell] },
  });
}

type Mailing = { kind: "clock-nears" | "clock-broken"; current: EscalatedCase; reached: Reached };

/** What cannot wait until somebody looks at the page; in the transaction of the step, so that it leaves once. */
async function mailTo(tx: Tx, { id: staffId, locale }: LadderPerson, mailing: Mailing): Promise<void> {
  const { kind, current, reached } = mailing;
  const { run, terms, step } = reached;
  const dueAt = dueAtOf(run, terms);
  await queueStaffMail(tx, {
    template: kind,
    staffId,
    complaintId: current.id,
    locale,
    params: {
      clock: terms.definition.names[locale],
      percent: step.percent,
      ...(dueAt ? { dueAt: dueAt.toISOString() } : {}),
    },
    dedupeKey: `${kind}:${current.id}:${run.key}:${run.run}:${step.percent}:${staffId}`,
  });
}
