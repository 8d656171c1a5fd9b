import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as track } from "@/app/api/v1/complaints/[reference]/route";
import { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } from "@/app/api/v1/complaints/route";
import { filedComplaint, trackedComplaint } from "@/lib/api/complaint-schema";
import { COMPLAINT_EXAMPLES } from "@/lib/api/examples";
import { readIdempotencyKey } from "@/lib/api/idempotency-key";
import { closeDb, db } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import { installOrganisation } from "@/lib/organisation/mutations/install";
import { statementsOf } from "@/scripts/bench/statements";
import { aComplaint, aCredential, anAddress, bearer, call, pathOf } from "../../support/api";
import { currentDatabase } from "../../support/database";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

const PATH = "/api/v1/complaints";
const file = (body: unknown, headers: Record<string, string> = {}) =>
  POST(call(PATH, { body, headers: { "x-forwarded-for": anAddress(), ...headers } }));
const follow = (reference: string, headers: Record<string, string> = {}) =>
  track(
    call(`${PATH}/${reference}`, { headers: { "x-forwarded-for": anAddress(), ...headers } }),
    pathOf({ reference }),
  );
const key = (value: string = randomUUID()) => ({ "idempotency-key": value });
const filed = async (body: unknown = aComplaint()) => filedComplaint.parse(await (await file(body)).json());

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  return await response.json();
}

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

describe("an Idempotency-Key", () => {
  let body = aComplaint();
  beforeEach(() => {
    body = aComplaint();
  });

  it("gives the same answer, token included, and files once", async () => {
    const headers = { ...key(), "x-forwarded-for": anAddress() };
    const ordered = { ...body, orderReference: randomUUID() };
    const first = await file(ordered, headers);
    const again = await file(ordered, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.text()).toBe(await first.text());
    const { orderReference } = ordered;
    expect(await db().complaint.count({ where: { orderReference: orderReference.toUpperCase() } })).toBe(1);
  });

  it("never brings back a link that was revoked since, nor a promise that was changed", async () => {
    const headers = { ...key(), "x-forwarded-for": anAddress() };
    const first = await (await file(body, headers)).json();
    const where = { reference: first.reference };
    await db().complaint.update({ where, data: { linkVersion: 2, severity: "low", promiseDueAt: null } });
    expect(await (await file(body, headers)).json()).toEqual(first);
    expect((await follow(first.reference, bearer(first.trackingToken))).status).toBe(401);
  });

  it("with another body: 422", async () => {
    const headers = { ...key(), "x-forwarded-for": anAddress() };
    await file(body, headers);
    const response = await file({ ...body, subject: "Something else" }, headers);
    expect((await problemOf(response)).status).toBe(422);
  });

  it("of another caller, or of a form, is another key", async () => {
    const same = randomUUID();
    const { secret } = await aCredential();
    const references = [
      await file(body, key(same)),
      await file(body, key(same)),
      await file(body, { ...key(same), ...bearer(secret) }),
    ].map(async (response) => (await response.json()).reference);
    expect(new Set(await Promise.all(references)).size).toBe(3);
    const scopes = await db().idempotencyKey.findMany({ where: { key: same } });
    expect(scopes).toEqual([]);
  });

  it.each(["", " a b", "x".repeat(256)])("malformed (%j): 400", async (value) => {
    const { errors, status } = await problemOf(await file(body, key(value)));
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ path: "Idempotency-Key", code: "key-malformed" }]);
  });

  it("in flight: 409 at once, and the answer when it is done", async () => {
    const address = anAddress();
    const headers = { ...key(), "x-forwarded-for": address };
    // Another session holds the key's turn, as a request that is being filed does.
    const other = new Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    try {
      const read = readIdempotencyKey(new Headers(headers), address);
      if (!read.ok) throw new Error("unreadable");
      await other.query("BEGIN");
      await other.query("SELECT pg_advisory_xact_lock(hashtextextended('api-filing:' || $1, 0))", [read.key]);
      const response = await file(body, headers);
      expect(response.headers.get("retry-after")).toBe("1");
      expect((await problemOf(response)).status).toBe(409);
      await other.query("COMMIT");
    } finally {
      await other.end();
    }
    expect((await file(body, headers)).status).toBe(201);
  });

  it("under twenty at once files one, and tells every other the same 201, or 409", async () => {
    const headers = { ...key(), "x-forwarded-for": anAddress() };
    const before = (await db().complaint.count()) + (await db().heldFiling.count());
    const answers = await Promise.all(Array.from({ length: 20 }, () => file(body, headers)));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const filings = answers.filter(({ status }) => status === 201).map((each) => each.text());
    expect(new Set(await Promise.all(filings)).size).toBe(1);
    expect((await db().complaint.count()) + (await db().heldFiling.count())).toBe(before + 1);
  });
});

describe("following", () => {
  it("shows what the customer's page shows", async () => {
    const { reference, trackingToken } = await filed(COMPLAINT_EXAMPLES.whole);
    const { id } = await db().complaint.findUniqueOrThrow({ where: { reference }, select: { id: true } });
    const note = { kind: "internal-note", authorKind: "staff", contains: [], sentAt: new Date() };
    await db().message.create({ data: { complaintId: id, body: "secret note", ...note } });
    const response = await follow(reference.toLowerCase(), bearer(trackingToken));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = await response.json();
    expect(trackedComplaint.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      reference,
      status: "received",
      isOpen: true,
      amountPaid: { amount: "350.00", currency: "TWD" },
      timeline: [{ kind: "message", from: "you", body: COMPLAINT_EXAMPLES.whole.description }],
      offers: [],
    });
    expect(JSON.stringify(body)).not.toContain("secret note");
  });

  it("answers byte-alike whatever is wrong: token, revoked, foreign, reference, or nothing at all", async () => {
    const mine = await filed();
    const revoked = await filed();
    await db().complaint.update({ where: { reference: revoked.reference }, data: { linkVersion: 2 } });
    const answers = await Promise.all([
      follow(mine.reference),
      follow(mine.reference, bearer("x")),
      follow(mine.reference, bearer(revoked.trackingToken)),
      follow(revoked.reference, bearer(revoked.trackingToken)),
      follow("AM-7K3F-92QX", bearer(mine.trackingToken)),
      follow("nonsense", bearer(mine.trackingToken)),
      follow("%00", bearer(mine.trackingToken)),
      follow(mine.reference, { cookie: `amends-link=${mine.trackingToken}` }),
    ]);
    const seen = await Promise.all(
      answers.map(async (each) => JSON.stringify([each.status, [...each.headers], await each.text()])),
    );
    expect(new Set(seen).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
    expect(answers[0]?.headers.get("www-authenticate")).toContain("Bearer");
  });

  it("counts wrong tokens per reference, exactly under fifty at once, and never locks the customer out", async () => {
    const { reference, trackingToken } = await filed();
    const answers = await Promise.all(Array.from({ length: 50 }, () => follow(reference, bearer("wrong"))));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    const limited = answers.find(({ status }) => status === 429);
    expect(Number(limited?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await follow(reference, bearer(trackingToken))).status).toBe(200);
  });
});

describe("a filing that looks like no customer's", () => {
  it("is held as the form's is, answered alike and followed alike", async () => {
    const body = { ...aComplaint(), description: "The same words again and again and again." };
    const answers = [];
    for (let turn = 0; turn < 7; turn += 1) answers.push(await (await file(body)).json());
    const last = answers.at(-1);
    expect(Object.keys(last)).toEqual(Object.keys(answers[0]));
    const { reference } = last;
    expect(await db().complaint.count({ where: { reference } })).toBe(0);
    expect(await db().heldFiling.count({ where: { reference } })).toBe(1);
    const tracked = await follow(reference, bearer(last.trackingToken));
    expect(trackedComplaint.parse(await tracked.json())).toMatchObject({ status: "received", isOpen: true });
    expect((await follow(answers[0].reference, bearer(last.trackingToken))).status).toBe(401);
  });

  it("is never held when a program answers for it by its credential", async () => {
    const { secret } = await aCredential(["complaints:file"]);
    const body = { ...aComplaint(), description: "Other words, but also again and again and again." };
    for (let turn = 0; turn < 7; turn += 1) {
      const { reference } = await (await file(body, bearer(secret))).json();
      expect(await db().complaint.count({ where: { reference } })).toBe(1);
    }
  });
});

describe("one address", () => {
  it("files sixty times without a credential, then 429 with Retry-After; a credential goes on", async () => {
    const address = { "x-forwarded-for": anAddress() };
    const { secret } = await aCredential(["complaints:file"]);
    const answers = await Promise.all(Array.from({ length: 62 }, () => file({}, address)));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(60);
    const limited = answers.find(({ status }) => status === 429);
    expect(Number(limited?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await file(aComplaint(), { ...address, ...bearer(secret) })).status).toBe(201);
  });
});

describe("a credential that files", () => {
  it("is the actor, never a person", async () => {
    const { id, secret } = await aCredential(["complaints:file"]);
    const { reference } = await (await file(aComplaint(), bearer(secret))).json();
    const event = await db().complaintEvent.findFirstOrThrow({
      where: { type: "filed", complaint: { reference } },
    });
    expect(event).toMatchObject({ actorKind: "api", actorId: id });
    const row = await db().complaint.findUniqueOrThrow({ where: { reference } });
    expect(row.filedById).toBeNull();
  });

  it("that opens nothing is refused, not overlooked", async () => {
    expect((await file(aComplaint(), bearer("amends_x"))).status).toBe(401);
    const { secret } = await aCredential(["complaints:read"]);
    expect((await file(aComplaint(), bearer(secret))).status).toBe(403);
  });
});

describe("a database that is away", () => {
  it("503 with Retry-After, and not a word of the inside", async () => {
    const url = process.env.DATABASE_URL;
    await closeDb();
    process.env.DATABASE_URL = `postgresql://nobody:x@127.0.0.1:1/${currentDatabase()}`;
    forgetEnv();
    try {
      const response = await file({ ...aComplaint(), description: "canary-7" });
      const text = JSON.stringify(await problemOf(response));
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(text).not.toMatch(/canary|127\.0\.0\.1|nobody/);
    } finally {
      await closeDb();
      process.env.DATABASE_URL = url;
      forgetEnv();
    }
  });
});
