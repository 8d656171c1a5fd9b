import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { type RunApprovalRefusal, runApprovalRefusal } from "@/lib/domain/payouts/life";
import { dayInZone } from "@/lib/i18n/format";
import { runOrder } from "@/lib/payouts/bank-files";
import { lockRun, RUN_TIME } from "@/lib/payouts/mutations/lock";
import type { LoadedRun } from "@/lib/payouts/queries/runs";
import { failed, ok, type Result } from "@/lib/result";

/** What keeps a run from leaving as it stands, whoever looks at it. */
export type RunFailure = "nothing-due" | "has-problems" | "no-debtor" | "date-past" | "not-payable";
export type ApproveFailure =
  | RunFailure
  | RunApprovalRefusal
  | "not-found"
  | "not-allowed"
  | "wrong-state"
  | "changed-since";

/**
 * Approves a run exactly as the approver saw it and freezes it: `seen` is the mark that the page showed. Never by whoever
 * prepared it, asked for one of its awards, typed in where its money goes, or would be paid by it.
 */
export function approveRun(
  staff: Staff,
  { runId, seen }: { runId: string; seen: string },
  now: Date,
): Promise<Result<null, ApproveFailure>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "payout.approve")) return failed("not-allowed");
    const loaded = await lockRun(tx, runId);
    if (!loaded) return failed("not-found");
    if (loaded.run.status !== "draft") return failed("wrong-state");
    const refusal = await refusalFor(tx, staff, loaded);
    if (refusal !== null) return failed(refusal);
    const failure = await runFailure(tx, loaded, now);
    if (failure !== null) return failed(failure);
    if (loaded.mark === null || loaded.mark !== seen) return failed("changed-since");
    for (const { id, state, payeeId } of loaded.lines)
      if (state === "open")
        await tx.payoutLine.update({ where: { id }, data: { payeeId }, select: { id: true } });
    await tx.payoutRun.update({
      where: { id: runId },
      data: { status: "approved", approvedById: staff.id, approvedAt: now, fingerprint: loaded.mark },
      select: { id: true },
    });
    const open = loaded.lines.filter(({ state }) => state === "open");
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "payout-approved",
      subject: { kind: "payout", id: runId },
      facts: { payments: open.length, mark: loaded.mark },
    });
    return ok(null);
  }, RUN_TIME);
}

async function refusalFor(
  tx: Tx,
  staff: Staff,
  { run, lines }: LoadedRun,
): Promise<RunApprovalRefusal | null> {
  const open = lines.filter(({ state }) => state === "open");
  const customerIds = [...new Set(open.map(({ customerId }) => customerId))];
  return runApprovalRefusal({
    approverId: staff.id,
    preparerId: run.preparedById,
    requesterIds: open.map(({ requestedById }) => requestedById),
    payeeEnteredByIds: open.flatMap(({ payeeEnteredById }) => payeeEnteredById ?? []),
    beneficiaryIds: (await isBeneficiary(tx, staff, customerIds)) ? [staff.id] : [],
  });
}

/** Only the approver matters, so only their own address is looked for among the customers to be paid. */
async function isBeneficiary(tx: Tx, staff: Staff, customerIds: readonly string[]): Promise<boolean> {
  const mine = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM contact_point
    WHERE kind = 'email' AND lower(value) = lower((SELECT email FROM staff WHERE id = ${staff.id}::uuid))
      AND customer_id = ANY(${[...customerIds]}::uuid[])`);
  return mine.length > 0;
}

/** Whether the run can leave as it stands: everything in it due and payable, our own account known, its day to come. */
export async function runFailure(tx: Tx, loaded: LoadedRun, now: Date): Promise<RunFailure | null> {
  const open = loaded.lines.filter(({ state }) => state === "open");
  if (open.length === 0) return "nothing-due";
  if (open.some(({ problem }) => problem !== null)) return "has-problems";
  const { timeZone, name } = await tx.organisation.findUniqueOrThrow({
    where: { id: 1 },
    select: { timeZone: true, name: true },
  });
  if (loaded.run.executionDay < dayInZone(now, timeZone)) return "date-past";
  const order = runOrder(loaded, { house: name, now });
  if (order.kind === "no-debtor") return "no-debtor";
  return order.kind === "wrong" ? "not-payable" : null;
}
