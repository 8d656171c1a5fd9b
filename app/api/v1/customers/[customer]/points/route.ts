import { answerSafely } from "@/lib/api/answer-safely";
import { pointsStanding } from "@/lib/api/points-answers";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import { answer, methodNotAllowed, problem, refusal, tooMany } from "@/lib/http/problem";
import { databaseNow } from "@/lib/now";
import { walletBalances } from "@/lib/points/queries/wallet";
import { countWrongCode } from "@/lib/vouchers/mutations/guessing";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ customer: string }> };

/** What a customer can pay with points, for a till that was shown their number. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerSafely(async () => {
    const now = databaseNow();
    const admitted = await openWithCredential(request.headers, "points:read", now);
    if (!admitted.ok) return refusal(admitted);
    const balances = await walletBalances(admitted.client, (await params).customer);
    if (balances) return answer(pointsStanding(balances));
    const wait = await countWrongCode(admitted.client, now);
    return wait === null ? problem("not-found") : tooMany(wait);
  });
}

const refuse = methodNotAllowed("GET", "HEAD");

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
