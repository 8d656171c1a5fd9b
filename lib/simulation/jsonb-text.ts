import { createHash } from "node:crypto";

type Shape = readonly { readonly key: string; readonly opening: string }[];

// A decision is made of a dozen kinds of objects: the order of each one's keys is worked out once.
const shapes = new Map<string, Shape>();
const MOST_SHAPES = 5_000;

/** PostgreSQL orders the keys of a jsonb object so: shorter ones first, then byte by byte. */
function byLengthThenBytes(left: string, right: string): number {
  return (
    Buffer.byteLength(left) - Buffer.byteLength(right) ||
    Buffer.compare(Buffer.from(left), Buffer.from(right))
  );
}

function shapeOf(keys: readonly string[]): Shape {
  const name = keys.join("\u0000");
  const known = shapes.get(name);
  if (known) return known;
  const shape = keys.toSorted(byLengthThenBytes).map((key) => ({ key, opening: `${JSON.stringify(key)}: ` }));
  if (shapes.size < MOST_SHAPES) shapes.set(name, shape);
  return shape;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are escaped in JSON.
const ESCAPED = /["\\\u0000-\u001f]/;

function arrayText(items: readonly unknown[]): string {
  let text = "[";
  for (let at = 0; at < items.length; at += 1) text += (at === 0 ? "" : ", ") + jsonbText(items[at]);
  return `${text}]`;
}

// Why a rule did not count is said by one object of the compiled policy, the same for all cases.
const traced = new WeakMap<object, string>();

function traceText(entry: unknown): string {
  if (typeof entry !== "object" || entry === null) return jsonbText(entry);
  const known = traced.get(entry);
  if (known !== undefined) return known;
  const text = jsonbText(entry);
  traced.set(entry, text);
  return text;
}

function objectText(value: object): string {
  const fields: Readonly<Record<string, unknown>> = { ...value };
  let text = "{";
  for (const { key, opening } of shapeOf(Object.keys(fields))) {
    const item = fields[key];
    if (item === undefined) continue;
    if (text !== "{") text += ", ";
    text += opening;
    text += key === "trace" && Array.isArray(item) ? `[${item.map(traceText).join(", ")}]` : jsonbText(item);
  }
  return `${text}}`;
}

/**
 * A value as PostgreSQL writes a jsonb column out, amounts as decimal strings as everywhere in our JSON. Two stored
 * decisions are the same bytes exactly if their canonical JSON is.
 */
export function jsonbText(value: unknown): string {
  if (typeof value === "string") return ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`;
  if (typeof value === "bigint") return `"${value}"`;
  if (Array.isArray(value)) return arrayText(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return objectText(value);
}

/** The mark under which a stored jsonb value is compared; the database computes the same from its own text. */
export function markOf(value: unknown): string {
  return createHash("sha256").update(jsonbText(value), "utf8").digest("base64");
}
