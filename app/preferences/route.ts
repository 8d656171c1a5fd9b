import { NextResponse } from "next/server";
import { env } from "@/lib/env";
import { readBytes } from "@/lib/http/read-bytes";
import { returnPath } from "@/lib/http/return-path";
import { isLocale, LOCALE_COOKIE } from "@/lib/i18n/config";
import { isTheme, THEME_COOKIE } from "@/lib/theme";

const YEAR_SECONDS = 31_536_000;
const MAX_BODY_BYTES = 2_000;

/** Keeps the chosen language or appearance in a cookie and returns to the page it was chosen on. */
export async function POST(request: Request): Promise<NextResponse> {
  const body = await readBytes(request.body, MAX_BODY_BYTES);
  if (!body) return new NextResponse(null, { status: 413, headers: { "Cache-Control": "no-store" } });
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const { headers } = request;
  const response = new NextResponse(null, {
    status: 303,
    headers: {
      Location: returnPath(headers.get("referer"), headers.get("host")),
      "Cache-Control": "no-store",
    },
  });
  const secure = env().publicUrl.startsWith("https:");
  const cookie = { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax", secure } as const;
  const locale = form.get("locale");
  const theme = form.get("theme");
  if (isLocale(locale)) response.cookies.set(LOCALE_COOKIE, locale, cookie);
  if (isTheme(theme)) response.cookies.set(THEME_COOKIE, theme, cookie);
  return response;
}
