import { answerSafely } from "@/lib/api/answer-safely";
import { voucherStanding } from "@/lib/api/voucher-answers";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import { answer, methodNotAllowed, problem, refusal, tooMany } from "@/lib/http/problem";
import { databaseNow } from "@/lib/now";
import { countWrongCode } from "@/lib/vouchers/mutations/guessing";
import { voucherByCode } from "@/lib/vouchers/queries/by-code";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ code: string }> };

/** What can still be spent of a voucher, for a till that was handed its code. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerSafely(async () => {
    const now = databaseNow();
    const admitted = await openWithCredential(request.headers, "voucher:read", now);
    if (!admitted.ok) return refusal(admitted);
    const voucher = await voucherByCode(admitted.client, (await params).code);
    if (voucher) return answer(voucherStanding(voucher, now));
    const wait = await countWrongCode(admitted.client, now);
    return wait === null ? problem("not-found") : tooMany(wait);
  });
}

const refuse = methodNotAllowed("GET", "HEAD");

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
