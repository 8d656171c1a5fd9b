import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { POST as redeemRoute } from "@/app/api/v1/customers/[customer]/points/redemptions/route";
import { GET as readRoute } from "@/app/api/v1/customers/[customer]/points/route";
import { REDEMPTION_EXAMPLES } from "@/lib/api/examples";
import { pointsAnswer, pointsRedemptionAnswer } from "@/lib/api/points-schema";
import { db } from "@/lib/db/client";
import { routePattern } from "@/lib/http/route-pattern";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { ledgerStory } from "@/lib/ledger/queries/story";
import { wallet } from "@/lib/points/queries/wallet";
import { aCredential, bearer, call, pathOf } from "@/tests/support/api";
import { staffMember } from "@/tests/support/factories/awards";
import { aCustomer, anOrganisation } from "@/tests/support/factories/money";
import { somePoints } from "@/tests/support/factories/vouchers";

let till: Awaited<ReturnType<typeof aCredential>>;
beforeAll(async () => {
  await anOrganisation();
  till = await aCredential(["points:read", "points:redeem"]);
});

type Sent = { amount?: string; currency?: string; key?: string | null; secret?: string };

function redeem(
  customer: string,
  { amount = "60.00", currency = "TWD", key = randomUUID(), secret = till.secret }: Sent = {},
) {
  const headers = { ...bearer(secret), ...(key === null ? {} : { "idempotency-key": key }) };
  const body = { ...REDEMPTION_EXAMPLES.whole, amount: { amount, currency } };
  return redeemRoute(
    call(`/api/v1/customers/${customer}/points/redemptions`, { body, headers }),
    pathOf({ customer }),
  );
}
function read(customer: string, secret = till.secret) {
  const headers = bearer(secret);
  return readRoute(call(`/api/v1/customers/${customer}/points`, { headers }), pathOf({ customer }));
}
const balances = async (customer: string) => pointsAnswer.parse(await (await read(customer)).json()).balances;
const twd = (amount: string) => ({ amount, currency: "TWD" });

it("takes points off a wallet, once each, those that end first going first, and the ledger names the till", async () => {
  const { customerId, awardId } = await somePoints({ validDays: 30 });
  await somePoints({ customerId, validDays: 60 });
  expect(await balances(customerId)).toEqual([twd("200.00")]);
  const key = randomUUID();
  const first = await redeem(customerId, { amount: "120.00", key });
  expect(first.status).toBe(201);
  const answer: unknown = await first.json();
  expect(pointsRedemptionAnswer.parse(answer)).toEqual(answer);
  expect(answer).toMatchObject({ redeemed: twd("120.00"), remaining: twd("80.00") });
  const again = await redeem(customerId, { amount: "120.00", key });
  expect([again.status, await again.json()]).toEqual([201, answer]);
  expect(await balances(customerId)).toEqual([twd("80.00")]);
  const auditor = await staffMember("auditor");
  const { name } = await db().apiCredential.findUniqueOrThrow({ where: { id: till.id } });
  const { movements, lots } = await wallet(auditor, customerId);
  expect(movements).toMatchObject([{ byName: name, reference: "TPE-01-004417", amountMinor: 12_000n }]);
  expect(lots.map(({ restMinor }) => restMinor)).toEqual([8_000n, 0n]);
  const story = await ledgerStory(auditor, awardId);
  expect(story.at(-1)).toMatchObject({
    kind: "redeem",
    actor: { kind: "api", id: till.id },
    actorName: name,
  });
});

it("gives no more than there is, however many tills ask at once", async () => {
  const { customerId } = await somePoints();
  const answers = await Promise.all(Array.from({ length: 6 }, () => redeem(customerId)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  expect(await balances(customerId)).toEqual([twd("40.00")]);
});

it("refuses each thing by its own status", async () => {
  const { customerId } = await somePoints();
  const key = randomUUID();
  await redeem(customerId, { key, amount: "1.00" });
  expect((await redeem(customerId, { key, amount: "2.00" })).status).toBe(422);
  expect((await redeem(customerId, { key: null })).status).toBe(400);
  expect((await redeem(customerId, { currency: "USD" })).status).toBe(409);
  for (const amount of ["0", "-1", "0.001", "1e3", ""])
    expect((await redeem(customerId, { amount })).status, amount).toBe(400);
  expect((await read((await aCustomer()).id)).status).toBe(200);
  for (const nobody of [randomUUID(), "nonsense", "%00"])
    for (const answer of [await read(nobody), await redeem(nobody)]) expect(answer.status).toBe(404);
  const reader = await aCredential(["points:read", "voucher:redeem"]);
  expect((await redeem(customerId, { secret: reader.secret })).status).toBe(403);
  expect((await read(customerId, "amends_nothing")).status).toBe(401);
  expect(routePattern(`/api/v1/customers/${customerId}/points?x=1`)).toBe(
    "/api/v1/customers/[customer]/points",
  );
  const { findings } = await checkLedger();
  expect(findings.filter(({ law }) => law === "issued" || law === "balanced")).toEqual([]);
});
