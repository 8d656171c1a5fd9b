import { type NextRequest, NextResponse } from "next/server";
import { LINK_COOKIE, openHeldLink, openLink } from "@/lib/complaints/customer-proof";
import { MINUTE_MS } from "@/lib/domain/duration";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import { claimedId } from "@/lib/links/tokens";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { takeFromWindows } from "@/lib/rate-limit/mutations";

/** Only links that open nothing are counted, so nobody's wrong ones keep somebody else's right one shut. */
const WRONG_LIMITS = {
  address: { limit: 60, windowMs: 10 * MINUTE_MS },
  complaint: { limit: 20, windowMs: 10 * MINUTE_MS },
} as const;

/**
 * The private link. It changes nothing (a mail scanner may open it first): it hands the browser the proof as a cookie
 * for that one complaint and sends it there, so that the token stands in no address bar.
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ token: string }> },
): Promise<NextResponse> {
  const { token } = await params;
  const opened = (await openLink(token)) ?? (await openHeldLink(token));
  const wait = opened ? null : await countWrongLink(token, request);
  if (wait !== null) return slowDown(wait);
  // A relative address: behind a proxy the app does not know under which name it was called.
  const headers = {
    Location: opened ? paths.complaint(opened.reference) : paths.lostLink,
    "Cache-Control": "no-store",
  };
  const response = new NextResponse(null, { status: 303, headers });
  if (opened)
    response.cookies.set(LINK_COOKIE, token, {
      httpOnly: true,
      sameSite: "lax",
      secure: env().publicUrl.startsWith("https:"),
      path: paths.complaint(opened.reference),
    });
  return response;
}

/** Seconds to wait once too many were wrong, from one address or about one complaint; null while it is not too many. */
function countWrongLink(token: string, { headers }: NextRequest): Promise<number | null> {
  const address = clientAddress((name) => headers.get(name));
  const claimed = claimedId(token);
  return takeFromWindows(
    [
      { key: `wrong-link:address:${address}`, window: WRONG_LIMITS.address },
      ...(claimed ? [{ key: `wrong-link:complaint:${claimed}`, window: WRONG_LIMITS.complaint }] : []),
    ],
    databaseNow(),
  );
}

function slowDown(seconds: number): NextResponse {
  return new NextResponse("Too many links that open nothing. Please try again later.\n", {
    status: 429,
    headers: { "Retry-After": String(seconds), "Cache-Control": "no-store", "Content-Type": "text/plain" },
  });
}
