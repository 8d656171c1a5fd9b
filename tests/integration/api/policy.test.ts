import { beforeAll, describe, expect, it } from "vitest";
import { POST as evaluatePolicy } from "@/app/api/v1/policy/evaluate/route";
import { GET as readPolicy } from "@/app/api/v1/policy/route";
import { EVALUATION_EXAMPLES } from "@/lib/api/examples";
import { evaluation, publishedPolicyAnswer } from "@/lib/api/policy-schema";
import { db } from "@/lib/db/client";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { aCredential, anAddress, bearer, call } from "../../support/api";
import { aPolicy } from "../../support/factories/policies";

let secret: string;
beforeAll(async () => {
  await installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" });
  secret = (await aCredential(["policy:evaluate"])).secret;
});

const PATH = "/api/v1/policy/evaluate";
const evaluate = (body: unknown, headers: Record<string, string> = bearer(secret)) =>
  evaluatePolicy(call(PATH, { body, headers: { "x-forwarded-for": anAddress(), ...headers } }));
const read = (headers: Record<string, string> = {}) => readPolicy(call("/api/v1/policy", { headers }));
const { whole } = EVALUATION_EXAMPLES;
const rowsOfAll = async () => [
  await db().compensationDecision.count(),
  await db().award.count(),
  await db().complaintEvent.count(),
  await db().mail.count(),
];

async function aDraft(changes: Partial<typeof DEFAULT_POLICY>): Promise<string> {
  const version = 900 + (await db().policyVersion.count());
  const document = toCanonicalJson({ ...DEFAULT_POLICY, ...changes, version });
  const [row] = await db().$queryRaw<{ id: string }[]>`
    INSERT INTO policy_version (policy_id, version, status, document, effective_from)
    VALUES (${DEFAULT_POLICY.id}, ${version}, 'draft', ${document}::jsonb, now()) RETURNING id`;
  return row?.id ?? "";
}

describe("evaluating", () => {
  it.each(Object.entries(EVALUATION_EXAMPLES))(
    "answers the example %s as its schema says",
    async (_, body) => {
      const before = await rowsOfAll();
      const answer = await evaluate(body);
      expect(answer.status).toBe(200);
      const said: unknown = await answer.json();
      expect(evaluation.parse(said)).toEqual(said);
      expect(await rowsOfAll()).toEqual(before);
    },
  );

  it("decides the hotel's full house as the rules do: everything owed, goodwill, and a person", async () => {
    const facts = { ...whole.facts, earlierComplaints: [], promiseBroken: false, answerLateMinutes: 0 };
    const said = evaluation.parse(await (await evaluate({ ...whole, facts })).json());
    expect(said).toMatchObject({
      policy: { id: "general-retail", status: "published" },
      result: "award",
      tier: { id: "make-good-plus", name: "Make good and more", raisedFrom: null },
      totals: { entitlement: { amount: "5150.00", currency: "TWD" } },
    });
    expect(said.lines.filter(({ part }) => part === "entitlement").map(({ value }) => value?.amount)).toEqual(
      ["4800.00", "350.00"],
    );
    expect(said.explanation.customer.join(" ")).toContain("4,800");
    expect(said.trace.find(({ rule }) => rule === "refund-price")).toMatchObject({ outcome: "matched" });
  });

  it("speaks the language that is asked for, or preferred", async () => {
    const named = async (body: unknown, headers = {}) =>
      evaluation.parse(await (await evaluate(body, { ...bearer(secret), ...headers })).json()).tier.name;
    expect(await named({ ...whole, locale: "zh-Hant" })).toBe("特別關懷");
    const { locale: _left, ...open } = whole;
    expect(await named(open, { "accept-language": "zh-CN" })).toBe("特别关怀");
  });

  it("names each wrong fact with its path and a code", async () => {
    const facts = {
      ...whole.facts,
      impact: "huge",
      occurredOn: "2026-02-31",
      answerLateMinutes: -1,
      colour: "red",
      measures: { delay_minutes: 1.5 },
    };
    const answer = await evaluate({ facts });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const { errors } = (await answer.json()) as { errors: { path: string; code: string }[] };
    expect(errors.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      "facts.answerLateMinutes too-small",
      "facts.colour unknown-field",
      "facts.impact unknown-value",
      "facts.measures.delay_minutes wrong-type",
      "facts.occurredOn wrong-format",
    ]);
  });

  it.each([
    [{ amount: "abc", currency: "TWD" }, "facts.pricePaid.amount", "amount-not-a-number"],
    [{ amount: "-5", currency: "TWD" }, "facts.pricePaid.amount", "amount-negative"],
    [{ amount: "1.234", currency: "TWD" }, "facts.pricePaid.amount", "amount-too-many-decimals"],
    [{ amount: "5", currency: "USD" }, "facts.pricePaid.currency", "currency-differs"],
  ])("refuses the money %j", async (pricePaid, path, code) => {
    const answer = await evaluate({ facts: { ...whole.facts, pricePaid } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ path, code }] });
  });

  it("opens only to the scope, and to no other thing", async () => {
    const reader = await aCredential(["complaints:read"]);
    expect((await evaluate(whole, bearer(reader.secret))).status).toBe(403);
    expect((await evaluate(whole, {})).status).toBe(401);
    expect((await evaluate("{", bearer(secret))).status).toBe(400);
    expect(
      (
        await evaluatePolicy(
          call(PATH, { body: "x", headers: { ...bearer(secret), "content-type": "text/plain" } }),
        )
      ).status,
    ).toBe(415);
  });

  it("tries a draft, and says when it is none or does not hold together", async () => {
    const generous = await aDraft({
      guarantees: DEFAULT_POLICY.guarantees.map((one) => ({
        ...one,
        amountMinor: { ...one.amountMinor, TWD: 77_700n },
      })),
    });
    const tried = await evaluate({ ...whole, policyVersionId: generous });
    const said = evaluation.parse(await tried.json());
    expect(said.policy).toMatchObject({ versionId: generous, status: "draft" });
    expect(said.lines.map(({ value }) => value?.amount)).toContain("777.00");
    const broken = await aDraft({ tiers: [] });
    const wrong = async (policyVersionId: string) => {
      const answer = await evaluate({ ...whole, policyVersionId });
      return [answer.status, await answer.json()];
    };
    expect(await wrong(broken)).toMatchObject([400, { errors: [{ code: "version-unusable" }] }]);
    expect(await wrong("0195a7d2-6c1e-7b3a-9f10-2d4c5b6a7e8f")).toMatchObject([
      400,
      { errors: [{ path: "policyVersionId", code: "version-unknown" }] },
    ]);
  });
});

describe("the published policy", () => {
  it("is there for everybody, without the limits of authority", async () => {
    const answer = await read();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
    const said: unknown = await answer.json();
    expect(publishedPolicyAnswer.parse(said)).toEqual(said);
    expect(said).toMatchObject({ id: "general-retail", document: { tiers: expect.any(Array) } });
    expect(JSON.stringify(said)).not.toContain("limitMinor");
    expect(publishedPolicyAnswer.parse(said).document).not.toHaveProperty("authority");
  });

  it("answers 304 to whoever has it, and anew once another version is in force", async () => {
    const first = await read();
    const etag = first.headers.get("etag") ?? "";
    const again = await read({ "if-none-match": `"other", W/${etag}` });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    await aPolicy({ effectiveFrom: new Date(Date.now() - 1_000) });
    const changed = await read({ "if-none-match": etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
  });

  it("is not a pilot's", async () => {
    const before = publishedPolicyAnswer.parse(await (await read()).json()).version;
    await aPolicy({ effectiveFrom: new Date(Date.now() - 1_000), departments: ["front"] });
    expect(publishedPolicyAnswer.parse(await (await read()).json()).version).toBe(before);
  });
});
