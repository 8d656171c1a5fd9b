// What people typed is hostile wherever it goes in a letter. Controls could start a header or hide text; direction
// marks and zero-width characters can make a line read as another one.
const CONTROLS = /(?![\n\t])\p{Cc}/gu;
const INVISIBLE = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;

/** Text of several lines without controls, direction marks or invisible characters. */
export function safeText(text: string): string {
  return text
    .replace(LINE_BREAKS, "\n")
    .replace(CONTROLS, "")
    .replace(INVISIBLE, "")
    .replace(LONE_SURROGATES, "\uFFFD")
    .trim();
}

/** The same on one line: for subjects, names and other header values. */
export function safeLine(text: string, longest = 200): string {
  const line = safeText(text).replace(/\s+/g, " ");
  return [...line].slice(0, longest).join("");
}

/**
 * The name to greet with, or null. Anyone may type any name and any address into the form, so a "name" that carries
 * an address or an advertisement is not repeated: our letters must be of no use to a spammer.
 */
export function greetingName(name: string): string | null {
  const line = safeLine(name, 200);
  if (line === "" || [...line].length > 60) return null;
  const looksLikeAddress = /[@<>{}\\|]|:\/\/|www\.|\.\p{L}{2,}(\/|\s|$)|\d{6,}/iu;
  return looksLikeAddress.test(line) ? null : line;
}

/** An address we are willing to hand to a mail server: no quotes, lists, comments or routes. */
export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s@"<>(),:;\\[\]]+@[^\s@"'<>(),:;\\[\]]+$/u.test(address);
}

/** An address as staff may see it in a list: "a…@example.com". */
export function maskedAddress(address: string): string {
  const [local = "", domain = ""] = address.split("@");
  return `${[...local][0] ?? ""}…@${domain}`;
}
