import { formsOf, type PageForm } from "./forms";

const PATIENCE_MS = 10_000;

export type Answer = { status: number; location: string; cookies: string[]; text: string };
/** Null: nothing was sent, or no whole answer came. `sent` tells which of the two. */
export type Sent = { answer: Answer } | { answer: null; sent: boolean };

function isRefused(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : null;
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "ECONNREFUSED";
}

/** One request, as far as whoever sent it can know what became of it. */
export async function call(url: string, init: RequestInit): Promise<Sent> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(url, { redirect: "manual", signal, ...init });
    const text = await response.text();
    const cookies = response.headers.getSetCookie();
    return {
      answer: { status: response.status, location: response.headers.get("location") ?? "", cookies, text },
    };
  } catch (error) {
    return { answer: null, sent: !isRefused(error) };
  }
}

/** The page's form that is wanted, or null where the page cannot be had now. */
export async function formAt(
  url: string,
  { cookie, wanted }: { cookie: string; wanted: (form: PageForm) => boolean },
): Promise<PageForm | null> {
  const { answer } = await call(url, { headers: { cookie } });
  if (answer?.status !== 200) return null;
  return formsOf(answer.text).find(wanted) ?? null;
}
