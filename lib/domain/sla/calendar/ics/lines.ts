/** One content line of an iCalendar file, unfolded; `line` is where it begins in the file, from 1. */
export type ContentLine = {
  readonly line: number;
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
};

const NAME = /^[A-Za-z0-9-]+/;
const PARAM = /^;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/;

/** The content lines of a file (RFC 5545, 3.1); the number of the first line that is none where there is one. */
export function contentLines(text: string): { lines: readonly ContentLine[] } | { badLine: number } {
  const lines: ContentLine[] = [];
  for (const { line, text: content } of unfolded(text)) {
    const read = parsed(content);
    if (!read) return { badLine: line };
    lines.push({ line, ...read });
  }
  return { lines };
}

function unfolded(text: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  // Some programs begin a file with a byte order mark.
  const raw = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  for (const [index, part] of raw.entries()) {
    const last = found.at(-1);
    if (/^[ \t]/.test(part) && last) last.text += part.slice(1);
    else if (part !== "") found.push({ line: index + 1, text: part });
  }
  return found;
}

function parsed(content: string): Omit<ContentLine, "line"> | null {
  const name = NAME.exec(content)?.[0];
  if (!name) return null;
  let rest = content.slice(name.length);
  const params: Record<string, string> = {};
  for (let match = PARAM.exec(rest); match; match = PARAM.exec(rest)) {
    params[(match[1] ?? "").toUpperCase()] = (match[2] ?? "").replaceAll('"', "");
    rest = rest.slice(match[0].length);
  }
  return rest.startsWith(":") ? { name: name.toUpperCase(), params, value: rest.slice(1) } : null;
}
