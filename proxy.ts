import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { FILE_POLICY, isFilePath } from "@/lib/attachments/file-policy";
import { env } from "@/lib/env";
import { isTooLarge, tooLargePage } from "@/lib/http/body-limit";
import { isForeignPost } from "@/lib/http/foreign-post";
import { peersAreMarked, REQUEST_ID_HEADER } from "@/lib/http/peer-address";
import { contentSecurityPolicy, fixedSecurityHeaders } from "@/lib/http/security-headers";
import { LOCALE_COOKIE, LOCALE_HEADER, type Locale } from "@/lib/i18n/config";
import { negotiateLocale, splitLocalePrefix } from "@/lib/i18n/negotiate";

// Headers, the language of the URL, and refusal of foreign posts. Not a guard: each page, action and route checks
// for itself who may do what, and stays safe with this file deleted.

const YEAR_SECONDS = 31_536_000;

type Setting = { isDevelopment: boolean; isHttps: boolean; publicUrl: URL; fixedHeaders: [string, string][] };
let known: Setting | undefined;

/** Read at the first request, so that building the app needs no settings. */
function setting(): Setting {
  if (known) return known;
  const { mode, publicUrl } = env();
  const url = new URL(publicUrl);
  const isHttps = url.protocol === "https:";
  const fixedHeaders = fixedSecurityHeaders(isHttps);
  known = { isDevelopment: mode === "development", isHttps, publicUrl: url, fixedHeaders };
  return known;
}

export function proxy(request: NextRequest): NextResponse {
  const requestId = idOf(request);
  const { isDevelopment, isHttps, publicUrl, fixedHeaders } = setting();
  const { locale, pathname } = splitLocalePrefix(request.nextUrl.pathname);
  if (isForeign(request, pathname, publicUrl)) return refuse(requestId, fixedHeaders);
  if (!isApi(pathname) && isTooLarge(pathname, request.headers.get("content-length")))
    return refuseUnread(request, locale, [...fixedHeaders, ["X-Request-Id", requestId]]);

  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({ nonce, isDevelopment, isHttps });
  const passed = new Headers(request.headers);
  passed.set(REQUEST_ID_HEADER, requestId);
  passed.set("x-nonce", nonce);
  passed.set("content-security-policy", policy);
  passed.delete(LOCALE_HEADER);
  if (locale) passed.set(LOCALE_HEADER, locale);

  const response = NextResponse.next({ request: { headers: passed } });
  // What stands here goes out even over a route's own word.
  response.headers.set("Content-Security-Policy", isFilePath(pathname) ? FILE_POLICY : policy);
  response.headers.set("X-Request-Id", requestId);
  for (const [name, value] of fixedHeaders) response.headers.set(name, value);
  // A prefetched link is not a choice of language.
  if (locale && !request.headers.has("next-router-prefetch")) {
    response.cookies.set(LOCALE_COOKIE, locale, {
      path: "/",
      maxAge: YEAR_SECONDS,
      sameSite: "lax",
      secure: isHttps,
    });
  }
  return response;
}

/** The name that the server's first look at the request gave it; never one that a client made up. */
function idOf(request: NextRequest): string {
  return (peersAreMarked() && request.headers.get(REQUEST_ID_HEADER)) || randomUUID();
}

function isForeign(request: NextRequest, pathname: string, publicUrl: URL): boolean {
  // The API authenticates by token, never by cookie, so it has nothing to forge.
  if (isApi(pathname)) return false;
  const { method, headers } = request;
  return isForeignPost({
    method,
    origin: headers.get("origin"),
    host: headers.get("host"),
    secFetchSite: headers.get("sec-fetch-site"),
    publicUrl,
  });
}

/** The API sets its own limits and answers in its own form. */
function isApi(pathname: string): boolean {
  return pathname === "/api/v1" || pathname.startsWith("/api/v1/");
}

function refuseUnread(
  request: NextRequest,
  prefix: Locale | null,
  sharedHeaders: [string, string][],
): NextResponse {
  const cookie = request.cookies.get(LOCALE_COOKIE)?.value;
  const locale = negotiateLocale({ prefix, cookie, acceptLanguage: request.headers.get("accept-language") });
  const headers = new Headers([
    ...sharedHeaders,
    ["Cache-Control", "no-store"],
    ["Content-Type", "text/html; charset=utf-8"],
    ["Content-Security-Policy", "default-src 'none'; style-src-attr 'unsafe-inline'; frame-ancestors 'none'"],
  ]);
  return new NextResponse(tooLargePage(locale), { status: 413, headers });
}

function refuse(requestId: string, fixedHeaders: [string, string][]): NextResponse {
  const headers = new Headers([...fixedHeaders, ["X-Request-Id", requestId], ["Cache-Control", "no-store"]]);
  return new NextResponse("This form was sent from another site and was refused. Nothing was changed.\n", {
    status: 403,
    headers,
  });
}

// The API sets its own headers: Next reads a whole body before a proxy's answer, and the API cuts long ones off.
export const config = { matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg|api/v1/).*)"] };
