import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { currentRequest } from "./request-context";
import { fixedSecurityHeaders } from "./security-headers";

/** Every kind of refusal the API knows. The name is the anchor of its paragraph on the documentation page. */
export const PROBLEMS = {
  invalid: { status: 400, title: "The request cannot be read or has wrong values" },
  unauthorised: { status: 401, title: "The token opens nothing here" },
  forbidden: { status: 403, title: "The credential lacks the scope for this" },
  "not-found": { status: 404, title: "There is nothing at this address" },
  "method-not-allowed": { status: 405, title: "This address does not know the method" },
  "not-enough": { status: 409, title: "Less is left of the voucher than that" },
  gone: { status: 410, title: "The voucher has ended" },
  "in-flight": { status: 409, title: "The first request with this Idempotency-Key is still being worked on" },
  "too-large": { status: 413, title: "The body is larger than allowed" },
  "media-type": { status: 415, title: "The body must be JSON in UTF-8" },
  "key-reused": { status: 422, title: "The Idempotency-Key was used with another body" },
  "too-many": { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong on our side" },
  unavailable: { status: 503, title: "The service is away for a moment" },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemKind = keyof typeof PROBLEMS;

/** One thing that is wrong with the request: where, for a program, and for a person. */
export type FieldError = { path: string; code: string; message: string };

export type ProblemDetails = {
  errors?: readonly FieldError[];
  headers?: Readonly<Record<string, string>>;
};

const MAX_ERRORS = 50;

/** What the proxy sets for pages: the API is not behind it, so that a body is read no further than the API wants. */
function headersOf(own: Readonly<Record<string, string>>): Headers {
  const headers = new Headers(fixedSecurityHeaders(env().publicUrl.startsWith("https:")));
  headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  headers.set("Cache-Control", "no-store");
  const request = currentRequest();
  if (request) headers.set("X-Request-Id", request.id);
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  return headers;
}

/** The one shape of every refusal of the API: RFC 9457. Nothing of the request stands in it but the paths of fields. */
export function problem(kind: ProblemKind, { errors, headers }: ProblemDetails = {}): Response {
  const { status, title } = PROBLEMS[kind];
  const shown = errors?.slice(0, MAX_ERRORS);
  const body = { type: `${paths.api.docs}#${kind}`, title, status, ...(shown ? { errors: shown } : {}) };
  return new Response(JSON.stringify(body), {
    status,
    headers: headersOf({
      "Content-Type": "application/problem+json",
      ...(kind === "unauthorised" ? { "WWW-Authenticate": 'Bearer realm="amends"' } : {}),
      ...headers,
    }),
  });
}

/** Too many requests, with the time after which it is worth trying again. */
export function tooMany(retryAfterSeconds: number): Response {
  return problem("too-many", { headers: { "Retry-After": String(retryAfterSeconds) } });
}

/** Why somebody was not let in. */
export type Refusal =
  | { reason: "unauthorised" | "forbidden" }
  | { reason: "too-many"; retryAfterSeconds: number };

export function refusal(refused: Refusal): Response {
  return refused.reason === "too-many" ? tooMany(refused.retryAfterSeconds) : problem(refused.reason);
}

/** An answer of the API that is no refusal; never kept by a cache, since most are somebody's own. */
export function answer(
  body: unknown,
  init: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Response {
  return Response.json(body, { status: init.status ?? 200, headers: headersOf(init.headers ?? {}) });
}

/** An answer whose bytes are made already, so that a tag over them holds. */
export function answerText(
  body: string | null,
  init: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Response {
  const type = body === null ? {} : { "Content-Type": "application/json" };
  return new Response(body, { status: init.status ?? 200, headers: headersOf({ ...type, ...init.headers }) });
}

/** What a route answers to methods it does not have. */
export function methodNotAllowed(...allowed: readonly string[]): () => Response {
  return () => problem("method-not-allowed", { headers: { Allow: allowed.join(", ") } });
}
