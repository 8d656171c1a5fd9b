import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { addJob } from "@/lib/db/add-job";
import { inTransaction, type Tx } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { ANSWER_DAYS } from "@/lib/domain/payouts/life";
import { send } from "@/lib/ledger/mutations/remedy";
import { runCsv, runOrder } from "@/lib/payouts/bank-files";
import { type RunFailure, runFailure } from "@/lib/payouts/mutations/approve";
import { lockRun, RUN_TIME } from "@/lib/payouts/mutations/lock";
import { voidApproval } from "@/lib/payouts/mutations/void-approval";
import type { LoadedRun } from "@/lib/payouts/queries/runs";
import type { RunLine } from "@/lib/payouts/types";
import { failed, ok, type Result } from "@/lib/result";

export type ExportFailure = "not-found" | "wrong-state" | "approval-voided" | "date-past";

/**
 * Hands an approved run over: from now on the ledger has its money at the bank, and its files stay byte by byte what they
 * are. Asked again it answers as before. What is no longer what was approved voids the approval instead.
 */
export function exportRun(
  staff: Staff,
  { runId }: { runId: string },
  now: Date,
): Promise<Result<{ repeated: boolean }, ExportFailure>> {
  return inTransaction(async (tx) => {
    const loaded = await lockRun(tx, runId);
    if (!loaded) return failed("not-found");
    const { run, mark } = loaded;
    if (run.status === "exported" || run.status === "settled") return ok({ repeated: true });
    if (run.status !== "approved") return failed("wrong-state");
    const failure: RunFailure | null = await runFailure(tx, loaded, now);
    if (failure === "date-past") return failed(failure);
    if (failure !== null || mark !== run.fingerprint) {
      await voidApproval(tx, runId, { actor: { kind: "staff", id: staff.id }, why: "content", now });
      return failed("approval-voided");
    }
    for (const line of loaded.lines)
      if (line.state === "open") await sendLine(tx, loaded, { line, staff, now });
    await keepFiles(tx, loaded, now);
    await tx.payoutRun.update({
      where: { id: runId },
      data: { status: "exported", exportedById: staff.id, exportedAt: now },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "payout-exported",
      subject: { kind: "payout", id: runId },
      facts: { payments: loaded.lines.filter(({ state }) => state === "open").length },
    });
    await addJob(tx, {
      task: "payout-unanswered",
      payload: { runId },
      jobKey: `payout-unanswered:${runId}`,
      runAt: new Date(now.getTime() + ANSWER_DAYS * DAY_MS),
    });
    return ok({ repeated: false });
  }, RUN_TIME);
}

type Sending = { line: RunLine; staff: Staff; now: Date };

/** The payment's id is the attempt: the same payment is sent once, and after a failure another one may be. */
async function sendLine(tx: Tx, { run }: LoadedRun, { line, staff, now }: Sending): Promise<void> {
  const { id, awardId, amountMinor, remedyId, complaintId } = line;
  const actor = { kind: "staff", id: staff.id } as const;
  const { kind } = await tx.awardRemedy.findUniqueOrThrow({
    where: { id: remedyId },
    select: { kind: true },
  });
  const sent = await send(tx, {
    awardId,
    remedy: { id: remedyId, kind },
    amountMinor,
    to: "bank",
    attempt: id,
    author: { actor, approverIds: run.approvedById ? [run.approvedById] : [] },
    now,
  });
  if (!sent.ok) throw new Error(`an approved payment could not be sent: ${sent.reason}`);
  await tx.payoutLine.update({ where: { id }, data: { state: "sent" }, select: { id: true } });
  await appendEvent(tx, {
    complaintId,
    type: "payout-sent",
    actor,
    occurredAt: now,
    facts: { awardId, remedyId, lineId: id },
  });
}

async function keepFiles(tx: Tx, loaded: LoadedRun, now: Date): Promise<void> {
  const { name } = await tx.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } });
  const order = runOrder(loaded, { house: name, now });
  if (order.kind === "wrong" || order.kind === "no-debtor")
    throw new Error(`an approved run cannot be written as an order: ${order.kind}`);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, "utf8"));
  const files = [
    { format: "csv", content: bytes(runCsv(loaded)) },
    ...(order.kind === "file" ? [{ format: "pain-001", content: bytes(order.xml) }] : []),
  ];
  await tx.payoutFile.createMany({
    data: files.map((file) => ({ ...file, runId: loaded.run.id, createdAt: now })),
  });
}
