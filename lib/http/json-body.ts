import type { FieldError } from "./problem";
import { readBytes } from "./read-bytes";

export type JsonBody =
  | { ok: true; value: unknown }
  | { ok: false; reason: "media-type" | "too-large" | "invalid"; errors?: FieldError[] };

/** Nothing the API takes is nested deeper than two; the rest is room, and a bound for whoever nests for sport. */
const MAX_DEPTH = 8;
const MAX_PATH_LENGTH = 200;
const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
/** A string, or a sign that opens, closes or parts. Unrolled, so that a long string is one step and not one per character. */
const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}[\],]/g;
const LONE_SURROGATE = /\p{Surrogate}/u;

function invalid(code: string, message: string, path = ""): JsonBody {
  return { ok: false, reason: "invalid", errors: [{ path, code, message }] };
}

type Part = string | number;

/** "customer.email", "lines[2].kind"; a name that is no word is quoted, so that no path has two meanings. */
export function fieldPath(parts: readonly Part[]): string {
  const path = parts.reduce<string>((before, part) => {
    if (typeof part === "number") return `${before}[${part}]`;
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(part)) return `${before}[${JSON.stringify(part)}]`;
    return before === "" ? part : `${before}.${part}`;
  }, "");
  return path.length > MAX_PATH_LENGTH ? `${path.slice(0, MAX_PATH_LENGTH)}…` : path;
}

type Frame = { keys: Set<string> | null; at: Part; isKeyNext: boolean };

function textProblem(text: string): { code: string; message: string } | null {
  if (text.includes("\u0000")) return { code: "nul", message: "NUL characters are not allowed." };
  if (LONE_SURROGATE.test(text))
    return { code: "not-unicode", message: "Half of a surrogate pair is not a character." };
  return null;
}

/**
 * What JSON.parse lets pass and two programs read differently: a name said twice, of which most parsers keep the last, and
 * texts that no database holds. `text` is JSON already known to parse.
 */
function oddity(text: string): JsonBody | null {
  const frames: Frame[] = [];
  const here = () => frames.map(({ at }) => at);
  const above = () => here().slice(0, -1);
  for (const [token] of text.matchAll(TOKEN)) {
    const frame = frames.at(-1);
    if (token === "{" || token === "[") {
      if (frames.length === MAX_DEPTH) return invalid("too-deep", "The body is nested too deeply.");
      frames.push(
        token === "{"
          ? { keys: new Set(), at: "", isKeyNext: true }
          : { keys: null, at: 0, isKeyNext: false },
      );
    } else if (token === "}" || token === "]") frames.pop();
    else if (token === ",") {
      if (frame?.keys) frame.isKeyNext = true;
      else if (frame && typeof frame.at === "number") frame.at += 1;
    } else {
      const said: string = token.includes("\\") ? JSON.parse(token) : token.slice(1, -1);
      const isKey = frame?.isKeyNext === true;
      const wrong = textProblem(said);
      if (wrong) return invalid(wrong.code, wrong.message, fieldPath(isKey ? above() : here()));
      if (!frame || !isKey) continue;
      frame.at = said;
      frame.isKeyNext = false;
      if (frame.keys?.has(said)) return invalid("duplicate", "This field stands twice.", fieldPath(here()));
      frame.keys?.add(said);
    }
  }
  return null;
}

/** The text as a value that every JSON reader understands alike, or what is wrong with it. */
export function parseJson(text: string): JsonBody {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return invalid("not-json", "The body is not JSON.");
  }
  return oddity(text) ?? { ok: true, value };
}

/** Reads a request's body as JSON of at most `limit` bytes in UTF-8. */
export async function readJsonBody(request: Request, limit: number): Promise<JsonBody> {
  const { headers } = request;
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding.trim().toLowerCase() !== "identity")
    return { ok: false, reason: "media-type" };
  if (!JSON_TYPE.test(headers.get("content-type")?.trim() ?? "")) return { ok: false, reason: "media-type" };
  if (Number(headers.get("content-length") ?? 0) > limit) return { ok: false, reason: "too-large" };
  const bytes = request.body ? await readBytes(request.body, limit) : new Uint8Array();
  if (bytes === null) return { ok: false, reason: "too-large" };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return invalid("not-utf8", "The body is not UTF-8.");
  }
  return parseJson(text);
}
