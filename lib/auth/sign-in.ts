import { recordFailedSignIn } from "@/lib/auth/mutations";
import { verifyPassword } from "@/lib/auth/password";
import { staffForSignIn } from "@/lib/auth/queries";
import { signInSchema } from "@/lib/auth/schema";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

const MINUTE_MS = 60_000;
/** Per account and per address; the second is wide, since an office shares one address. */
const ACCOUNT_LIMIT = { limit: 10, windowMs: 15 * MINUTE_MS } as const;
const ADDRESS_LIMIT = { limit: 100, windowMs: 15 * MINUTE_MS } as const;

export type SignInRequest = { headers: Record<string, unknown>; now: Date };

/** Shown by the sign-in page: next-auth passes an error's message on as the reason. */
export class TooManyTries extends Error {
  constructor() {
    super("too-many-tries");
  }
}

function header(headers: Record<string, unknown>, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" ? value : null;
}

/**
 * Who may sign in with these credentials, or null. Tries are counted before the password is looked at, atomically,
 * so fifty at once get no further than fifty in a row. In demo mode a demo account needs no password.
 * @throws TooManyTries
 */
export async function checkSignIn(
  credentials: Record<string, unknown>,
  request: SignInRequest,
): Promise<{ id: string } | null> {
  const parsed = signInSchema.safeParse({ email: credentials.email, password: credentials.password });
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const address = clientAddress((name) => header(request.headers, name));
  const allowed =
    (await takeFromWindow(`sign-in:address:${address}`, ADDRESS_LIMIT, request.now)) &&
    (await takeFromWindow(`sign-in:account:${email}`, ACCOUNT_LIMIT, request.now));
  if (!allowed) throw new TooManyTries();
  const found = await staffForSignIn(email);
  if (found?.isDemo && env().demo && password === "demo") return { id: found.id };
  if ((await verifyPassword(found?.passwordHash ?? null, password)) && found) return { id: found.id };
  // Known or not, the same work.
  await recordFailedSignIn(found?.id ?? null);
  return null;
}
