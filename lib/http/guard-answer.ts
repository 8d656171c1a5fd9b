import { channel } from "node:diagnostics_channel";
import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { LOCALE_COOKIE, type Locale } from "@/lib/i18n/config";
import { negotiateLocale, splitLocalePrefix } from "@/lib/i18n/negotiate";
import { THEME_COOKIE } from "@/lib/theme";
import { metOutage, rememberOutages } from "./outage";
import { isPlainForm, keepForm } from "./posted-form";
import { currentRequest, type RequestContext } from "./request-context";
import { SPARE_POLICY, sparePage } from "./spare-page";

const RETRY_AFTER_SECONDS = "5";

type Guarded = { request: IncomingMessage; response: ServerResponse; context: RequestContext };

/**
 * Stands between Next and the wire. A page that failed gets a body that can be read without JavaScript, in the reader's
 * language, with the text of a form that was sent; what a database away has failed, or had to do without it, says so by
 * 503 and Retry-After. Answers of routes under /api are their own.
 */
export function guardAnswer(guarded: Guarded): void {
  const { request, response } = guarded;
  const url = request.url ?? "/";
  if (/^\/(api|_next)\//.test(url)) return;
  const form = isPlainForm(request) ? keepForm(request) : null;
  const wire = {
    writeHead: response.writeHead.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  };
  let decided: "as-it-is" | "replaced" | null = null;

  /** Once, when the answer is about to begin. */
  function decide(status: number): boolean {
    if (decided) return decided === "replaced";
    decided = "as-it-is";
    const isAway = metOutage(guarded.context);
    if (status >= 500 && isPage(request)) {
      decided = "replaced";
      void replace(guarded, { kind: isAway ? "away" : "broken", form: form ? form() : null, wire });
    } else if (isAway && (status === 200 || status >= 500)) {
      response.statusCode = 503;
      response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    return decided === "replaced";
  }

  const mayPass = (): boolean =>
    decided !== "replaced" && (response.headersSent || !decide(response.statusCode));
  Object.assign(response, {
    writeHead(status: number, ...rest: [] | [OutgoingHttpHeaders] | [string, OutgoingHttpHeaders?]) {
      if (!decide(status)) Reflect.apply(wire.writeHead, response, [changed(status), ...rest]);
      return response;
    },
    write: (...input: Parameters<typeof wire.write>) => (mayPass() ? wire.write(...input) : swallowed(input)),
    end(...input: Parameters<typeof wire.end>) {
      if (mayPass()) wire.end(...input);
      else swallowed(input);
      return response;
    },
    flushHeaders() {
      if (mayPass()) wire.flushHeaders();
    },
  });

  const changed = (status: number) => (response.statusCode === 503 ? 503 : status);
}

type Holder = typeof globalThis & { amendsAnswersGuarded?: boolean };
const holder: Holder = globalThis;

/** Guards every answer from now on. Called once at start, after `watchRequests`, which names the requests. */
export function guardAnswers(): void {
  if (holder.amendsAnswersGuarded) return;
  holder.amendsAnswersGuarded = true;
  rememberOutages();
  channel("http.server.request.start").subscribe((message) => {
    if (typeof message !== "object" || message === null) return;
    const request = "request" in message ? message.request : null;
    const response = "response" in message ? message.response : null;
    const context = currentRequest();
    if (context && request instanceof IncomingMessage && response instanceof ServerResponse)
      guardAnswer({ request, response, context });
  });
}

/** What a discarded write promises to its writer: it was taken, and its callback is called. */
function swallowed(input: readonly unknown[]): true {
  const done = input.findLast((one) => typeof one === "function");
  if (done) queueMicrotask(() => done());
  return true;
}

/** A page for a reader, and not what a script asked for. */
function isPage(request: IncomingMessage): boolean {
  const { headers } = request;
  if (headers.rsc !== undefined || headers["next-action"] !== undefined) return false;
  return isPlainForm(request) || /text\/html|^$/.test(headers.accept ?? "");
}

type Replacing = {
  kind: "away" | "broken";
  form: ReturnType<ReturnType<typeof keepForm>> | null;
  wire: Pick<ServerResponse, "writeHead" | "end">;
};

async function replace({ request, response, context }: Guarded, { kind, form, wire }: Replacing) {
  const kept = await form;
  const html = sparePage({
    kind,
    locale: localeOf(request),
    theme: themeOf(request),
    url: request.url ?? "/",
    code: context.id,
    form: kept,
  });
  if (response.headersSent || response.destroyed) return;
  for (const name of ["Content-Encoding", "Transfer-Encoding", "ETag", "Vary", "Link", "x-nextjs-cache"])
    response.removeHeader(name);
  wire.writeHead(kind === "away" ? 503 : 500, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(html),
    "Content-Security-Policy": SPARE_POLICY,
    "Cache-Control": "no-store",
    ...(kind === "away" ? { "Retry-After": RETRY_AFTER_SECONDS } : {}),
  });
  wire.end(request.method === "HEAD" ? undefined : html);
}

function cookieOf({ headers }: IncomingMessage, name: string): string | null {
  const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([key]) => key === name)?.[1] ?? null;
}

function localeOf(request: IncomingMessage): Locale {
  const { locale } = splitLocalePrefix((request.url ?? "/").split("?")[0] ?? "/");
  const cookie = cookieOf(request, LOCALE_COOKIE);
  return negotiateLocale({ prefix: locale, cookie, acceptLanguage: request.headers["accept-language"] });
}

function themeOf(request: IncomingMessage): "light" | "dark" | null {
  const theme = cookieOf(request, THEME_COOKIE);
  return theme === "light" || theme === "dark" ? theme : null;
}
