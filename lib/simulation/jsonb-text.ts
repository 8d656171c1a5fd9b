import { createHash } from "node:crypto";

/** How PostgreSQL orders the keys of a jsonb object: shorter ones first, then byte by byte. */
function byLengthThenBytes(left: string, right: string): number {
  const [a, b] = [Buffer.byteLength(left), Buffer.byteLength(right)];
  if (a !== b) return a - b;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * A value as PostgreSQL writes a jsonb column out, amounts as decimal strings as everywhere in our JSON. Two stored
 * decisions are the same bytes exactly if their canonical JSON is.
 */
export function jsonbText(value: unknown): string {
  if (typeof value === "bigint") return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => byLengthThenBytes(left, right));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${jsonbText(item)}`).join(", ")}}`;
}

/** The mark under which a stored jsonb value is compared; the database computes the same from its own text. */
export function markOf(value: unknown): string {
  return createHash("sha256").update(jsonbText(value), "utf8").digest("base64");
}
