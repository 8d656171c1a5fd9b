import { mayApprove } from "@/lib/domain/compensation/four-eyes";
import type { Role } from "@/lib/domain/roles";
import type { Span } from "./duty";

/** An open case, as far as the morning's digest asks. */
export type DigestCase = {
  readonly reference: string;
  readonly departmentId: string | null;
  readonly assigneeId: string | null;
  /** The nearest deadline that runs; null where none does. */
  readonly dueAt: Date | null;
  /** Since when we wait for the customer; null where we do not. */
  readonly waitingSince: Date | null;
};

/** An approval that waits for somebody. */
export type DigestApproval = {
  readonly departmentId: string | null;
  readonly required: "lead" | "manager";
  readonly requesterId: string;
  readonly assigneeId: string | null;
};

export type DigestFacts = {
  readonly cases: readonly DigestCase[];
  readonly approvals: readonly DigestApproval[];
  readonly gaps: readonly Span[];
};

export type DigestReader = {
  readonly id: string;
  readonly role: Role;
  readonly departmentId: string | null;
};

/** Cases by reference, the most pressing first. */
export type Digest = {
  readonly late: readonly string[];
  readonly due: readonly string[];
  readonly unassigned: readonly string[];
  readonly waiting: readonly string[];
  readonly approvals: number;
  readonly gaps: readonly Span[];
};

type Moment = {
  now: Date;
  /** The end of the local day: what is due before then is due today. */
  dayEnd: Date;
  /** Whoever has not answered since before then lets us wait too long. */
  waitingBefore: Date;
};

/** Who gets a digest at all. */
export function getsDigest(role: Role): boolean {
  return role === "lead" || role === "manager";
}

/**
 * What somebody is told in the morning. A lead hears of the cases of their department and of those that are nobody's; a
 * manager, and a lead without a department, of all.
 */
export function digestFor(reader: DigestReader, facts: DigestFacts, moment: Moment): Digest {
  const { now, dayEnd, waitingBefore } = moment;
  const isTheirs = ({ departmentId }: { departmentId: string | null }) =>
    reader.role === "manager" ||
    reader.departmentId === null ||
    departmentId === null ||
    departmentId === reader.departmentId;
  const cases = facts.cases.filter(isTheirs);
  const pick = (holds: (one: DigestCase) => boolean, at: (one: DigestCase) => Date | null) =>
    cases
      .filter(holds)
      .sort((one, other) => timeOf(at(one)) - timeOf(at(other)) || (one.reference < other.reference ? -1 : 1))
      .map(({ reference }) => reference);
  const byDue = ({ dueAt }: DigestCase) => dueAt;
  return {
    late: pick(({ dueAt }) => dueAt !== null && dueAt < now, byDue),
    due: pick(({ dueAt }) => dueAt !== null && dueAt >= now && dueAt < dayEnd, byDue),
    unassigned: pick(({ assigneeId }) => assigneeId === null, byDue),
    waiting: pick(
      ({ waitingSince }) => waitingSince !== null && waitingSince < waitingBefore,
      ({ waitingSince }) => waitingSince,
    ),
    approvals: facts.approvals.filter((one) => isTheirs(one) && mayDecide(reader, one)).length,
    gaps: facts.gaps,
  };
}

// What has no time comes last.
function timeOf(at: Date | null): number {
  return at?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

function mayDecide(
  { id, role }: DigestReader,
  { required, requesterId, assigneeId }: DigestApproval,
): boolean {
  return mayApprove({ approverId: id, role, required, requesterId, assigneeId, beneficiaryId: null }).ok;
}

/** Nothing to tell: no mail. */
export function isEmptyDigest({ approvals, gaps, ...cases }: Digest): boolean {
  return approvals === 0 && gaps.length === 0 && Object.values(cases).every((list) => list.length === 0);
}
