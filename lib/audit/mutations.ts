import { db, sql, type Tx } from "@/lib/db/client";
import type { AuditAction, AuditActor, AuditFacts, AuditSubject, ViewAction } from "@/lib/domain/audit";
import { requestNetwork } from "@/lib/http/client-address";
import { currentRequest } from "@/lib/http/request-context";

/** How long the same person looking at the same thing is one look. */
export const SAME_LOOK_MINUTES = 15;

export type AuditEntry = {
  actor: AuditActor;
  action: AuditAction;
  subject: { kind: AuditSubject; id: string } | null;
  /** Whose data it was about, where it was about somebody's. */
  customerId?: string | null;
  /** Ids, closed lists and figures; never a text that a person wrote, never a name or an address. */
  facts?: AuditFacts;
};

/**
 * Records a change in the transaction that makes it: one is not there without the other. The time is the database's.
 */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor, action, subject, customerId = null, facts = {} } = entry;
  await tx.$executeRaw`
    INSERT INTO audit_entry (actor_kind, actor_id, action, subject_kind, subject_id, customer_id, facts, request_id, network)
    VALUES (${actor.kind}, ${actor.id}::uuid, ${action}, ${subject?.kind ?? null}, ${subject?.id ?? null},
      ${customerId}::uuid, ${JSON.stringify(facts)}::jsonb, ${currentRequest()?.id ?? null}, ${requestNetwork()})`;
}

export type AuditView = AuditEntry & {
  actor: { kind: "staff" | "api"; id: string };
  action: ViewAction;
  subject: { kind: AuditSubject; id: string };
};

/**
 * Records a look, unless the same person had the same look recorded within the last quarter of an hour. One statement, so
 * that two pages opened at once, also by two processes, count once.
 */
export async function recordView(view: AuditView): Promise<void> {
  const { actor, action, subject, customerId = null, facts = {} } = view;
  await db().$executeRaw(sql`
    WITH first_look AS (
      INSERT INTO audit_view AS held (actor_id, action, subject_id, seen_at)
      VALUES (${actor.id}::uuid, ${action}, ${subject.id}, now())
      ON CONFLICT (actor_id, action, subject_id) DO UPDATE SET seen_at = excluded.seen_at
      WHERE held.seen_at <= now() - make_interval(mins => ${SAME_LOOK_MINUTES}::int)
      RETURNING 1
    )
    INSERT INTO audit_entry (actor_kind, actor_id, action, subject_kind, subject_id, customer_id, facts, request_id, network)
    SELECT ${actor.kind}, ${actor.id}::uuid, ${action}, ${subject.kind}, ${subject.id}, ${customerId}::uuid,
      ${JSON.stringify(facts)}::jsonb, ${currentRequest()?.id ?? null}, ${requestNetwork()} FROM first_look`);
}

/** Somebody took a list away as a file: recorded before the first line of it leaves. */
export async function recordExport(
  staffId: string,
  list: { id: string; customerId?: string | null; facts?: AuditFacts },
): Promise<void> {
  const { id, ...about } = list;
  const actor = { kind: "staff", id: staffId } as const;
  await recordAudit(db(), { actor, action: "exported", subject: { kind: "list", id }, ...about });
}

/** Forgets looks that no longer hold back another entry. */
export async function forgetOldLooks(): Promise<void> {
  await db()
    .$executeRaw`DELETE FROM audit_view WHERE seen_at < now() - make_interval(mins => ${SAME_LOOK_MINUTES}::int)`;
}
