import { fieldError, schemaErrors } from "@/lib/api/errors";
import { readIdempotencyKey } from "@/lib/api/idempotency-key";
import { BODY_LIMIT } from "@/lib/api/limits";
import { readAmount } from "@/lib/api/voucher-answers";
import { newRedemption } from "@/lib/api/voucher-schema";
import { readJsonBody } from "@/lib/http/json-body";
import { problem } from "@/lib/http/problem";

/** What a till wants to take: an amount above zero, under the key that names the purchase. */
export type Purchase = { amountMinor: bigint; currency: string; reference: string; key: string };

/** The purchase of a request, or the answer that says what is wrong with it. */
export async function readPurchase(
  request: Request,
  client: { id: string },
): Promise<{ ok: true; purchase: Purchase } | { ok: false; refusal: Response }> {
  const refused = (refusal: Response) => ({ ok: false, refusal }) as const;
  const key = readIdempotencyKey(request.headers, client.id);
  if (!key.ok) return refused(problem("invalid", key));
  // Money moves: a till that lost the answer must be able to ask again.
  if (key.key === null)
    return refused(problem("invalid", { errors: [fieldError("Idempotency-Key", "missing")] }));
  const body = await readJsonBody(request, BODY_LIMIT);
  if (!body.ok) return refused(problem(body.reason, body));
  const input = newRedemption.safeParse(body.value);
  if (!input.success) return refused(problem("invalid", { errors: schemaErrors(input.error, body.value) }));
  const amount = readAmount(input.data);
  if (!amount.ok) return refused(problem("invalid", amount));
  const { reference = "", amount: asked } = input.data;
  return {
    ok: true,
    purchase: { amountMinor: amount.minor, currency: asked.currency, reference, key: key.key },
  };
}
