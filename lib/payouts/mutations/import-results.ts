import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { lockAward } from "@/lib/compensation/mutations/award-row";
import { deliverRemedy } from "@/lib/compensation/mutations/deliver";
import { tellStaff } from "@/lib/compensation/mutations/tell";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { inTransaction, type Tx } from "@/lib/db/client";
import { endToEndId, judgeResults, type LineChange, type RowProblem } from "@/lib/domain/payouts/results";
import { returnSent, settle } from "@/lib/ledger/mutations/remedy";
import type { LedgerAuthor } from "@/lib/ledger/types";
import { queueMail } from "@/lib/outbox/mutations";
import { lockRun, RUN_TIME } from "@/lib/payouts/mutations/lock";
import type { LoadedRun } from "@/lib/payouts/queries/runs";
import { readBankFile } from "@/lib/payouts/read-results";
import type { RunLine } from "@/lib/payouts/types";

export type Imported = { paid: number; failed: number; unchanged: number };
export type ImportOutcome =
  | { ok: true; value: Imported }
  | { ok: false; reason: "not-found" | "wrong-state" }
  | { ok: false; reason: "bad-file"; problems: readonly RowProblem[] };

/**
 * Takes in what the bank says of a run: the whole file or nothing. What it says again changes nothing; the run is settled
 * once every payment has its answer.
 */
export function importResults(
  staff: Staff,
  { runId, text }: { runId: string; text: string },
  now: Date,
): Promise<ImportOutcome> {
  return inTransaction(async (tx): Promise<ImportOutcome> => {
    const loaded = await lockRun(tx, runId);
    if (!loaded) return { ok: false, reason: "not-found" };
    const { run, lines } = loaded;
    if (run.exportedAt === null) return { ok: false, reason: "wrong-state" };
    const read = readBankFile(text, { runId, lineIds: lines.flatMap(leftWith) });
    if (!read.ok) return { ok: false, reason: "bad-file", problems: read.problems };
    const { timeZone } = await tx.organisation.findUniqueOrThrow({
      where: { id: 1 },
      select: { timeZone: true },
    });
    const judged = judgeResults(read.value, lines, { exportedAt: run.exportedAt, now, timeZone });
    if (!judged.ok) return { ok: false, reason: "bad-file", problems: judged.problems };
    for (const change of judged.changes) await apply(tx, loaded, { change, staff, now });
    const paid = judged.changes.filter(({ outcome }) => outcome === "paid").length;
    const failed = judged.changes.length - paid;
    await finish(tx, loaded, { staff, counts: { paid, failed }, now });
    return { ok: true, value: { paid, failed, unchanged: read.value.length - judged.changes.length } };
  }, RUN_TIME);
}

const leftWith = ({ id, state }: RunLine) => (state === "dropped" ? [] : [id]);

type Applied = { change: LineChange; staff: Staff; now: Date };

async function apply(tx: Tx, { run, lines }: LoadedRun, { change, staff, now }: Applied): Promise<void> {
  const line = lines.find(({ id }) => id === change.lineId);
  if (!line) throw new Error(`an answer for a payment that is not in run ${run.id}`);
  const approverIds = run.approvedById ? [run.approvedById] : [];
  const author = { actor: { kind: "staff", id: staff.id } as const, approverIds };
  await tx.payoutLine.update({
    where: { id: line.id },
    data: {
      state: change.outcome,
      answeredAt: change.at,
      importedAt: now,
      bankReference: change.reference || null,
      reason: change.outcome === "failed" ? change.reason : null,
    },
    select: { id: true },
  });
  if (change.outcome === "paid") await settleLine(tx, line, { change, author, now });
  else await returnLine(tx, line, { change, author, now });
}

type Answered = {
  change: LineChange;
  author: LedgerAuthor & { actor: { kind: "staff"; id: string } };
  now: Date;
};

/** The customer has the money: the remedy is delivered as one by hand is, with the bank's own number as its proof. */
async function settleLine(tx: Tx, line: RunLine, { change, author, now }: Answered): Promise<void> {
  const { award, remedy } = await heldRemedy(tx, line);
  await deliverRemedy(tx, award, {
    remedy,
    actor: author.actor,
    fulfilledAt: change.at,
    proof: change.reference || endToEndId(line.id),
    now,
    post: async () => {
      const settled = await settle(tx, { awardId: award.id, remedy, attempt: line.id, author, now });
      if (!settled.ok) throw new Error(`a payment at the bank could not be settled: ${settled.reason}`);
    },
  });
}

/** The promise stands again: its owner hears why, and the customer is asked for the right account. */
async function returnLine(tx: Tx, line: RunLine, { author, now }: Answered): Promise<void> {
  const { award, remedy } = await heldRemedy(tx, line);
  const back = await returnSent(tx, { awardId: award.id, remedy, attempt: line.id, author, now });
  if (!back.ok) throw new Error(`a payment at the bank could not come back: ${back.reason}`);
  if (line.payeeId !== null)
    await tx.payee.update({ where: { id: line.payeeId }, data: { flaggedAt: now }, select: { id: true } });
  const ids = { awardId: award.id, remedyId: remedy.id, lineId: line.id };
  await appendEvent(tx, {
    complaintId: line.complaintId,
    type: "payout-failed",
    actor: author.actor,
    occurredAt: now,
    facts: ids,
  });
  const staffIds = [award.fulfilOwnerId, award.assigneeId];
  await tellStaff(tx, { staffIds, kind: "payout-failed", award, facts: { lineId: line.id }, now });
  const contact = await letterContact(tx, line.complaintId);
  if (!contact) return;
  await queueMail(tx, {
    template: "payment-failed",
    complaintId: line.complaintId,
    contactPointId: contact.id,
    locale: award.locale,
    params: { awardId: award.id },
    dedupeKey: `payment-failed:${line.id}`,
  });
}

async function heldRemedy(tx: Tx, { awardId, remedyId }: RunLine) {
  const award = await lockAward(tx, awardId);
  if (!award) throw new Error(`a payment of an award that is gone: ${awardId}`);
  const remedy = await tx.awardRemedy.findUniqueOrThrow({
    where: { id: remedyId },
    select: { id: true, kind: true, amountMinor: true },
  });
  return { award, remedy };
}

type Finishing = { staff: Staff; counts: { paid: number; failed: number }; now: Date };

async function finish(tx: Tx, { run }: LoadedRun, { staff, counts, now }: Finishing): Promise<void> {
  if (counts.paid + counts.failed === 0) return;
  const open = await tx.payoutLine.count({ where: { runId: run.id, state: { in: ["open", "sent"] } } });
  if (open === 0)
    await tx.payoutRun.update({
      where: { id: run.id },
      data: { status: "settled", settledAt: now },
      select: { id: true },
    });
  await recordAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "payout-answered",
    subject: { kind: "payout", id: run.id },
    facts: { ...counts, settled: open === 0 },
  });
}
