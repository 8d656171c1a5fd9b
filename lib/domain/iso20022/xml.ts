/** An element with what it holds: elements, or text. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** The line it begins on. */
  readonly line: number;
};

export type XmlRead = { ok: true; value: XmlElement } | { ok: false; line: number };

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** What XML 1.0 can hold at all; anything else cannot even be escaped. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** Text as it stands in an element or an attribute. What XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(new RegExp(NO_XML, "gu"), "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

/** Null where a reference names nothing: there are five names and the numbers of characters, no others. */
function unescapeXml(text: string): string | null {
  let isWrong = false;
  const plain = text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? "", number[1] ? 16 : 10) : null;
    const found = code !== null && code <= 0x10ffff ? String.fromCodePoint(code) : ENTITIES.get(name);
    if (found === undefined || !whole.endsWith(";") || NO_XML.test(found)) isWrong = true;
    return found ?? "";
  });
  return isWrong ? null : plain;
}

type Open = {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  text: string;
  line: number;
};

const TOKEN =
  /<!--(?:(?!--)[\s\S])*-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const MAX_DEPTH = 40;

/**
 * Reads a document strictly: one root, every element closed, the five entities and no others. A document type is refused,
 * since it could name files and grow without end. Prefixes of names are dropped: the schema's names are unique without.
 */
export function readXml(source: string): XmlRead {
  const text = source.replace(/^\uFEFF/, "");
  const stack: Open[] = [];
  const found: { root: XmlElement | null } = { root: null };
  let line = 1;
  TOKEN.lastIndex = 0;
  if (NO_XML.test(text)) return { ok: false, line };
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    if (!token) return { ok: false, line };
    const [whole, cdata, closes, name, attributes, isEmpty, plain] = token;
    const top = stack.at(-1);
    if (plain !== undefined || cdata !== undefined) {
      const content = cdata ?? unescapeXml(plain ?? "");
      if (content === null || (!top && content.trim() !== "")) return { ok: false, line };
      if (top) top.text += content;
    } else if (name !== undefined && closes !== "") {
      const closed = stack.pop();
      if (closed?.name !== name || attributes !== "" || isEmpty !== "") return { ok: false, line };
      if (!close(closed)) return { ok: false, line };
    } else if (name !== undefined) {
      const read = attributesOf(attributes ?? "");
      if (!read || (!top && found.root) || stack.length >= MAX_DEPTH) return { ok: false, line };
      const opened: Open = { name, attributes: read, children: [], text: "", line };
      if (isEmpty === "") stack.push(opened);
      else close(opened);
    }
    line += whole.split("\n").length - 1;
  }
  return found.root && stack.length === 0 ? { ok: true, value: found.root } : { ok: false, line };

  /** Hands a whole element to the one around it; text between elements is only their layout. */
  function close({ name: full, attributes: of, children, text: inner, line: at }: Open): boolean {
    const name = full.replace(/^.*:/, "");
    const isLeaf = children.length === 0;
    if (!isLeaf && inner.trim() !== "") return false;
    const element = { name, attributes: of, children, text: isLeaf ? inner : "", line: at };
    const around = stack.at(-1);
    if (around) around.children.push(element);
    else found.root = element;
    return true;
  }
}

function attributesOf(text: string): Map<string, string> | null {
  const found = new Map<string, string>();
  for (const [, name = "", double, single] of text.matchAll(ATTRIBUTE)) {
    const value = unescapeXml(double ?? single ?? "");
    if (value === null || found.has(name)) return null;
    found.set(name, value);
  }
  return found;
}

/** The elements of that name right below. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text at the end of a path of names; null where there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | null {
  let at: XmlElement | undefined = element;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at ? at.text.trim() : null;
}
