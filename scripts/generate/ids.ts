import type { Dice } from "./dice";

/**
 * A uuid as its sixteen bytes, one character each: written to COPY as it is, compared as a string, and spelled out only
 * where it stands inside a text.
 */
export type Uid = string & { readonly brand: "uid" };

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * A uuidv7 whose time, place within it and random bits are given: ids rise with time, and within a millisecond with
 * `place` (below 4096), as those of one transaction do.
 */
export function uidAt(ms: number, place: number, dice: Dice): Uid {
  const high = Math.floor(ms / 65536);
  const low = ms % 65536;
  const left = dice.bits();
  const right = dice.bits();
  // The only place where bytes become an id.
  return String.fromCharCode(
    (high >>> 24) & 255,
    (high >>> 16) & 255,
    (high >>> 8) & 255,
    high & 255,
    (low >>> 8) & 255,
    low & 255,
    0x70 | ((place >>> 8) & 15),
    place & 255,
    0x80 | ((left >>> 24) & 63),
    (left >>> 16) & 255,
    (left >>> 8) & 255,
    left & 255,
    (right >>> 24) & 255,
    (right >>> 16) & 255,
    (right >>> 8) & 255,
    right & 255,
  ) as Uid;
}

/** "0193…-…" as PostgreSQL and JSON have it. */
export function uidText(uid: Uid): string {
  let text = "";
  for (let at = 0; at < 16; at += 1) {
    if (at === 4 || at === 6 || at === 8 || at === 10) text += "-";
    text += HEX[uid.charCodeAt(at)];
  }
  return text;
}

/** An id that another table of the database has given out. */
export function uidOf(text: string): Uid {
  const hex = text.replaceAll("-", "");
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new RangeError(`not a uuid: ${text}`);
  return Buffer.from(hex, "hex").toString("latin1") as Uid;
}
