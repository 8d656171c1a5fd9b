import { createHash } from "node:crypto";
import { fieldError } from "@/lib/api/errors";
import type { FieldError } from "@/lib/http/problem";

export type IdempotencyKey = { ok: true; key: string | null } | { ok: false; errors: FieldError[] };

/**
 * Reads the header Idempotency-Key. Keys of different callers never meet: a caller is a credential, or without one the
 * address it comes from. Only a hash is kept, so what a caller puts into a key stays theirs.
 */
export function readIdempotencyKey(headers: Headers, caller: string): IdempotencyKey {
  const given = headers.get("idempotency-key");
  if (given === null) return { ok: true, key: null };
  if (!/^[\x21-\x7e]{1,255}$/.test(given))
    return { ok: false, errors: [fieldError("Idempotency-Key", "key-malformed")] };
  return { ok: true, key: createHash("sha256").update(`${caller}\n${given}`).digest("base64url") };
}
