/** A form of a page as a browser without JavaScript sees it: its hidden fields, ready to be sent back. */
export type PageForm = { hidden: ReadonlyMap<string, string>; html: string };

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

export function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_all, name: string) => ENTITIES[name] ?? "");
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : decode(value);
}

function hiddenFields(html: string): Map<string, string> {
  const tags = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
  const hidden = tags.filter((tag) => attribute(tag, "type") === "hidden");
  return new Map(hidden.map((tag) => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""]));
}

export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => ({
    html: form,
    hidden: hiddenFields(form),
  }));
}

/** What the browser would send: the hidden fields, and over them what was typed. */
export function filled(form: PageForm, typed: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of new Map([...form.hidden, ...Object.entries(typed)])) data.append(name, value);
  return data;
}
