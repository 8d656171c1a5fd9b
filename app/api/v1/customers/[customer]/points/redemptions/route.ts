import { answerSafely } from "@/lib/api/answer-safely";
import { pointsRedemptionOf, spendProblem } from "@/lib/api/points-answers";
import { readPurchase } from "@/lib/api/read-redemption";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import { answer, methodNotAllowed, refusal, tooMany } from "@/lib/http/problem";
import { databaseNow } from "@/lib/now";
import { spendPoints } from "@/lib/points/mutations/spend";
import { countWrongCode } from "@/lib/vouchers/mutations/guessing";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ customer: string }> };

/** Takes an amount off a customer's points, once per Idempotency-Key. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerSafely(async () => {
    const now = databaseNow();
    const admitted = await openWithCredential(request.headers, "points:redeem", now);
    if (!admitted.ok) return refusal(admitted);
    const { client } = admitted;
    const read = await readPurchase(request, client);
    if (!read.ok) return read.refusal;
    const { purchase } = read;
    const spent = await spendPoints(client, { customerId: (await params).customer, ...purchase }, now);
    if (spent.ok) return answer(pointsRedemptionOf(spent.value, purchase), { status: 201 });
    const wait = spent.reason === "unknown" ? await countWrongCode(client, now) : null;
    return wait === null ? spendProblem(spent.reason) : tooMany(wait);
  });
}

const refuse = methodNotAllowed("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
