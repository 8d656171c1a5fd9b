import type { IncomingMessage } from "node:http";
import type { KeptForm } from "./spare-page";

/** Twice the text of the longest form; what brings files is kept without them only up to their limit. */
const KEPT_MAX_BYTES = 64 * 1024 * 1024;
const SECRET = /password|secret|^current$|^code$/i;

/** Whether a browser sent this by itself: a form without JavaScript, whose text is gone if the answer does not hold it. */
export function isPlainForm({ method, headers }: IncomingMessage): boolean {
  if (method !== "POST" || headers["next-action"] !== undefined) return false;
  return /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(headers["content-type"] ?? "");
}

/**
 * Remembers a form's body while the framework reads it, and gives it back as fields. It looks on at the one place that
 * every byte passes, since a second reader would take the bytes away from the first.
 */
export function keepForm(request: IncomingMessage): () => Promise<KeptForm | null> {
  let pieces: Buffer[] | null = [];
  let size = 0;
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (pieces && Buffer.isBuffer(chunk)) {
      size += chunk.length;
      if (size > KEPT_MAX_BYTES) pieces = null;
      else pieces.push(chunk);
    }
    return push(chunk, encoding);
  };
  const type = request.headers["content-type"] ?? "";
  return async () => (pieces && request.complete ? readForm(Buffer.concat(pieces), type) : null);
}

/** Null for what is no form, and for forms with a password: it would stand in a page. */
async function readForm(body: Buffer, type: string): Promise<KeptForm | null> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    const fields: [string, string][] = [];
    let hadFiles = false;
    for (const [name, value] of form) {
      if (SECRET.test(name)) return null;
      if (typeof value === "string") fields.push([name, value]);
      else hadFiles ||= value.size > 0;
    }
    return { fields, hadFiles };
  } catch {
    return null;
  }
}
