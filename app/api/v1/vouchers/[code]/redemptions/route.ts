import { answerSafely } from "@/lib/api/answer-safely";
import { readPurchase } from "@/lib/api/read-redemption";
import { redeemProblem, redemptionAnswerOf } from "@/lib/api/voucher-answers";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import type { ApiClient } from "@/lib/auth/staff";
import { answer, methodNotAllowed, refusal, tooMany } from "@/lib/http/problem";
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
  const read = await readPurchase(request, client);
  if (!read.ok) return read.refusal;
  const redeemed = await redeemVoucher(client, { code, ...read.purchase }, now);
  if (redeemed.ok) return answer(redemptionAnswerOf(redeemed.value), { status: 201 });
  const wait = redeemed.reason === "unknown" ? await countWrongCode(client, now) : null;
  return wait === null ? redeemProblem(redeemed.reason) : tooMany(wait);
}

const refuse = methodNotAllowed("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
