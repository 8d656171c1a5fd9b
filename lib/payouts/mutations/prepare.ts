import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, sql } from "@/lib/db/client";
import { RUN_LINES_MAX } from "@/lib/domain/payouts/life";
import { dayInZone } from "@/lib/i18n/format";
import { lockRun, RUN_TIME } from "@/lib/payouts/mutations/lock";
import { voidApproval } from "@/lib/payouts/mutations/void-approval";
import { dueRemedies } from "@/lib/payouts/queries/due";
import { failed, ok, type Result } from "@/lib/result";

export type PrepareInput = { currency: string; executionDay: string };

/**
 * Makes a run of everything that is due in one currency and can be paid. Two who prepare at once share nothing: a payment
 * stands in one run only, which the database sees to.
 */
export function prepareRun(
  staff: Staff,
  { currency, executionDay }: PrepareInput,
  now: Date,
): Promise<Result<{ runId: string }, "nothing-due" | "date-past">> {
  return inTransaction(async (tx) => {
    const { timeZone } = await tx.organisation.findUniqueOrThrow({
      where: { id: 1 },
      select: { timeZone: true },
    });
    if (executionDay < dayInZone(now, timeZone)) return failed("date-past");
    const due = await dueRemedies(tx, currency, RUN_LINES_MAX * 4);
    const ready = due.filter(({ missing }) => missing === null).slice(0, RUN_LINES_MAX);
    if (ready.length === 0) return failed("nothing-due");
    const { id: runId } = await tx.payoutRun.create({
      data: {
        currency,
        executionOn: new Date(`${executionDay}T00:00:00Z`),
        preparedById: staff.id,
        preparedAt: now,
      },
      select: { id: true },
    });
    const lines = ready.map(({ awardId, remedyId, amountMinor }) => ({
      award: awardId,
      remedy: remedyId,
      amount: amountMinor.toString(),
    }));
    const taken = await tx.$executeRaw(sql`
      INSERT INTO payout_line (run_id, award_id, remedy_id, amount_minor, currency)
      SELECT ${runId}::uuid, l.award, l.remedy, l.amount::bigint, ${currency}
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l (award uuid, remedy uuid, amount text)
      ON CONFLICT (remedy_id) WHERE state IN ('open', 'sent', 'paid') DO NOTHING`);
    if (taken === 0) {
      await tx.payoutRun.delete({ where: { id: runId }, select: { id: true } });
      return failed("nothing-due");
    }
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "payout-drafted",
      subject: { kind: "payout", id: runId },
      facts: { currency, payments: taken, executionDay },
    });
    return ok({ runId });
  }, RUN_TIME);
}

/** Takes one payment out of a draft; it is due again, for the next run. */
export function dropLine(
  staff: Staff,
  { runId, lineId }: { runId: string; lineId: string },
): Promise<Result<null, "not-found" | "wrong-state">> {
  return inTransaction(async (tx) => {
    const loaded = await lockRun(tx, runId);
    const line = loaded?.lines.find(({ id }) => id === lineId);
    if (!loaded || !line) return failed("not-found");
    if (line.state === "dropped") return ok(null);
    if (loaded.run.status !== "draft" || line.state !== "open") return failed("wrong-state");
    await tx.payoutLine.update({ where: { id: lineId }, data: { state: "dropped" }, select: { id: true } });
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "payout-line-dropped",
      subject: { kind: "payout", id: runId },
      customerId: line.customerId,
      facts: { lineId, awardId: line.awardId },
    });
    return ok(null);
  }, RUN_TIME);
}

/** Throws a draft away: all of its payments are due again. */
export function discardRun(
  staff: Staff,
  { runId }: { runId: string },
  now: Date,
): Promise<Result<null, "not-found" | "wrong-state">> {
  return inTransaction(async (tx) => {
    const loaded = await lockRun(tx, runId);
    if (!loaded) return failed("not-found");
    if (loaded.run.status === "discarded") return ok(null);
    if (loaded.run.status !== "draft") return failed("wrong-state");
    await tx.payoutRun.update({
      where: { id: runId },
      data: { status: "discarded", discardedAt: now },
      select: { id: true },
    });
    await tx.payoutLine.updateMany({ where: { runId, state: "open" }, data: { state: "dropped" } });
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "payout-discarded",
      subject: { kind: "payout", id: runId },
    });
    return ok(null);
  }, RUN_TIME);
}

/** Makes an approved run that has not left a draft again, so that it can be changed; its approval is gone. */
export function reopenRun(
  staff: Staff,
  { runId }: { runId: string },
  now: Date,
): Promise<Result<null, "not-found" | "wrong-state">> {
  return inTransaction(async (tx) => {
    const loaded = await lockRun(tx, runId);
    if (!loaded) return failed("not-found");
    if (loaded.run.status !== "approved") return failed("wrong-state");
    await voidApproval(tx, runId, { actor: { kind: "staff", id: staff.id }, why: "reopened", now });
    return ok(null);
  }, RUN_TIME);
}
