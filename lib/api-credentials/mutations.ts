import type { NewCredential } from "@/lib/api-credentials/schema";
import { hashOfSecret, newSecret, prefixOf, secretIn } from "@/lib/api-credentials/secret";
import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import { type ApiScope, isApiScope, PERMISSION_OF_SCOPE } from "@/lib/auth/scopes";
import type { ApiClient, Staff } from "@/lib/auth/staff";
import { db, inTransaction, sql, type Tx } from "@/lib/db/client";
import type { AuditFacts } from "@/lib/domain/audit";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/duration";
import { clientAddress } from "@/lib/http/client-address";
import type { Refusal } from "@/lib/http/problem";
import { noteActor } from "@/lib/http/request-context";
import { takeFromWindows, type Window } from "@/lib/rate-limit/mutations";
import { failed, ok, type Result } from "@/lib/result";

type Change = { action: "credential-made" | "credential-revoked"; id: string; facts?: AuditFacts };

async function record(tx: Tx, staff: Staff, { action, id, facts = {} }: Change): Promise<void> {
  const subject = { kind: "credential", id } as const;
  await recordAudit(tx, { actor: { kind: "staff", id: staff.id }, action, subject, facts });
}

/** Makes a credential and gives its secret away, this once. Nobody gives a program more than they may do themselves. */
export async function makeCredential(
  maker: Staff,
  { name, scopes, lifetimeDays }: NewCredential,
  now: Date,
): Promise<Result<{ id: string; secret: string }, "beyond-your-own">> {
  if (scopes.some((scope) => !can(maker.role, PERMISSION_OF_SCOPE[scope]))) return failed("beyond-your-own");
  const secret = newSecret();
  const data = {
    name,
    prefix: prefixOf(secret),
    secretHash: hashOfSecret(secret),
    scopes: [...new Set(scopes)],
    createdById: maker.id,
    createdAt: now,
    expiresAt: lifetimeDays === null ? null : new Date(now.getTime() + lifetimeDays * DAY_MS),
  };
  return inTransaction(async (tx) => {
    const { id } = await tx.apiCredential.create({ data, select: { id: true } });
    const facts = { scopes: data.scopes, lifetimeDays };
    await record(tx, maker, { action: "credential-made", id, facts });
    return ok({ id, secret });
  });
}

/** Ends a credential at once and for good; revoking it again changes nothing. */
export async function revokeCredential(
  staff: Staff,
  id: string,
  now: Date,
): Promise<Result<null, "not-found">> {
  const isRevoked = await inTransaction(async (tx) => {
    const { count } = await tx.apiCredential.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now, revokedById: staff.id },
    });
    if (count === 1) await record(tx, staff, { action: "credential-revoked", id });
    return count === 1;
  });
  if (isRevoked) return ok(null);
  return (await db().apiCredential.count({ where: { id } })) === 1 ? ok(null) : failed("not-found");
}

type Found = { id: string; name: string; scopes: string[] };

/** Looks a secret up and notes its use, at most once a minute: one statement, and mostly one that only reads. */
async function findCredential(secret: string, now: Date): Promise<Found | null> {
  const minuteAgo = new Date(now.getTime() - MINUTE_MS);
  const rows = await db().$queryRaw<Found[]>(sql`
    WITH found AS MATERIALIZED (
      SELECT id, name, scopes, last_used_at FROM api_credential
      WHERE secret_hash = ${hashOfSecret(secret)} AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${now})
    ), used AS (
      UPDATE api_credential c SET last_used_at = ${now} FROM found
      WHERE c.id = found.id AND (found.last_used_at IS NULL OR found.last_used_at <= ${minuteAgo})
        AND (c.last_used_at IS NULL OR c.last_used_at <= ${minuteAgo})
    )
    SELECT id, name, scopes FROM found`);
  return rows[0] ?? null;
}

/** Wide enough for a busy integration, narrow enough that one gone wild does not take the desk along. */
const CLIENT_WINDOW: Window = { limit: 1_200, windowMs: MINUTE_MS };
/** Of calls whose secret opened nothing. */
const STRANGER_WINDOW: Window = { limit: 60, windowMs: 10 * MINUTE_MS };

export type Admission = { ok: true; client: ApiClient } | ({ ok: false } & Refusal);

/**
 * The gate of everything a program may do. Missing, unknown, expired and revoked secrets are answered alike. Read afresh
 * for each request, so that revoking works at once; nothing but the header counts, and no cookie opens it.
 */
export async function openWithCredential(headers: Headers, scope: ApiScope, now: Date): Promise<Admission> {
  const secret = secretIn(headers.get("authorization"));
  const found = secret === null ? null : await findCredential(secret, now);
  const attempt = found
    ? { key: `api-client:${found.id}`, window: CLIENT_WINDOW }
    : { key: `api-stranger:${clientAddress((name) => headers.get(name))}`, window: STRANGER_WINDOW };
  const wait = await takeFromWindows([attempt], now);
  if (wait !== null) return { ok: false, reason: "too-many", retryAfterSeconds: wait };
  if (!found) return { ok: false, reason: "unauthorised" };
  const { id, name } = found;
  noteActor({ kind: "api", id });
  const scopes = found.scopes.filter(isApiScope);
  if (!scopes.includes(scope)) return { ok: false, reason: "forbidden" };
  return { ok: true, client: { id, name, scopes, proof: "credential-checked" } };
}
