import { randomUUID } from "node:crypto";

/** Plain requests to the journeys' server, without a browser: what anybody with a socket can send. */
export const origin = (): string => new URL(process.env.AMENDS_PUBLIC_URL ?? "http://127.0.0.1:3000").origin;

export type Answer = { status: number; location: string; headers: Headers; cookies: string[]; body: string };

type Ask = { method?: string; cookie?: string; headers?: Record<string, string>; body?: BodyInit };

export async function ask(
  path: string,
  { method = "GET", cookie, headers, body }: Ask = {},
): Promise<Answer> {
  const answer = await fetch(`${origin()}${path}`, {
    method,
    redirect: "manual",
    headers: { "accept-language": "en", ...(cookie ? { cookie } : {}), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: answer.status,
    location: answer.headers.get("location") ?? "",
    headers: answer.headers,
    cookies: answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? ""),
    body: await answer.text(),
  };
}

const ENTITIES = { "&quot;": '"', "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#x27;": "'" } as const;

function unescaped(text: string): string {
  return text.replace(/&(?:quot|amp|lt|gt|#x27);/g, (entity) => ENTITIES[entity as keyof typeof ENTITIES]);
}

/** The hidden fields of the form on a page that has a field of this name, as a browser without JavaScript sends them. */
export function hiddenFields(page: string, field: string): [string, string][] {
  const form =
    page.split("<form").find((part) => part.split("</form>")[0]?.includes(`name="${field}"`)) ?? "";
  const inputs = (form.split("</form>")[0] ?? "").matchAll(/<input type="hidden"[^>]*>/g);
  return [...inputs].flatMap(([input]) => {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    return name ? [[unescaped(name), unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? "")]] : [];
  });
}

/** Sends a form as a browser without JavaScript would. */
export function send(
  path: string,
  fields: readonly (readonly [string, string])[],
  { cookie, headers }: Pick<Ask, "cookie" | "headers"> = {},
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return ask(path, {
    method: "POST",
    body: form,
    headers: { origin: origin(), ...headers },
    ...(cookie ? { cookie } : {}),
  });
}

export type FiledByHttp = { reference: string; link: string; cookie: string };

const EMPTY = { website: "", phone: "", amountPaid: "", orderReference: "", remedySought: "", category: "" };

/** Files a complaint without a browser and follows its private link. */
export async function fileByHttp(fields: Record<string, string> = {}): Promise<FiledByHttp> {
  const page = await ask("/complaints/new");
  const typed = {
    ...EMPTY,
    description: "The parcel came late and nobody answered.",
    name: "Ada",
    email: `${randomUUID()}@example.com`,
    currency: "TWD",
    ...fields,
  };
  const filed = await send("/complaints/new", [
    ...hiddenFields(page.body, "description"),
    ...Object.entries(typed),
  ]);
  if (filed.status !== 303) throw new Error(`not filed: ${filed.status}`);
  const confirmation = await ask("/complaints/filed", { cookie: filed.cookies.join("; ") });
  const reference = /AM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(confirmation.body)?.[0];
  const link = /\/c\/[A-Za-z0-9_-]{64}/.exec(confirmation.body)?.[0];
  if (!reference || !link) throw new Error("the confirmation shows no reference or no private link");
  const opened = await ask(link);
  return { reference, link, cookie: opened.cookies.join("; ") };
}
