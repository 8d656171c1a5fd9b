import { type NextRequest, NextResponse } from "next/server";
import { LINK_COOKIE, openHeldLink, openLink } from "@/lib/complaints/customer-proof";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";

/**
 * The private link. It changes nothing (a mail scanner may open it first): it hands the browser the proof as a cookie
 * for that one complaint and sends it there, so that the token stands in no address bar.
 */
export async function GET(
  _request: NextRequest,
  { params }: { params: Promise<{ token: string }> },
): Promise<NextResponse> {
  const { token } = await params;
  const opened = (await openLink(token)) ?? (await openHeldLink(token));
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
