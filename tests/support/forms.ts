import type { APIRequestContext, APIResponse } from "@playwright/test";

type Form = { method: string; action: string; fields: [name: string, kind: string, value: string][] };

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function attribute(tag: string, name: string): string {
  return decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

/** What a control sends when nobody touches it. */
function initialValue(control: string, tag: string, element: string): string {
  if (element === "input") return attribute(tag, "value");
  if (element === "textarea") return decoded(/>([\s\S]*)<\/textarea>$/.exec(control)?.[1] ?? "");
  const options = control.match(/<option\b[^>]*>/g) ?? [];
  return attribute(options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? "", "value");
}

const CONTROL = /<(textarea|select)\b[^>]*>[\s\S]*?<\/\1>|<(input)\b[^>]*>/g;

/** The forms of a page as it came, before any script: what somebody without JavaScript could send. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => {
    const [open = ""] = form.match(/^<form\b[^>]*>/) ?? [];
    const fields = [...form.matchAll(CONTROL)].flatMap(([control, long, short]): Form["fields"] => {
      const [tag = ""] = control.match(/^<[^>]*>/) ?? [];
      const name = attribute(tag, "name");
      const element = long ?? short ?? "input";
      const kind = element === "input" ? attribute(tag, "type") || "text" : element;
      return name === "" ? [] : [[name, kind, initialValue(control, tag, element)]];
    });
    return {
      method: attribute(open, "method").toLowerCase() || "get",
      action: attribute(open, "action"),
      fields,
    };
  });
}

type Filling = {
  url: string;
  form: Form;
  text: string;
  /** Fields left as they came, beside the hidden ones. */
  untouched?: readonly string[];
  /** Fields that get something else. */
  instead?: Readonly<Record<string, string>>;
};

/** Sends a form with `text` in every field that a person fills in or chooses from. */
export function sendFilled(
  request: APIRequestContext,
  { url, form, text, untouched = [], instead = {} }: Filling,
): Promise<APIResponse> {
  const filled = form.fields
    .filter(
      ([name, kind]) => kind !== "file" && !(untouched.includes(name) && /^(radio|checkbox)$/.test(kind)),
    )
    .map(([name, kind, value]): [string, string] => {
      const stays = kind === "hidden" || untouched.includes(name);
      return [name, instead[name] ?? (stays ? value : text)];
    });
  const target = new URL(form.action || url, url).href;
  if (form.method === "get") return request.get(target, { params: Object.fromEntries(filled) });
  const { origin } = new URL(url);
  return request.post(target, {
    multipart: Object.fromEntries(filled),
    headers: { origin },
    maxRedirects: 0,
  });
}
