import { hash } from "node:crypto";

/** The fields of a kind of object in PostgreSQL's order: where each stands in ours, and what is written before it. */
type Shape = readonly { readonly at: number; readonly key: string; readonly opening: string }[];
type ShapeNode = { readonly next: Map<string, ShapeNode>; shape: Shape | null };

// A decision is made of a dozen kinds of objects: the order of each one's keys is worked out once, and found again by
// walking from key to key.
const shapes: ShapeNode = { next: new Map(), shape: null };

/** PostgreSQL orders the keys of a jsonb object so: shorter ones first, then byte by byte. */
function byLengthThenBytes(left: string, right: string): number {
  return (
    Buffer.byteLength(left) - Buffer.byteLength(right) ||
    Buffer.compare(Buffer.from(left), Buffer.from(right))
  );
}

function nodeOf(keys: readonly string[]): ShapeNode {
  let node = shapes;
  for (const key of keys) {
    let next = node.next.get(key);
    if (!next) {
      next = { next: new Map(), shape: null };
      node.next.set(key, next);
    }
    node = next;
  }
  return node;
}

function shapeOf(keys: readonly string[]): Shape {
  const node = nodeOf(keys);
  node.shape ??= keys
    .map((key, at) => ({ at, key, opening: `${JSON.stringify(key)}: ` }))
    .sort((left, right) => byLengthThenBytes(left.key, right.key));
  return node.shape;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are escaped in JSON.
const ESCAPED = /["\\\u0000-\u001f]/;

function writeArray(items: readonly unknown[], pieces: string[]): void {
  pieces.push("[");
  for (let at = 0; at < items.length; at += 1) {
    if (at > 0) pieces.push(", ");
    write(items[at], pieces);
  }
  pieces.push("]");
}

// A trace is one list for all cases that answer the policy's conditions alike.
const traced = new WeakMap<object, string>();

function traceText(trace: readonly unknown[]): string {
  const known = traced.get(trace);
  if (known !== undefined) return known;
  const pieces: string[] = [];
  writeArray(trace, pieces);
  const text = pieces.join("");
  traced.set(trace, text);
  return text;
}

function writeObject(value: object, pieces: string[]): void {
  const items: readonly unknown[] = Object.values(value);
  let between = "{";
  for (const { at, key, opening } of shapeOf(Object.keys(value))) {
    const item = items[at];
    if (item === undefined) continue;
    pieces.push(between, opening);
    between = ", ";
    if (key === "trace" && Array.isArray(item)) pieces.push(traceText(item));
    else write(item, pieces);
  }
  pieces.push(between === "{" ? "{}" : "}");
}

function write(value: unknown, pieces: string[]): void {
  if (typeof value === "string") pieces.push(ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`);
  else if (typeof value === "bigint") pieces.push(`"${value}"`);
  else if (Array.isArray(value)) writeArray(value, pieces);
  else if (value === null || typeof value !== "object") pieces.push(JSON.stringify(value));
  else writeObject(value, pieces);
}

/**
 * A value as PostgreSQL writes a jsonb column out, amounts as decimal strings as everywhere in our JSON. Two stored
 * decisions are the same bytes exactly if their canonical JSON is. Put together at the end: a text that grows by
 * hundreds of pieces is a tree of them, and hashing it takes twice as long.
 */
export function jsonbText(value: unknown): string {
  const pieces: string[] = [];
  write(value, pieces);
  return pieces.join("");
}

/** The mark under which a stored jsonb value is compared; the database computes the same from its own text. */
export function markOf(value: unknown): string {
  return hash("sha256", jsonbText(value), "base64");
}
