import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as redeemRoute } from "@/app/api/v1/vouchers/[code]/redemptions/route";
import { GET as readRoute } from "@/app/api/v1/vouchers/[code]/route";
import { REDEMPTION_EXAMPLES } from "@/lib/api/examples";
import { redemptionAnswer, voucherAnswer } from "@/lib/api/voucher-schema";
import { db, sql } from "@/lib/db/client";
import { routePattern } from "@/lib/http/route-pattern";
import { ledgerStory } from "@/lib/ledger/queries/story";
import { cancelVoucher } from "@/lib/vouchers/mutations/cancel";
import { voucherStory } from "@/lib/vouchers/queries/story";
import { aCredential, bearer, call, pathOf } from "@/tests/support/api";
import { staffMember } from "@/tests/support/factories/awards";
import { anOrganisation } from "@/tests/support/factories/money";
import { aVoucher } from "@/tests/support/factories/vouchers";

let till: Awaited<ReturnType<typeof aCredential>>;
beforeAll(async () => {
  await anOrganisation();
  till = await aCredential(["voucher:read", "voucher:redeem"]);
});

type Sent = { body?: unknown; key?: string | null; secret?: string };

function redeem(
  code: string,
  { body = REDEMPTION_EXAMPLES.part, key = randomUUID(), secret = till.secret }: Sent = {},
) {
  const headers = { ...bearer(secret), ...(key === null ? {} : { "idempotency-key": key }) };
  return redeemRoute(call(`/api/v1/vouchers/${code}/redemptions`, { body, headers }), pathOf({ code }));
}
function read(code: string, secret = till.secret) {
  return readRoute(call(`/api/v1/vouchers/${code}`, { headers: bearer(secret) }), pathOf({ code }));
}
async function said(answer: Response): Promise<[number, string, string[]]> {
  const body: unknown = await answer.json();
  const part = (name: string): unknown => (typeof body === "object" && body ? Reflect.get(body, name) : null);
  const errors: unknown = part("errors");
  const codes = Array.isArray(errors) ? errors.map(({ path, code }) => `${path} ${code}`) : [];
  return [answer.status, String(part("type")).split("#")[1] ?? "", codes];
}
const money = (amount: string, currency = "TWD") => ({ amount: { amount, currency } });

describe("a till", () => {
  it("takes parts off a voucher, each once, and reads what is left, as the document says", async () => {
    const voucher = await aVoucher({ valueMinor: 20_000n });
    const key = randomUUID();
    const first = await redeem(voucher.code, { body: REDEMPTION_EXAMPLES.whole, key });
    expect(first.status).toBe(201);
    const answer: unknown = await first.json();
    expect(redemptionAnswer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      redeemed: { amount: "120.00", currency: "TWD" },
      remaining: { amount: "80.00", currency: "TWD" },
    });
    const again = await redeem(voucher.code, { body: REDEMPTION_EXAMPLES.whole, key });
    expect([again.status, await again.json()]).toEqual([201, answer]);
    const shown: unknown = await (await read(voucher.code.replaceAll("-", "").toLowerCase())).json();
    expect(voucherAnswer.parse(shown)).toEqual(shown);
    expect(shown).toMatchObject({ state: "part-used", remaining: { amount: "80.00" } });
    expect((await redeem(voucher.code)).status).toBe(201);
    expect(await (await read(voucher.code)).json()).toMatchObject({
      state: "used",
      remaining: { amount: "0.00" },
    });
    // The program's name stands where a colleague's would.
    const auditor = await staffMember("auditor");
    const [name] = await db().apiCredential.findMany({ where: { id: till.id }, select: { name: true } });
    const steps = (await voucherStory(auditor, voucher.id))?.steps ?? [];
    expect(
      steps.filter(({ kind }) => kind === "redeemed").map(({ by, reference }) => [by?.name, reference]),
    ).toEqual([
      [name?.name, "TPE-01-004417"],
      [name?.name, ""],
    ]);
    const story = await ledgerStory(auditor, voucher.awardId);
    expect(story.at(-1)).toMatchObject({
      kind: "redeem",
      actor: { kind: "api", id: till.id },
      actorName: name?.name,
    });
  });

  it("is refused each thing by its own status and name", async () => {
    const voucher = await aVoucher();
    const key = randomUUID();
    await redeem(voucher.code, { body: money("1.00"), key });
    expect(await said(await redeem(voucher.code, { body: money("2.00"), key }))).toEqual([
      422,
      "key-reused",
      [],
    ]);
    expect(await said(await redeem(voucher.code, { key: null }))).toEqual([
      400,
      "invalid",
      ["Idempotency-Key missing"],
    ]);
    expect(await said(await redeem(voucher.code, { body: money("99.01") }))).toEqual([
      409,
      "not-enough",
      ["amount.amount over-rest"],
    ]);
    expect(await said(await redeem(voucher.code, { body: money("1.00", "USD") }))).toEqual([
      400,
      "invalid",
      ["amount.currency voucher-currency"],
    ]);
    for (const amount of ["0", "-1", "0.001", "1e3", ""])
      expect((await redeem(voucher.code, { body: money(amount) })).status, amount).toBe(400);
    await db().$executeRaw(sql`UPDATE voucher SET expires_at = now() WHERE id = ${voucher.id}::uuid`);
    expect(await said(await redeem(voucher.code))).toEqual([410, "gone", ["code voucher-expired"]]);
    await db().$executeRaw(
      sql`UPDATE voucher SET expires_at = now() + interval '1 day' WHERE id = ${voucher.id}::uuid`,
    );
    await cancelVoucher(await staffMember("lead"), { id: voucher.id, reason: "replaced" }, new Date());
    expect(await said(await redeem(voucher.code))).toEqual([410, "gone", ["code voucher-cancelled"]]);
    expect(await (await read(voucher.code)).json()).toMatchObject({
      state: "cancelled",
      remaining: { amount: "0.00" },
    });
  });

  it("needs the scope: reading is not redeeming, and neither comes with another", async () => {
    const voucher = await aVoucher();
    const [reader, other] = [await aCredential(["voucher:read"]), await aCredential(["complaints:read"])];
    expect((await redeem(voucher.code, { secret: reader.secret })).status).toBe(403);
    expect((await read(voucher.code, reader.secret)).status).toBe(200);
    expect((await read(voucher.code, other.secret)).status).toBe(403);
    expect((await read(voucher.code, "amends_nothing")).status).toBe(401);
    expect(await db().voucherRedemption.count({ where: { voucherId: voucher.id } })).toBe(0);
  });

  it("is answered alike whatever is wrong with a code, and tires of guessing", async () => {
    const guesser = await aCredential(["voucher:read", "voucher:redeem"]);
    const voucher = await aVoucher();
    const wrong = ["7K3F-92QX-H4JM-8WCT-P6DP", "nonsense", voucher.code.slice(0, -1), "%00", "../../health"];
    const bodies = new Set<string>();
    for (const code of wrong) {
      for (const answer of [
        await read(code, guesser.secret),
        await redeem(code, { secret: guesser.secret }),
      ]) {
        expect(answer.status).toBe(404);
        bodies.add(await answer.text());
      }
    }
    expect(bodies.size).toBe(1);
    const more = await Promise.all(Array.from({ length: 30 }, () => read("nonsense", guesser.secret)));
    expect(more.filter(({ status }) => status === 429)).toHaveLength(10);
    // Whoever has the code is not held to the tries that were wrong.
    expect((await read(voucher.code, guesser.secret)).status).toBe(200);
  });

  it("leaves no code where requests are named", () => {
    const named = ["/api/v1/vouchers/7K3F92QX", "/api/v1/vouchers/7K3F92QX/redemptions?x=7K3F92QX"].map(
      routePattern,
    );
    expect(named).toEqual(["/api/v1/vouchers/[code]", "/api/v1/vouchers/[code]/redemptions"]);
  });
});
