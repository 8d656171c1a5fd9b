import { recordFailedSignIn } from "@/lib/auth/mutations";
import { verifyPassword } from "@/lib/auth/password";
import { staffForSignIn } from "@/lib/auth/queries";
import { signInSchema } from "@/lib/auth/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/duration";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import {
  emptyWindow,
  isRemembered,
  remember,
  takeFromWindow,
  takeFromWindows,
} from "@/lib/rate-limit/mutations";

/** Wide, since an office shares one address. */
const ADDRESS_LIMIT = { limit: 100, windowMs: 15 * MINUTE_MS } as const;
/** Of one account from one address. */
const PAIR_LIMIT = { limit: 10, windowMs: 15 * MINUTE_MS } as const;
/** Of one account from all the addresses it never signed in from: many places guessing together. */
const STRANGERS_LIMIT = { limit: 30, windowMs: 15 * MINUTE_MS } as const;
/** After so long without signing in there, an address is a stranger again. */
const ADDRESS_KNOWN_MS = 30 * DAY_MS;

export type SignInRequest = { headers: Record<string, unknown>; now: Date };

export const TOO_MANY_TRIES = "too-many-tries";
/** After this time every window of tries has opened again. */
export const SIGN_IN_WAIT_SECONDS = 15 * 60;

/** Shown by the sign-in page: next-auth passes an error's message on as the reason. */
export class TooManyTries extends Error {
  constructor() {
    super(TOO_MANY_TRIES);
  }
}

function header(headers: Record<string, unknown>, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" ? value : null;
}

type Door = { email: string; address: string; now: Date };

/**
 * Counts a try before the password is looked at, atomically, so that fifty at once get no further than fifty in a row.
 * Strangers who guess wear out their own tries and, all together, those of strangers; from where somebody has signed in
 * before, they still get in, so nobody can lock them out for ever.
 */
async function mayTry({ email, address, now }: Door): Promise<boolean> {
  const wait = await takeFromWindows(
    [
      { key: `sign-in:address:${address}`, window: ADDRESS_LIMIT },
      { key: `sign-in:pair:${email}|${address}`, window: PAIR_LIMIT },
    ],
    now,
  );
  if (wait !== null) return false;
  if (await isRemembered(`sign-in:known:${email}|${address}`, now)) return true;
  return takeFromWindow(`sign-in:strangers:${email}`, STRANGERS_LIMIT, now);
}

async function welcome({ email, address, now }: Door): Promise<void> {
  await remember(`sign-in:known:${email}|${address}`, new Date(now.getTime() + ADDRESS_KNOWN_MS));
  await emptyWindow(`sign-in:pair:${email}|${address}`);
}

/**
 * Who may sign in with these credentials, or null; known or not, the same work is done. In demo mode a demo account needs
 * no password.
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
  const door: Door = { email, address, now: request.now };
  if (!(await mayTry(door))) throw new TooManyTries();
  const found = await staffForSignIn(email);
  const isDemo = found?.isDemo === true && env().demo && password === "demo";
  if (found && (isDemo || (await verifyPassword(found.passwordHash, password)))) {
    await welcome(door);
    return { id: found.id };
  }
  if (!found) await verifyPassword(null, password);
  await recordFailedSignIn(found?.id ?? null);
  return null;
}
