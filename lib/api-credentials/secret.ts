import { createHash, randomBytes } from "node:crypto";

const LABEL = "amends_";
const SECRET = /^amends_[A-Za-z0-9_-]{43}$/;
/** As much of a secret as is shown afterwards: the label and eight signs, which leave 208 bits unknown. */
const PREFIX_LENGTH = LABEL.length + 8;

/** A new secret: 256 random bits under a label, by which a scanner finds one that was published by mistake. */
export function newSecret(): string {
  return LABEL + randomBytes(32).toString("base64url");
}

export function prefixOf(secret: string): string {
  return secret.slice(0, PREFIX_LENGTH);
}

/** What is stored of it. Nobody guesses 256 random bits, so a slow hash would only slow down every request. */
export function hashOfSecret(secret: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(secret).digest());
}

/** The secret that an Authorization header carries; null when it carries none. */
export function secretIn(authorization: string | null): string | null {
  const token = bearerToken(authorization);
  return token !== null && SECRET.test(token) ? token : null;
}

/** The token of an Authorization header, or null. */
export function bearerToken(authorization: string | null): string | null {
  return /^Bearer +(\S{1,512})$/i.exec(authorization ?? "")?.[1] ?? null;
}
