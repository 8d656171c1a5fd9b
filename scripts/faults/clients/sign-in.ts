import { z } from "zod";

const tokenSchema = z.object({ csrfToken: z.string() });

function jarOf(responses: readonly Response[]): string {
  const cookies = responses.flatMap((response) => response.headers.getSetCookie());
  return cookies.map((cookie) => cookie.split(";")[0] ?? "").join("; ");
}

/** Signs in as the sign-in page does, and answers the cookies of the session. */
export async function signInByForm(origin: string, email: string): Promise<string> {
  const asked = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = tokenSchema.parse(await asked.json());
  const signedIn = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: jarOf([asked]), origin },
    body: new URLSearchParams({ csrfToken, email, password: "demo", json: "true" }),
  });
  return jarOf([asked, signedIn]);
}
