import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, isUniqueViolation, sql, type Tx } from "@/lib/db/client";
import type { AuditAction, AuditFacts } from "@/lib/domain/audit";
import { holdsFrom } from "@/lib/domain/sla/calendar/calendar-draft";
import { checkTerms, type TermsProblem } from "@/lib/domain/sla/terms/check-terms";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import { termsChanges } from "@/lib/domain/sla/terms/terms-changes";
import { databaseNow } from "@/lib/now";
import { failed, ok, type Result } from "@/lib/result";
import { forgetBook } from "@/lib/sla/queries/book";
import { newestTerms, termsKnown } from "@/lib/sla/queries/terms";
import { termsSchema } from "@/lib/sla/schema";
import { termsDraftSchema } from "@/lib/sla/terms-schema";
import type { PublishTermsFailure, SaveTermsFailure, TermsDraft } from "@/lib/sla/terms-types";

/** What is published holds from so much later at the earliest: every process has read it by then. */
const NOTICE_MS = 60_000;

type Locked = { version: number; document: unknown; revision: string };

/** Takes the draft for the rest of the transaction. Its revision is what it says: the same words are the same draft. */
async function lockDraft(tx: Tx): Promise<Locked | null> {
  const [row] = await tx.$queryRaw<Locked[]>(sql`
    SELECT version, document, md5(document::text) AS revision FROM sla_version WHERE published_at IS NULL FOR UPDATE`);
  return row ?? null;
}

function record(
  tx: Tx,
  staff: Staff,
  entry: { action: AuditAction; version: number; facts?: AuditFacts },
): Promise<void> {
  const { action, version, facts = {} } = entry;
  return recordAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action,
    subject: { kind: "sla", id: String(version) },
    facts: { version, ...facts },
  });
}

/**
 * Opens the draft: a copy of a published version, of the newest one unless another is named. Going back to older terms is
 * a draft of theirs. There is one draft at a time, whoever opened it.
 */
export async function openDraft(
  staff: Staff,
  { from }: { from: number | null },
): Promise<Result<TermsDraft, "draft-exists" | "not-found">> {
  try {
    return await inTransaction(async (tx) => {
      if (await lockDraft(tx)) return failed("draft-exists");
      const newest = await newestTerms(tx);
      const source = from === null ? newest : await newestTerms(tx, from);
      if (!newest || !source) return failed("not-found");
      const version = newest.version + 1;
      const [row] = await tx.$queryRaw<{ revision: string }[]>(sql`
        INSERT INTO sla_version (version, document, created_by_id)
        VALUES (${version}, ${JSON.stringify(source.terms)}::jsonb, ${staff.id}::uuid) RETURNING md5(document::text) AS revision`);
      if (!row) throw new Error("the draft was not written");
      await record(tx, staff, { action: "sla-drafted", version, facts: { from: source.version } });
      return ok({ version, document: source.terms, revision: row.revision });
    });
  } catch (error) {
    // Two at once: the other one's is the draft.
    if (isUniqueViolation(error)) return failed("draft-exists");
    throw error;
  }
}

/**
 * Saves the draft whole, wise or not, and answers its new revision. `baseRevision` is the one that the edit began with:
 * a draft that somebody else saved meanwhile is left as it is. Saving the same once more is no conflict.
 */
export function saveDraft(
  staff: Staff,
  { document, baseRevision }: { document: SlaTerms; baseRevision: string },
): Promise<Result<{ revision: string }, SaveTermsFailure>> {
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx);
    if (!draft) return failed("no-draft");
    const stored = JSON.stringify(document);
    const [mine] = await tx.$queryRaw<{ revision: string }[]>(
      sql`SELECT md5(${stored}::jsonb::text) AS revision`,
    );
    if (!mine) throw new Error("no answer");
    if (mine.revision === draft.revision) return ok(mine);
    if (baseRevision !== draft.revision) return failed("conflict");
    const { version } = draft;
    await tx.$executeRaw`UPDATE sla_version SET document = ${stored}::jsonb WHERE version = ${version}`;
    const changes = termsChanges(termsDraftSchema.parse(draft.document), document).length;
    await record(tx, staff, { action: "sla-drafted", version, facts: { changes } });
    return ok(mine);
  });
}

/** Throws the draft away as far as the caller has seen it; what is published stays. */
export function discardDraft(
  staff: Staff,
  { baseRevision }: { baseRevision: string },
): Promise<Result<null, SaveTermsFailure>> {
  return inTransaction(async (tx) => {
    const draft = await lockDraft(tx);
    if (!draft) return failed("no-draft");
    if (baseRevision !== draft.revision) return failed("conflict");
    await tx.slaVersion.delete({ where: { version: draft.version }, select: { version: true } });
    await record(tx, staff, { action: "sla-discarded", version: draft.version });
    return ok(null);
  });
}

type Publishing = { baseRevision: string; effectiveFrom: Date | null; note: string };
type Published =
  | { ok: true; version: number; effectiveFrom: Date }
  | { ok: false; reason: "problems"; problems: readonly TermsProblem[] }
  | { ok: false; reason: PublishTermsFailure };

/**
 * Publishes the draft as it was seen, for what begins at `effectiveFrom` or later; null is as soon as can be. What runs
 * by an older version still does. From then on nobody can change it.
 */
export async function publishDraft(staff: Staff, input: Publishing): Promise<Published> {
  const published = await inTransaction((tx) => publish(tx, staff, input));
  if (published.ok) forgetBook();
  return published;
}

async function publish(tx: Tx, staff: Staff, { baseRevision, ...input }: Publishing): Promise<Published> {
  const draft = await lockDraft(tx);
  if (!draft) return failed("no-draft");
  if (baseRevision !== draft.revision) return failed("conflict");
  const note = input.note.trim();
  if (note === "") return failed("note-missing");
  const written = termsDraftSchema.parse(draft.document);
  const problems = checkTerms(written, await termsKnown(tx));
  if (problems.length > 0) return { ok: false, reason: "problems", problems };
  const now = databaseNow();
  const effectiveFrom = input.effectiveFrom ?? holdsFrom(now, null);
  if (effectiveFrom.getTime() < now.getTime() + NOTICE_MS) return failed("too-soon");
  const { _max: latest } = await tx.slaVersion.aggregate({ _max: { effectiveFrom: true } });
  if (latest.effectiveFrom && latest.effectiveFrom >= effectiveFrom) return failed("before-latest");
  const document = termsSchema.parse(written);
  const before = await newestTerms(tx);
  const { version } = draft;
  await tx.$executeRaw`
    UPDATE sla_version SET document = ${JSON.stringify(document)}::jsonb, effective_from = ${effectiveFrom},
      note = ${note}, published_by_id = ${staff.id}::uuid, published_at = ${now} WHERE version = ${version}`;
  const changes = before ? termsChanges(before.terms, document).length : 0;
  await record(tx, staff, {
    action: "sla-published",
    version,
    facts: { effectiveFrom: effectiveFrom.toISOString(), changes },
  });
  return { ok: true, version, effectiveFrom };
}
