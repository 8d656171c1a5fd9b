import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@/app/api/v1/complaints/route";
import { filedComplaint } from "@/lib/api/complaint-schema";
import { COMPLAINT_EXAMPLES } from "@/lib/api/examples";
import { db } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { statementsOf } from "@/scripts/bench/statements";
import { aComplaint, aCredential, anAddress, bearer } from "../../support/api";
import { file, filed, key, PATH, problemOf } from "../../support/api-complaints";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

describe("filing", () => {
  it.each(Object.entries(COMPLAINT_EXAMPLES))("takes the example %s", async (_name, example) => {
    const response = await file(example);
    expect(response.status).toBe(201);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = await response.json();
    expect(filedComplaint.parse(body)).toEqual(body);
    expect(response.headers.get("location")).toBe(`${PATH}/${body.reference}`);
    expect(body.trackingUrl).toBe(`https://amends.example/c/${body.trackingToken}`);
    const row = await db().complaint.findUniqueOrThrow({ where: { reference: body.reference } });
    expect(row).toMatchObject({ channel: "api", subject: example.subject, status: "received" });
    expect(body.respondBy).toBe(row.promiseDueAt?.toISOString());
  });

  it("keeps amount, order and language in the form's own normal forms", async () => {
    const { reference } = await filed({
      ...COMPLAINT_EXAMPLES.whole,
      orderReference: " hp-１ ",
      amountPaid: { amount: "1,299.5", currency: "TWD" },
    });
    expect(await db().complaint.findUniqueOrThrow({ where: { reference } })).toMatchObject({
      orderReference: "HP-1",
      amountPaidMinor: 129_950n,
      currency: "TWD",
      locale: "zh-Hant",
      moodAtIntake: 2,
    });
  });

  it("writes to the customer in the language asked for, where the body names none", async () => {
    const response = await file(aComplaint(), { "accept-language": "zh-TW,zh;q=0.9" });
    const { reference } = await response.json();
    expect(await db().complaint.findUniqueOrThrow({ where: { reference } })).toMatchObject({
      locale: "zh-Hant",
    });
  });

  it("grades and finds by the subject too", async () => {
    const { reference, severity } = await filed({ ...aComplaint(), subject: "我的帳號被盜,錢不見了" });
    expect(severity).toBe("urgent");
    const row = await db().complaintSearch.findFirstOrThrow({ where: { complaint: { reference } } });
    expect(row.terms).toContain("我的");
  });
});

describe("the way to the database", () => {
  afterEach(() => {
    process.env.AMENDS_RATE_LIMIT = "on";
    forgetEnv();
  });

  it("is gone once to file, and twice more to count", async () => {
    const { secret } = await aCredential(["complaints:file"]);
    await filed();
    const body = aComplaint();
    expect(await statementsOf(() => file(body, key()))).toHaveLength(3);
    expect(await statementsOf(() => file(aComplaint(), { ...key(), ...bearer(secret) }))).toHaveLength(3);
    process.env.AMENDS_RATE_LIMIT = "off";
    forgetEnv();
    expect(await statementsOf(() => file(aComplaint(), key()))).toHaveLength(1);
  });
});

describe("a body that is refused", () => {
  const NEW_COMPLAINT = aComplaint();
  it.each([
    ["no JSON", "{", "", "not-json"],
    ["nothing", "", "", "not-json"],
    ["not an object", [], "", "wrong-type"],
    ["an unknown field", { ...NEW_COMPLAINT, admin: true }, "admin", "unknown-field"],
    [
      "an unknown field deeper",
      { ...NEW_COMPLAINT, customer: { name: "A", email: "a@b.example", id: 1 } },
      "customer.id",
      "unknown-field",
    ],
    [
      "a prototype",
      `{"__proto__":{},${JSON.stringify(NEW_COMPLAINT).slice(1)}`,
      "__proto__",
      "unknown-field",
    ],
    ["a field twice", `{"subject":"a",${JSON.stringify(NEW_COMPLAINT).slice(1)}`, "subject", "duplicate"],
    ["no name", { ...NEW_COMPLAINT, customer: { email: "a@b.example" } }, "customer.name", "missing"],
    [
      "a blank name",
      { ...NEW_COMPLAINT, customer: { name: " ", email: "a@b.example" } },
      "customer.name",
      "name-missing",
    ],
    ["no way to answer", { ...NEW_COMPLAINT, customer: { name: "A" } }, "customer", "contact-missing"],
    [
      "two addresses in one",
      { ...NEW_COMPLAINT, customer: { name: "A", email: '"e@attacker.example"@victim.example' } },
      "customer.email",
      "email-wrong",
    ],
    [
      "no phone number",
      { ...NEW_COMPLAINT, customer: { name: "A", phone: "12" } },
      "customer.phone",
      "phone-wrong",
    ],
    [
      "a language we lack",
      { ...NEW_COMPLAINT, customer: { name: "A", email: "a@b.example", locale: "fr" } },
      "customer.locale",
      "unknown-value",
    ],
    ["no subject", { ...NEW_COMPLAINT, subject: "\n" }, "subject", "missing"],
    ["a subject too long", { ...NEW_COMPLAINT, subject: "x".repeat(201) }, "subject", "too-long"],
    [
      "a description too long",
      { ...NEW_COMPLAINT, description: "x".repeat(20_481) },
      "description",
      "description-too-long",
    ],
    ["NUL", { ...NEW_COMPLAINT, description: "a\u0000b" }, "description", "nul"],
    [
      "half a character",
      `{"description":"\\ud83d",${JSON.stringify({ ...NEW_COMPLAINT, description: undefined }).slice(1)}`,
      "description",
      "not-unicode",
    ],
    ["an unknown category", { ...NEW_COMPLAINT, category: "zz" }, "category", "category-unknown"],
    [
      "a number for an amount",
      { ...NEW_COMPLAINT, amountPaid: { amount: 350, currency: "TWD" } },
      "amountPaid.amount",
      "wrong-type",
    ],
    [
      "an amount below zero",
      { ...NEW_COMPLAINT, amountPaid: { amount: "-1", currency: "TWD" } },
      "amountPaid.amount",
      "amount-negative",
    ],
    [
      "half a yen",
      { ...NEW_COMPLAINT, amountPaid: { amount: "1.5", currency: "JPY" } },
      "amountPaid.amount",
      "amount-too-many-decimals",
    ],
    [
      "no such currency",
      { ...NEW_COMPLAINT, amountPaid: { amount: "1", currency: "QQQ" } },
      "amountPaid.currency",
      "currency-unknown",
    ],
    ["a mood of six", { ...NEW_COMPLAINT, mood: 6 }, "mood", "too-long"],
    ["nesting for sport", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, null, "too-deep"],
  ])("%s: 400", async (_name, body, path, code) => {
    const before = await db().complaint.count();
    const response = await file(body);
    expect(response.status).toBe(400);
    const { errors } = await problemOf(response);
    expect(errors).toContainEqual(expect.objectContaining({ code, ...(path === null ? {} : { path }) }));
    expect(await db().complaint.count()).toBe(before);
  });

  it("names everything that is wrong at once", async () => {
    const { errors } = await problemOf(
      await file({ ...NEW_COMPLAINT, customer: { name: "", phone: "1" }, description: " " }),
    );
    expect(errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      "customer.name",
      "customer.phone",
      "description",
    ]);
  });

  it.each([
    { "content-type": "text/plain" },
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": "application/json; charset=gbk" },
    { "content-encoding": "gzip" },
  ])("as %j: 415", async (headers) => {
    expect((await problemOf(await file(NEW_COMPLAINT, headers))).status).toBe(415);
  });

  it("of a length beyond the limit: 413, unread", async () => {
    const response = await file(NEW_COMPLAINT, { "content-length": String(10 ** 9) });
    expect((await problemOf(response)).status).toBe(413);
  });

  it("that grows beyond the limit: 413, cut off where it stands", async () => {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new TextEncoder().encode("x".repeat(16_384)));
      },
    });
    const headers = { "content-type": "application/json", "x-forwarded-for": anAddress() };
    const endless = new Request(`https://amends.example${PATH}`, {
      method: "POST",
      headers,
      body,
      ...{ duplex: "half" },
    });
    expect((await problemOf(await POST(endless))).status).toBe(413);
    expect(pulled).toBeLessThan(25);
  });

  it.each(Object.entries({ GET, HEAD, PUT, PATCH, DELETE, OPTIONS }))(
    "%s: 405 with Allow",
    async (_method, route) => {
      const response = route();
      expect(response.headers.get("allow")).toBe("POST");
      expect((await problemOf(response)).status).toBe(405);
    },
  );
});
