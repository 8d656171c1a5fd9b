import { SECOND_MS } from "./duration";

/** Why a filing looks as if no customer had written it. */
export const SUSPICIONS = [
  "trap-filled",
  "flooding-address",
  "too-fast",
  "busy-address",
  "busy-contact",
  "many-links",
  "link-markup",
  "repeated-text",
] as const;
export type Suspicion = (typeof SUSPICIONS)[number];

/** What is known about a filing from the web form besides what it says. Counts include the filing itself. */
export type FilingEvidence = {
  /** The field that nobody sees was filled. */
  trapFilled: boolean;
  /** From the form's making to its sending; null when the form does not say. */
  tookMs: number | null;
  filingsOfAddress: number;
  filingsOfContact: number;
  filingsOfText: number;
  text: string;
};

/** The spans over which filings are counted. */
export const COUNTED_MS = { address: 600_000, contact: 3_600_000, text: 86_400_000 } as const;

const FASTEST_HUMAN_MS = 3 * SECOND_MS;
/** An office, a hotel or a mobile network shares one address: busy is a hint, only a flood is a reason by itself. */
const BUSY_ADDRESS = 60;
const FLOODING_ADDRESS = 300;
const BUSY_CONTACT = 5;
/** A double click and two impatient ones are no campaign. */
const REPEATED_TEXT = 3;
const MANY_LINKS = 3;
const SHORTEST_COMPARED = 16;

const LINK = /https?:\/\/\S+|\bwww\.\S+/giu;
const MARKUP = /<a\s[^>]*href|\[url[=\]]|\[link[=\]]/iu;

/** Signs of one group are one sign: whoever files often from one place also files often under one name. */
const GROUPS = {
  "trap-filled": "trap",
  "flooding-address": "flood",
  "too-fast": "timing",
  "busy-address": "volume",
  "busy-contact": "volume",
  "many-links": "links",
  "link-markup": "links",
  "repeated-text": "repetition",
} as const satisfies Record<Suspicion, string>;

/** These say enough alone: no person fills what nobody sees, and no office files twice a second. */
const DECISIVE: readonly Suspicion[] = ["trap-filled", "flooding-address"];

function hasManyLinks(text: string): boolean {
  const links = text.match(LINK) ?? [];
  const inLinks = links.reduce((sum, link) => sum + link.length, 0);
  return links.length >= MANY_LINKS || (links.length > 0 && inLinks * 2 > text.trim().length);
}

/** Every sign that a filing shows. None of them is proof, and most of them people show at times. */
export function suspicionsOf(evidence: FilingEvidence): Suspicion[] {
  const { tookMs, text } = evidence;
  const shows: Record<Suspicion, boolean> = {
    "trap-filled": evidence.trapFilled,
    "flooding-address": evidence.filingsOfAddress > FLOODING_ADDRESS,
    "too-fast": tookMs === null || !(tookMs >= FASTEST_HUMAN_MS),
    "busy-address": evidence.filingsOfAddress > BUSY_ADDRESS,
    "busy-contact": evidence.filingsOfContact > BUSY_CONTACT,
    "many-links": hasManyLinks(text),
    "link-markup": MARKUP.test(text),
    "repeated-text": evidence.filingsOfText > REPEATED_TEXT,
  };
  return SUSPICIONS.filter((suspicion) => shows[suspicion]);
}

/**
 * Whether a filing waits for a person's look before it becomes a complaint. An upset customer must not be held lightly:
 * it takes a decisive sign or two independent ones, three where the case is urgent.
 */
export function mustHold(suspicions: readonly Suspicion[], { urgent }: { urgent: boolean }): boolean {
  if (suspicions.some((suspicion) => DECISIVE.includes(suspicion))) return true;
  const independent = new Set(suspicions.map((suspicion) => GROUPS[suspicion])).size;
  return independent >= (urgent ? 3 : 2);
}

/**
 * The form in which two texts are the same one sent again: capitals, spaces, digits and punctuation do not count. Null for
 * a text so short that different people write it.
 */
export function comparableText(text: string): string | null {
  const letters = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, "");
  return [...letters].length < SHORTEST_COMPARED ? null : letters;
}
