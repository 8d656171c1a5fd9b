import { answerSafely } from "@/lib/api/answer-safely";
import { trackedAnswer } from "@/lib/api/answers";
import type { TrackedComplaint } from "@/lib/api/complaint-schema";
import { bearerToken } from "@/lib/api-credentials/secret";
import { customerAwards } from "@/lib/compensation/queries/awards";
import { openHeldLink, openLink } from "@/lib/complaints/customer-proof";
import { customerView } from "@/lib/complaints/queries/customer-view";
import { heldCustomerView } from "@/lib/complaints/queries/held-view";
import { MINUTE_MS } from "@/lib/domain/duration";
import { parseReference } from "@/lib/domain/reference";
import { clientAddress } from "@/lib/http/client-address";
import { answer, methodNotAllowed, problem, tooMany } from "@/lib/http/problem";
import { databaseNow } from "@/lib/now";
import { takeFromWindows } from "@/lib/rate-limit/mutations";

export const dynamic = "force-dynamic";

const ADDRESS_WINDOW = { limit: 600, windowMs: 10 * MINUTE_MS } as const;
/** Of wrong tokens. The right one still opens when it is full, so that nobody can shut a customer out of their own case. */
const REFERENCE_WINDOW = { limit: 30, windowMs: 10 * MINUTE_MS } as const;

type Context = { params: Promise<{ reference: string }> };

/** A complaint for whoever holds its tracking token: what the customer's private page shows. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerSafely(async () => track(request, (await params).reference, databaseNow()));
}

async function track({ headers }: Request, typed: string, now: Date): Promise<Response> {
  const address = clientAddress((name) => headers.get(name));
  const wait = await takeFromWindows(
    [{ key: `api-tracking:address:${address}`, window: ADDRESS_WINDOW }],
    now,
  );
  if (wait !== null) return tooMany(wait);
  const reference = parseReference(typed) ?? typed.slice(0, 64);
  // Unknown, revoked and foreign tokens and unknown references take the same steps and answer alike.
  const tracked = await trackedFor(bearerToken(headers.get("authorization")) ?? "", reference, now);
  return tracked ? answer(tracked) : refuseStranger(reference, now);
}

/** What the token shows of this reference, where it opens it; a filing that is still held looks like any just received. */
async function trackedFor(token: string, reference: string, now: Date): Promise<TrackedComplaint | null> {
  const opened = await openLink(token);
  if (opened?.reference === reference) {
    const { proof } = opened;
    const [view, awards] = await Promise.all([customerView(proof), customerAwards(proof)]);
    return view && trackedAnswer(view, awards, now);
  }
  const held = await openHeldLink(token);
  const view = held?.reference === reference ? await heldCustomerView(held.proof) : null;
  return view && trackedAnswer(view, [], now);
}

async function refuseStranger(reference: string, now: Date): Promise<Response> {
  const attempt = { key: `api-tracking:reference:${reference}`, window: REFERENCE_WINDOW };
  const wait = await takeFromWindows([attempt], now);
  return wait === null ? problem("unauthorised") : tooMany(wait);
}

const refuse = methodNotAllowed("GET", "HEAD");

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
