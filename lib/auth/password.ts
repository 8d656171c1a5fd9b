import { hash, verify } from "@node-rs/argon2";
import { COMMON_PASSWORDS } from "@/lib/auth/common-passwords";
import type { PasswordWeakness } from "@/lib/auth/password-weakness";

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 200;

let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/**
 * Whether the password fits. Without a stored hash (no such person, disabled) the same work is done against a decoy,
 * so that the answer takes as long and tells nobody who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("a decoy that nobody has as a password");
  const fits = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return stored !== null && fits;
}

/** Why a new password is refused, or null. `names` are the person's own name and e-mail address. */
export function passwordWeakness(password: string, names: readonly string[]): PasswordWeakness | null {
  const folded = password.normalize("NFKC").toLowerCase();
  if ([...folded].length < PASSWORD_MIN_LENGTH) return "too-short";
  if ([...folded].length > PASSWORD_MAX_LENGTH) return "too-long";
  if (isCommon(folded)) return "too-common";
  const parts = names
    .flatMap((name) => name.toLowerCase().split(/[\s@.]+/))
    .filter((part) => part.length >= 4);
  return parts.some((part) => folded.includes(part)) ? "contains-name" : null;
}

/** One of the passwords people really choose, however often repeated or padded with digits, or a plain sequence. */
function isCommon(folded: string): boolean {
  const letters = folded.replace(/[^\p{L}]+/gu, "");
  const bare = folded.replace(/[^\p{L}\p{N}]+/gu, "");
  if (new Set(folded).size <= 3) return true;
  if (COMMON_PASSWORDS.has(folded) || COMMON_PASSWORDS.has(bare) || COMMON_PASSWORDS.has(letters))
    return true;
  if (
    [...COMMON_PASSWORDS].some(
      (word) => word.length >= 4 && bare === word.repeat(Math.round(bare.length / word.length)),
    )
  )
    return true;
  return isSequence(bare);
}

function isSequence(text: string): boolean {
  const rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm"];
  return rows.some((row) => row.includes(text) || [...row].reverse().join("").includes(text));
}
