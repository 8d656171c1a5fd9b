/** Keys that hold an amount: units are in the name (`faceMinor`), or the key is a currency of an amount table. */
const AMOUNT_KEY = /Minor$|^[A-Z]{3}$/;
const WHOLE = /^-?\d+$/;

function canonical(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return Object.fromEntries(entries.map(([key, item]) => [key, canonical(item)]));
}

/** JSON with sorted keys and amounts as decimal strings: equal values give equal bytes, whatever the key order was. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(canonical(value));
}

/** Turns the decimal strings under amount keys back into bigint, at any depth. */
export function reviveAmounts(value: unknown, key = ""): unknown {
  if (typeof value === "string") return AMOUNT_KEY.test(key) && WHOLE.test(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map((item) => reviveAmounts(item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, reviveAmounts(item, name)]));
}

/** Reads JSON text, or passes an already parsed value (a jsonb column) through; null when the text is no JSON. */
export function readJson(stored: unknown): unknown {
  if (typeof stored !== "string") return stored;
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
