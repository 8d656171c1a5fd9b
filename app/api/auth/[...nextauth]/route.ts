import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/config";
import { SIGN_IN_WAIT_SECONDS, TOO_MANY_TRIES } from "@/lib/auth/sign-in";
import { readBytes } from "@/lib/http/read-bytes";

type Context = { params: Promise<{ nextauth: string[] }> };

/** An address and a password, with room for the longest of both. */
const MAX_BODY_BYTES = 16_000;

async function post(request: NextRequest, context: Context): Promise<Response> {
  const body = await readBytes(request.body, MAX_BODY_BYTES);
  if (!body) return new Response(null, { status: 413, headers: { "Cache-Control": "no-store" } });
  const { url, method, headers } = request;
  const read = new NextRequest(url, { method, headers, body: Buffer.from(body) });
  return tellToWait(await NextAuth(read, context, authOptions()));
}

/** next-auth answers 401 to every refusal and names the reason in an address: who must wait is told how long. */
async function tellToWait(answer: Response): Promise<Response> {
  if (answer.status !== 401) return answer;
  const said = await answer.text();
  const headers = new Headers(answer.headers);
  const mustWait = `${said} ${headers.get("location")}`.includes(TOO_MANY_TRIES);
  if (mustWait) headers.set("Retry-After", String(SIGN_IN_WAIT_SECONDS));
  return new Response(said, { status: mustWait ? 429 : 401, headers });
}

async function get(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions());
}

export { get as GET, post as POST };
