import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, type Tx } from "@/lib/db/client";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { mayMovePolicy } from "@/lib/domain/policy-life";
import { lockVersion } from "@/lib/policies/mutations/version-row";
import { parsePolicy } from "@/lib/policies/policy-schema";
import type { DraftSource } from "@/lib/policies/types";
import { failed, ok, type Result } from "@/lib/result";

export type DraftFailure = "not-allowed" | "not-found";

async function sourceOf(
  tx: Tx,
  source: DraftSource,
): Promise<{ document: Policy; basedOn: string | null } | null> {
  if (source.from === "document") return source;
  const stored = await tx.policyVersion.findUnique({
    where: { id: source.id },
    select: { document: true, policyId: true, version: true },
  });
  return (
    stored && { document: parsePolicy(stored.document), basedOn: `${stored.policyId} ${stored.version}` }
  );
}

/** The next number of a policy; two drafts made at once get different ones. */
async function nextVersion(tx: Tx, policyId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`policy:${policyId}`}, 0))`;
  const { _max } = await tx.policyVersion.aggregate({ where: { policyId }, _max: { version: true } });
  return (_max.version ?? 0) + 1;
}

/** Copies a policy into a draft of its own, under the same id and the next number; answers the draft's id. */
export function startDraft(
  staff: Staff,
  source: DraftSource,
  now: Date,
): Promise<Result<string, DraftFailure>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "policy.write")) return failed("not-allowed");
    const copied = await sourceOf(tx, source);
    if (!copied) return failed("not-found");
    const { basedOn } = copied;
    const version = await nextVersion(tx, copied.document.id);
    const document: Policy = { ...copied.document, version };
    const { id } = await tx.policyVersion.create({
      data: {
        policyId: document.id,
        version,
        status: "draft",
        document: JSON.parse(toCanonicalJson(document)),
        effectiveFrom: now,
        basedOn,
        createdAt: now,
        createdById: staff.id,
        editedById: staff.id,
        editedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "policy-drafted",
      subject: { kind: "policy", id },
      facts: { policyId: document.id, version, basedOn },
    });
    return ok(id);
  });
}

export type SaveFailure = "not-allowed" | "not-found" | "not-a-draft" | "changed-since";

/**
 * Saves a draft whole; answers its new revision. `revision` is the one that was edited: a draft that somebody saved
 * meanwhile is left as it is. Id and number stay the draft's own whatever the document says.
 */
export function saveDraft(
  staff: Staff,
  input: { id: string; revision: number; document: Policy },
  now: Date,
): Promise<Result<number, SaveFailure>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "policy.write")) return failed("not-allowed");
    const row = await lockVersion(tx, input.id);
    if (!row) return failed("not-found");
    if (!mayMovePolicy(row.status, "edit")) return failed("not-a-draft");
    if (row.revision !== input.revision) return failed("changed-since");
    const document: Policy = { ...input.document, id: row.policyId, version: row.version };
    const revision = row.revision + 1;
    await tx.policyVersion.update({
      where: { id: row.id },
      data: {
        document: JSON.parse(toCanonicalJson(document)),
        revision,
        editedById: staff.id,
        editedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "policy-edited",
      subject: { kind: "policy", id: row.id },
      facts: { policyId: row.policyId, version: row.version, revision },
    });
    return ok(revision);
  });
}

/** Throws a draft away; nothing rests on one. */
export function discardDraft(
  staff: Staff,
  { id }: { id: string },
): Promise<Result<null, "not-allowed" | "not-found" | "not-a-draft">> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "policy.write")) return failed("not-allowed");
    const row = await lockVersion(tx, id);
    if (!row) return failed("not-found");
    if (!mayMovePolicy(row.status, "discard")) return failed("not-a-draft");
    await tx.policyVersion.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "policy-discarded",
      subject: { kind: "policy", id },
      facts: { policyId: row.policyId, version: row.version },
    });
    return ok(null);
  });
}
