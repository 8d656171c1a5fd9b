import type { Staff } from "@/lib/auth/staff";
import { lockComplaint } from "@/lib/complaints/mutations/project";
import { inTransaction, type Tx } from "@/lib/db/client";
import { type ExtensionRefusal, type NextExtension, nextExtension } from "@/lib/domain/sla/runs/extension";
import { type ClockRun, dueAtOf, termsOfRun } from "@/lib/domain/sla/runs/run";
import { clockRuns } from "@/lib/domain/sla/runs/runs";
import { packOf } from "@/lib/domain/sla/terms/packs/packs";
import { grantExtension } from "@/lib/extensions/mutations/grant";
import type { AskExtensionInput } from "@/lib/extensions/schema";
import type { ExtensionStatus } from "@/lib/extensions/types";
import { notify } from "@/lib/notifications/mutations";
import { failed, ok, type Result } from "@/lib/result";
import { slaBook } from "@/lib/sla/queries/book";
import { clockEvents } from "@/lib/sla/queries/events";

export type AskFailure = "not-found" | "no-clock" | "already-asked" | ExtensionRefusal;

/** The run with what its limit may be moved to, from the log, in a transaction that holds the complaint. */
export async function extendableRun(
  tx: Tx,
  of: { complaintId: string; clock: string; run: number },
  now: Date,
): Promise<
  Result<
    { run: ClockRun; pack: string | null; dueAt: Date; next: NextExtension },
    "no-clock" | ExtensionRefusal
  >
> {
  const book = await slaBook(tx);
  const runs = clockRuns(book, await clockEvents(tx, of.complaintId));
  const run = runs.find(({ key, run: number }) => key === of.clock && number === of.run);
  if (!run) return failed("no-clock");
  const terms = termsOfRun(book, run);
  const answer = nextExtension(run, terms, now);
  if (!answer.ok) return failed(answer.reason);
  const dueAt = dueAtOf(run, terms);
  const { pack } = terms.definition;
  // A letter must name the law and whom to turn to, which only a pack knows.
  if (dueAt === null || packOf(pack) === null) return failed("no-extension");
  return ok({ run, pack, dueAt, next: answer.next });
}

/**
 * Asks for the law's next limit with a reason. Where the law wants nobody's approval for that step it is granted at once;
 * otherwise leads and managers hear of it and somebody else decides.
 */
export function askExtension(
  actor: Staff,
  { complaintId, clock, run: number, reason }: Omit<AskExtensionInput, "reference">,
  now: Date,
): Promise<Result<{ id: string; status: ExtensionStatus }, AskFailure>> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, complaintId);
    if (!current) return failed("not-found");
    const found = await extendableRun(tx, { complaintId, clock, run: number }, now);
    if (!found.ok) return found;
    const { run, pack, dueAt, next } = found.value;
    const open = { complaintId, clockKey: clock, run: number, status: "asked" };
    if ((await tx.clockExtension.count({ where: open })) > 0) return failed("already-asked");
    const status: ExtensionStatus = next.needsApproval ? "asked" : "granted";
    const { id } = await tx.clockExtension.create({
      data: {
        complaintId,
        clockKey: clock,
        run: number,
        dueAt,
        until: next.until,
        needsApproval: next.needsApproval,
        reason,
        status,
        askedById: actor.id,
        askedAt: now,
        decidedAt: next.needsApproval ? null : now,
      },
      select: { id: true },
    });
    if (next.needsApproval) await tellDeciders(tx, { actor, complaintId, now });
    else await grantExtension(tx, current, { extensionId: id, run, pack, next, actor, now });
    return ok({ id, status });
  });
}

async function tellDeciders(
  tx: Tx,
  { actor, complaintId, now }: { actor: Staff; complaintId: string; now: Date },
): Promise<void> {
  const deciders = await tx.staff.findMany({
    where: { role: { in: ["lead", "manager"] }, active: true, id: { not: actor.id } },
    select: { id: true },
  });
  for (const { id: staffId } of deciders)
    await notify(tx, { staffId, kind: "approval-requested", complaintId, now });
}
