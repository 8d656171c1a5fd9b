import type { Staff } from "@/lib/auth/staff";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { type Circumstances, circumstancesChange } from "@/lib/complaints/mutations/circumstances";
import {
  type ComplaintPatch,
  type LockedComplaint,
  lockComplaint,
  writeChange,
} from "@/lib/complaints/mutations/project";
import { inTransaction, type Tx } from "@/lib/db/client";
import type { Attribution, EmotionalImpact, FailureKind, Impact } from "@/lib/domain/assessment";
import { type ComplaintStatus, isOpen, mayMove } from "@/lib/domain/complaint-state";
import { failed, ok, type Result } from "@/lib/result";

export type Assessment = {
  impact: Impact;
  categoryKey: string;
  failureKind: FailureKind;
  acceptance: "rejected" | "accepted-flawed" | "unknown";
  attribution: Attribution;
  /** Whole minor units of `currency`; null: not known. */
  amountPaidMinor: bigint | null;
  provenLossMinor: bigint | null;
  currency: string | null;
  vulnerable: boolean;
  emotionalImpact: EmotionalImpact;
  /** Null: none, or not known; left out where the form does not ask for it. */
  regionKey?: string | null | undefined;
} & Circumstances;

export type AssessmentInput = { complaintId: string; expectedVersion: number; assessment: Assessment };
export type AssessFailure =
  | "not-found"
  | "version-conflict"
  | "already-ended"
  | "unknown-category"
  | "unknown-region"
  | "currency-missing"
  | "future-day";

/** Only these have not been assessed yet; later the same form corrects the facts and the case stays where it is. */
const FIRST: readonly ComplaintStatus[] = ["received", "acknowledged", "reopened"];

/** Records what happened and how badly: the facts that the rules read. The first time it also takes the case on. */
export function assessComplaint(
  actor: Staff,
  { complaintId, expectedVersion, assessment }: AssessmentInput,
  now: Date,
): Promise<Result<{ version: number }, AssessFailure>> {
  return inTransaction(async (tx) => {
    const hasMoney = assessment.amountPaidMinor !== null || assessment.provenLossMinor !== null;
    if (hasMoney && !assessment.currency) return failed("currency-missing");
    const current = await lockComplaint(tx, complaintId);
    if (!current) return failed("not-found");
    if (current.version !== expectedVersion) return failed("version-conflict");
    if (!isOpen(current.status)) return failed("already-ended");
    const category = await tx.category.findUnique({
      where: { key: assessment.categoryKey },
      select: { departmentId: true, department: { select: { key: true } } },
    });
    if (!category) return failed("unknown-category");
    const { occurredOn, measures, regionKey, ...columns } = assessment;
    const region = await regionChange(tx, current, regionKey);
    if (!region.ok) return region;
    const moves = FIRST.includes(current.status) && mayMove(current.status, "assessed");
    const circumstances = await circumstancesChange(tx, { complaintId, occurredOn, measures }, now);
    if (!circumstances.ok) return circumstances;
    const { impact, categoryKey, failureKind, attribution, acceptance, emotionalImpact, vulnerable } =
      columns;
    // Before the change, whose clocks are counted by where the case belongs now.
    if (region.value.regionKey !== undefined)
      await appendEvent(tx, {
        complaintId,
        type: "region-changed",
        actor: { kind: "staff", id: actor.id },
        occurredAt: now,
        facts: { from: current.regionKey, to: region.value.regionKey },
      });
    const { version } = await writeChange(tx, current, {
      patch: {
        ...columns,
        ...circumstances.value.patch,
        departmentId: category.departmentId,
        ...region.value,
        ...(moves ? { status: "assessed" } : {}),
      },
      event: {
        type: "assessed",
        actor: { kind: "staff", id: actor.id },
        occurredAt: now,
        facts: {
          impact,
          categoryKey,
          department: category.department.key,
          failureKind,
          attribution,
          acceptance,
          emotionalImpact,
          vulnerable,
          ...circumstances.value.facts,
          from: current.status,
          to: moves ? "assessed" : current.status,
        },
      },
    });
    return ok({ version });
  });
}

/** The column's new value where it changes; a region that is no longer offered can stay, but nobody is moved there. */
async function regionChange(
  tx: Tx,
  current: LockedComplaint,
  regionKey: string | null | undefined,
): Promise<Result<Pick<ComplaintPatch, "regionKey">, "unknown-region">> {
  if (regionKey === undefined || regionKey === current.regionKey) return ok({});
  if (regionKey !== null && (await tx.region.count({ where: { key: regionKey, active: true } })) === 0)
    return failed("unknown-region");
  return ok({ regionKey });
}
