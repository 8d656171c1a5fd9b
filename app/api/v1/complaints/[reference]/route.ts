import { trackedAnswer } from "@/lib/api/answers";
import { bearerToken } from "@/lib/api-credentials/secret";
import { customerAwards } from "@/lib/compensation/queries/awards";
import { openLink } from "@/lib/complaints/customer-proof";
import { customerView } from "@/lib/complaints/queries/customer-view";
import { MINUTE_MS } from "@/lib/domain/duration";
import { parseReference } from "@/lib/domain/reference";
import { clientAddress } from "@/lib/http/client-address";
import { answer, answerSafely, methodNotAllowed, problem, tooMany } from "@/lib/http/problem";
import { takeFromWindows } from "@/lib/rate-limit/mutations";

export const dynamic = "force-dynamic";

const ADDRESS_WINDOW = { limit: 600, windowMs: 10 * MINUTE_MS } as const;
/** Of wrong tokens. The right one still opens when it is full, so that nobody can shut a customer out of their own case. */
const REFERENCE_WINDOW = { limit: 30, windowMs: 10 * MINUTE_MS } as const;

type Context = { params: Promise<{ reference: string }> };

/** A complaint for whoever holds its tracking token: what the customer's private page shows. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerSafely(async () => track(request, (await params).reference, new Date()));
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
  const opened = await openLink(bearerToken(headers.get("authorization")) ?? "");
  if (opened?.reference !== reference) return refuseStranger(reference, now);
  const { proof } = opened;
  const [view, awards] = await Promise.all([customerView(proof), customerAwards(proof)]);
  return view ? answer(trackedAnswer(view, awards, now)) : refuseStranger(reference, now);
}

async function refuseStranger(reference: string, now: Date): Promise<Response> {
  const attempt = { key: `api-tracking:reference:${reference}`, window: REFERENCE_WINDOW };
  const wait = await takeFromWindows([attempt], now);
  return wait === null ? problem("unauthorised") : tooMany(wait);
}

const refuse = methodNotAllowed("GET", "HEAD");

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
