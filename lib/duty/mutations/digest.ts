import { db, inTransaction, sql, type Tx } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { isRole } from "@/lib/domain/roles";
import {
  type Digest,
  type DigestFacts,
  digestFor,
  getsDigest,
  isEmptyDigest,
} from "@/lib/domain/sla/duty/digest";
import { localDays, morningOf } from "@/lib/domain/sla/duty/duty-days";
import { termsAt } from "@/lib/domain/sla/terms/book";
import { gapsAhead } from "@/lib/duty/mutations/gap-notices";
import {
  awaitingDigest,
  type DigestPerson,
  digestApprovals,
  digestCases,
} from "@/lib/duty/queries/digest-facts";
import { type DutyHouse, dutyHouse, wakingTime } from "@/lib/duty/queries/required";
import { isLocale } from "@/lib/i18n/config";
import { notify } from "@/lib/notifications/mutations";
import { queueStaffMail, type StaffMailParams } from "@/lib/outbox/mutations";
import { slaBook } from "@/lib/sla/queries/book";

/** More than so many cases are counted, not named. */
const NAMED = 5;

type Today = { day: string; now: Date; dayEnd: Date; waitingBefore: Date };

/**
 * The morning's digest of each lead and manager who wants one, once a day whichever process looks first: the row that
 * says so, the mail and the notification are one transaction, so that a killed worker leaves nothing half done. Where
 * there is nothing to tell the row alone is left. Answers how many were sent.
 */
export async function sendDigests(now: Date): Promise<number> {
  const house = await dutyHouse();
  if (!house) return 0;
  const { day, hasCome } = morningOf(now, house.timeZone, await wakingTime(now));
  if (!hasCome) return 0;
  const people = await awaitingDigest(day);
  if (people.length === 0) return 0;
  const today = { day, now, ...(await limits(now, house)) };
  const facts = await factsOf(today, house);
  let sent = 0;
  for (const person of people) if (await sendOne(person, facts, today)) sent += 1;
  return sent;
}

async function limits(now: Date, { timeZone }: DutyHouse): Promise<Pick<Today, "dayEnd" | "waitingBefore">> {
  const [today] = localDays({ from: now, days: 1, timeZone });
  // Whoever was reminded and stays silent lets us wait too long.
  const days = termsAt(await slaBook(), now)?.terms.waiting.remindAfterDays ?? 3;
  return { dayEnd: today?.to ?? now, waitingBefore: new Date(now.getTime() - days * DAY_MS) };
}

async function factsOf(today: Today, house: DutyHouse): Promise<DigestFacts> {
  const [cases, approvals, gaps] = await Promise.all([
    digestCases(today),
    digestApprovals(),
    gapsAhead(today.now, house, db()),
  ]);
  return { cases, approvals, gaps };
}

function sendOne(person: DigestPerson, facts: DigestFacts, today: Today): Promise<boolean> {
  const { id, role, departmentId } = person;
  if (!isRole(role) || !getsDigest(role)) return Promise.resolve(false);
  const digest = digestFor({ id, role, departmentId }, facts, today);
  return inTransaction(async (tx) => {
    if (!(await claim(tx, id, today)) || isEmptyDigest(digest)) return false;
    const mailId = await queueStaffMail(tx, {
      template: "daily-digest",
      staffId: id,
      complaintId: null,
      locale: isLocale(person.locale) ? person.locale : "en",
      params: { day: today.day, ...paramsOf(digest) },
      dedupeKey: `daily-digest:${id}:${today.day}`,
    });
    if (mailId === null) return false;
    await tx.$executeRaw(sql`
      UPDATE staff_digest SET mail_id = ${mailId}::uuid WHERE staff_id = ${id}::uuid AND day = ${today.day}::date`);
    await notify(tx, {
      staffId: id,
      kind: "daily-digest",
      complaintId: null,
      facts: { mailId },
      now: today.now,
    });
    return true;
  });
}

/** Whether the digest of this person and day is this process's: another one waits here for the first, then goes on. */
async function claim(tx: Tx, staffId: string, { day, now }: Today): Promise<boolean> {
  const added = await tx.$executeRaw(sql`
    INSERT INTO staff_digest (staff_id, day, made_at) VALUES (${staffId}::uuid, ${day}::date, ${now}::timestamptz)
    ON CONFLICT DO NOTHING`);
  return added > 0;
}

/** What the letter is made of (lib/outbox/staff-letter.ts): figures, references and times. */
function paramsOf(digest: Digest): StaffMailParams {
  const { late, due, unassigned, waiting, approvals, gaps } = digest;
  return {
    late: late.length,
    lateCases: late.slice(0, NAMED),
    due: due.length,
    dueCases: due.slice(0, NAMED),
    unassigned: unassigned.length,
    unassignedCases: unassigned.slice(0, NAMED),
    waiting: waiting.length,
    waitingCases: waiting.slice(0, NAMED),
    approvals,
    gaps: gaps.length,
    gapSpans: gaps.slice(0, NAMED).map(({ from, to }) => `${from.toISOString()}/${to.toISOString()}`),
  };
}
