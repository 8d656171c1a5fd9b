import type { CredentialRow } from "@/lib/api-credentials/types";
import { isApiScope } from "@/lib/auth/scopes";
import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";

const LIMIT = 200;

/** All credentials, those that still open something first, then the newest. */
export async function listCredentials(_staff: Staff): Promise<CredentialRow[]> {
  const rows = await db().apiCredential.findMany({
    select: {
      id: true,
      name: true,
      prefix: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      revokedAt: true,
      lastUsedAt: true,
      createdBy: { select: { name: true } },
      revokedBy: { select: { name: true } },
    },
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }, { id: "desc" }],
    take: LIMIT,
  });
  return rows.map(({ scopes, createdBy, revokedBy, ...row }) => ({
    ...row,
    scopes: scopes.filter(isApiScope),
    createdByName: createdBy.name,
    revokedByName: revokedBy?.name ?? null,
  }));
}
