import { recordAudit } from "@/lib/audit/mutations";
import { can, type Permission } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, type Tx } from "@/lib/db/client";
import type { AuditAction } from "@/lib/domain/audit";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { hasErrors, lintPolicy } from "@/lib/domain/compensation/lint/lint";
import { localOfInstant } from "@/lib/domain/local-time";
import {
  isSecondPerson,
  mayMovePolicy,
  type PolicyMove,
  tiedVersion,
  versionInForce,
} from "@/lib/domain/policy-life";
import { publishedVersions } from "@/lib/policies/mutations/published";
import { tellAuthors, tellReviewers } from "@/lib/policies/mutations/tell";
import { type LockedVersion, lockVersion } from "@/lib/policies/mutations/version-row";
import { parsePolicy } from "@/lib/policies/policy-schema";
import { regionKeys } from "@/lib/policies/queries/regions";
import { failed, ok, type Result } from "@/lib/result";

export type ReviewFailure =
  | "not-allowed"
  | "not-found"
  | "wrong-state"
  | "has-errors"
  | "same-person"
  | "in-the-past"
  | "note-missing"
  | "tied"
  | "last-one";

type Step = { id: string; move: PolicyMove; permission: Permission };

/** Locks the version and looks whether the move is this colleague's to make. */
async function begin(
  tx: Tx,
  staff: Staff,
  { id, move, permission }: Step,
): Promise<Result<LockedVersion, ReviewFailure>> {
  if (!can(staff.role, permission)) return failed("not-allowed");
  const row = await lockVersion(tx, id);
  if (!row) return failed("not-found");
  return mayMovePolicy(row.status, move) ? ok(row) : failed("wrong-state");
}

async function record(
  tx: Tx,
  staff: Staff,
  { action, row }: { action: AuditAction; row: LockedVersion },
): Promise<void> {
  await recordAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action,
    subject: { kind: "policy", id: row.id },
    facts: { policyId: row.policyId, version: row.version },
  });
}

/** Hands a draft to a second person, with a word about it; one that breaks a law stays a draft. */
export function submitDraft(
  staff: Staff,
  { id, note }: { id: string; note: string },
  now: Date,
): Promise<Result<null, ReviewFailure>> {
  return inTransaction(async (tx) => {
    const begun = await begin(tx, staff, { id, move: "submit", permission: "policy.write" });
    if (!begun.ok) return begun;
    const house = { regions: await regionKeys(tx) };
    if (hasErrors(lintPolicy(parsePolicy(begun.value.document), house))) return failed("has-errors");
    await tx.policyVersion.update({
      where: { id },
      data: { status: "in-review", submittedById: staff.id, submittedAt: now, note: note || null },
      select: { id: true },
    });
    await record(tx, staff, { action: "policy-submitted", row: begun.value });
    await tellReviewers(tx, { editedById: begun.value.editedById, submittedById: staff.id }, now);
    return ok(null);
  });
}

/** Gives a version back to its author with the reason; the author may take it back the same way. */
export function sendBack(
  staff: Staff,
  { id, note }: { id: string; note: string },
  now: Date,
): Promise<Result<null, ReviewFailure>> {
  return inTransaction(async (tx) => {
    const begun = await begin(tx, staff, { id, move: "send-back", permission: "policy.write" });
    if (!begun.ok) return begun;
    if (note === "") return failed("note-missing");
    await tx.policyVersion.update({
      where: { id },
      data: { status: "draft", submittedById: null, submittedAt: null, note },
      select: { id: true },
    });
    await record(tx, staff, { action: "policy-sent-back", row: begun.value });
    await tellAuthors(tx, staff, { ...begun.value, now });
    return ok(null);
  });
}

/**
 * Publishes a reviewed version from an instant on, never from the past: what was decided stays decided. A second
 * person's act. The document then says from which day it counts, and never changes again.
 */
export function publishVersion(
  staff: Staff,
  { id, effectiveFrom }: { id: string; effectiveFrom: Date | null },
  now: Date,
): Promise<Result<null, ReviewFailure>> {
  return inTransaction(async (tx) => {
    const begun = await begin(tx, staff, { id, move: "publish", permission: "policy.publish" });
    if (!begun.ok) return begun;
    const row = begun.value;
    if (!isSecondPerson(staff.id, row)) return failed("same-person");
    const from = effectiveFrom ?? now;
    if (from.getTime() < now.getTime()) return failed("in-the-past");
    const written = parsePolicy(row.document);
    if (hasErrors(lintPolicy(written, { regions: await regionKeys(tx) }))) return failed("has-errors");
    const dated = { id, effectiveFrom: from, ...written.scope };
    if (tiedVersion(dated, await publishedVersions(tx))) return failed("tied");
    const { timeZone } = await tx.organisation.findUniqueOrThrow({
      where: { id: 1 },
      select: { timeZone: true },
    });
    const document = { ...written, effectiveFrom: localOfInstant(from, timeZone).slice(0, 10) };
    const departments = document.scope.departments && [...document.scope.departments];
    const regions = document.scope.regions && [...document.scope.regions];
    await tx.$executeRaw`
      UPDATE policy_version SET status = 'published', document = ${toCanonicalJson(document)}::jsonb,
        departments = ${departments}, regions = ${regions}, effective_from = ${from}::timestamptz,
        published_by_id = ${staff.id}::uuid, published_at = ${now}::timestamptz
      WHERE id = ${id}::uuid`;
    await record(tx, staff, { action: "policy-published", row });
    await tellAuthors(tx, staff, { ...row, now });
    return ok(null);
  });
}

/** Ends a version: a pilot is over, or what was scheduled is called off. Some version must remain in force everywhere. */
export function retireVersion(
  staff: Staff,
  { id }: { id: string },
  now: Date,
): Promise<Result<null, ReviewFailure>> {
  return inTransaction(async (tx) => {
    const begun = await begin(tx, staff, { id, move: "retire", permission: "policy.publish" });
    if (!begun.ok) return begun;
    if (!(await someRemains(tx, id, now))) return failed("last-one");
    await tx.policyVersion.update({
      where: { id },
      data: { status: "retired", retiredById: staff.id, retiredAt: now },
      select: { id: true },
    });
    await record(tx, staff, { action: "policy-retired", row: begun.value });
    return ok(null);
  });
}

async function someRemains(tx: Tx, without: string, now: Date): Promise<boolean> {
  const others = (await publishedVersions(tx)).filter(({ id }) => id !== without);
  return versionInForce(others, { department: null, region: null }, now) !== null;
}
