import { createHash } from "node:crypto";
import { sql, type Tx } from "@/lib/db/client";

export type OnceKey = {
  /** What is done once, e.g. "customer-reply". */
  scope: string;
  /** The form's hidden token. */
  key: string;
  /** What was sent, so that another text under the same token is told apart from the same one sent twice. */
  content: string;
  now: Date;
};

/** "first": go on. "repeated": this very thing was done before. "other": the token was used for something else. */
export type Claim = "first" | "repeated" | "other";

/** Claims a form's token in the caller's transaction; a parallel claim of it waits here until this one is decided. */
export async function claimOnce(tx: Tx, { scope, key, content, now }: OnceKey): Promise<Claim> {
  const hash = createHash("sha256").update(content).digest("hex");
  const claimed = await tx.$executeRaw(sql`
    INSERT INTO idempotency_key (scope, key, request_hash, created_at)
    VALUES (${scope}, ${key}, decode(${hash}, 'hex'), ${now}) ON CONFLICT (scope, key) DO NOTHING`);
  if (claimed === 1) return "first";
  const rows = await tx.$queryRaw<{ hash: string }[]>(sql`
    SELECT encode(request_hash, 'hex') AS hash FROM idempotency_key WHERE scope = ${scope} AND key = ${key}`);
  return rows[0]?.hash === hash ? "repeated" : "other";
}
