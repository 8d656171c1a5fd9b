import { answerSafely } from "@/lib/api/answer-safely";
import { fieldError, schemaErrors } from "@/lib/api/errors";
import { readIdempotencyKey } from "@/lib/api/idempotency-key";
import { BODY_LIMIT } from "@/lib/api/limits";
import { readAmount, redeemProblem, redemptionAnswerOf } from "@/lib/api/voucher-answers";
import { newRedemption } from "@/lib/api/voucher-schema";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import type { ApiClient } from "@/lib/auth/staff";
import { readJsonBody } from "@/lib/http/json-body";
import { answer, methodNotAllowed, problem, refusal, tooMany } from "@/lib/http/problem";
import { databaseNow } from "@/lib/now";
import { countWrongCode } from "@/lib/vouchers/mutations/guessing";
import { redeemVoucher } from "@/lib/vouchers/mutations/redeem";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ code: string }> };

/** Takes an amount off a voucher, once per Idempotency-Key. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerSafely(async () => {
    const now = databaseNow();
    const admitted = await openWithCredential(request.headers, "voucher:redeem", now);
    if (!admitted.ok) return refusal(admitted);
    return redeem(request, admitted.client, { code: (await params).code, now });
  });
}

async function redeem(
  request: Request,
  client: ApiClient,
  { code, now }: { code: string; now: Date },
): Promise<Response> {
  const key = readIdempotencyKey(request.headers, client.id);
  if (!key.ok) return problem("invalid", key);
  // Money moves: a till that lost the answer must be able to ask again.
  if (key.key === null) return problem("invalid", { errors: [fieldError("Idempotency-Key", "missing")] });
  const body = await readJsonBody(request, BODY_LIMIT);
  if (!body.ok) return problem(body.reason, body);
  const input = newRedemption.safeParse(body.value);
  if (!input.success) return problem("invalid", { errors: schemaErrors(input.error, body.value) });
  const amount = readAmount(input.data);
  if (!amount.ok) return problem("invalid", amount);
  const { reference = "", amount: asked } = input.data;
  const purchase = { code, amountMinor: amount.minor, currency: asked.currency, reference, key: key.key };
  const redeemed = await redeemVoucher(client, purchase, now);
  if (redeemed.ok) return answer(redemptionAnswerOf(redeemed.value), { status: 201 });
  const wait = redeemed.reason === "unknown" ? await countWrongCode(client, now) : null;
  return wait === null ? redeemProblem(redeemed.reason) : tooMany(wait);
}

const refuse = methodNotAllowed("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
