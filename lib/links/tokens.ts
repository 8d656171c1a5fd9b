import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Private links: the id of what they open, followed by HMAC-SHA256(server secret, purpose ‖ id ‖ link version).
 * 256 bits cannot be guessed; only the version is stored, so a repeated request can return the same link, a mail
 * is rendered when it is sent, and raising the version revokes every link given out before.
 */
export const LINK_PURPOSES = ["complaint", "complaint-by-mail", "survey"] as const;
/** "complaint-by-mail" opens the same page and also proves that its reader holds the mailbox it was sent to. */
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export type LinkSubject = { purpose: LinkPurpose; id: string; version: number };

const ID_BYTES = 16;
const MAC_BYTES = 32;

function mac(secret: string, { purpose, id, version }: LinkSubject): Buffer {
  return createHmac("sha256", secret).update(`${purpose}|${id.toLowerCase()}|${version}`).digest();
}

/** The text that stands in a private link; base64url, 64 characters. */
export function linkToken(secret: string, subject: LinkSubject): string {
  const id = Buffer.from(subject.id.replaceAll("-", ""), "hex");
  return Buffer.concat([id, mac(secret, subject)]).toString("base64url");
}

/** The id a token claims to open, so that its link version can be looked up; null when it is not even a token. */
export function claimedId(token: string): string | null {
  if (!/^[A-Za-z0-9_-]{64}$/.test(token)) return null;
  const hex = Buffer.from(token, "base64url").subarray(0, ID_BYTES).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Whether the token opens this subject; compares in constant time. */
export function isLinkToken(secret: string, subject: LinkSubject, token: string): boolean {
  if (claimedId(token) !== subject.id.toLowerCase()) return false;
  const given = Buffer.from(token, "base64url").subarray(ID_BYTES);
  return given.length === MAC_BYTES && timingSafeEqual(given, mac(secret, subject));
}
