import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as nowhere } from "@/app/api/v1/[[...path]]/route";
import { POST as writeNote } from "@/app/api/v1/staff/complaints/[reference]/notes/route";
import { GET as readCase } from "@/app/api/v1/staff/complaints/[reference]/route";
import { GET as readQueue } from "@/app/api/v1/staff/complaints/route";
import { NOTE_EXAMPLE } from "@/lib/api/examples";
import { queuePage, staffComplaint, writtenNote } from "@/lib/api/staff-schema";
import { makeCredential, openWithCredential, revokeCredential } from "@/lib/api-credentials/mutations";
import { listCredentials } from "@/lib/api-credentials/queries";
import { caseTimeline } from "@/lib/complaints/queries/timeline";
import { db } from "@/lib/db/client";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { aCredential, anAddress, bearer, call, pathOf } from "../../support/api";
import { asOwner } from "../../support/database";
import { aColleague } from "../../support/factories/desk";
import { aFiledComplaint } from "../../support/factories/filing";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

const PATH = "/api/v1/staff/complaints";
const from = (headers: Record<string, string>) => ({ "x-forwarded-for": anAddress(), ...headers });
const queue = (search: string, headers: Record<string, string>) =>
  readQueue(call(`${PATH}${search}`, { headers: from(headers) }));
const one = (reference: string, headers: Record<string, string>) =>
  readCase(call(`${PATH}/${reference}`, { headers: from(headers) }), pathOf({ reference }));
const note = (reference: string, body: unknown, headers: Record<string, string>) =>
  writeNote(call(`${PATH}/${reference}/notes`, { body, headers: from(headers) }), pathOf({ reference }));
const authorization = (secret: string) => new Headers({ ...bearer(secret), "x-forwarded-for": anAddress() });

describe("the gate", () => {
  it("opens to no cookie, no tracking token and no unknown secret, alike", async () => {
    const filed = await aFiledComplaint();
    const staff = await aColleague("manager");
    const session = await db().staffSession.create({
      data: { staffId: staff.id, expiresAt: new Date(Date.now() + 1e7) },
    });
    const answers = await Promise.all([
      queue("", {}),
      queue("", { cookie: `next-auth.session-token=${session.id}; __Secure-next-auth.session-token=x` }),
      queue("", bearer(session.id)),
      queue("", bearer(`amends_${"A".repeat(43)}`)),
      one(filed.reference, {}),
      note(filed.reference, NOTE_EXAMPLE, {}),
    ]);
    const seen = await Promise.all(answers.map(async (each) => [each.status, await each.text()].join()));
    expect(new Set(seen).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
  });

  it("knows scopes: 403 for a call outside them", async () => {
    const { reference } = await aFiledComplaint();
    const reader = await aCredential(["complaints:read"]);
    const writer = await aCredential(["notes:write"]);
    expect((await queue("", bearer(writer.secret))).status).toBe(403);
    expect((await one(reference, bearer(writer.secret))).status).toBe(403);
    expect((await note(reference, NOTE_EXAMPLE, bearer(reader.secret))).status).toBe(403);
  });

  it("shuts at once when a credential is revoked or its time is over", async () => {
    const { id, secret, maker } = await aCredential();
    expect((await queue("", bearer(secret))).status).toBe(200);
    await revokeCredential(maker, id, new Date());
    expect((await queue("", bearer(secret))).status).toBe(401);
    const now = new Date();
    const short = await makeCredential(
      maker,
      { name: "Short", scopes: ["complaints:read"], lifetimeDays: 30 },
      now,
    );
    if (!short.ok) throw new Error(short.reason);
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
    const open = (at: Date) => openWithCredential(authorization(short.value.secret), "complaints:read", at);
    expect((await open(later(29.9))).ok).toBe(true);
    expect((await open(later(30))).ok).toBe(false);
  });

  it("lets a stranger's address knock sixty times, however many at once", async () => {
    const headers = new Headers({ ...bearer("x"), "x-forwarded-for": anAddress() });
    const now = new Date();
    const tries = Array.from({ length: 70 }, () => openWithCredential(headers, "complaints:read", now));
    const reasons = (await Promise.all(tries)).map((each) => (each.ok ? "open" : each.reason));
    expect(reasons.filter((reason) => reason === "unauthorised")).toHaveLength(60);
    expect(reasons.filter((reason) => reason === "too-many")).toHaveLength(10);
  });
});

describe("a credential", () => {
  it("keeps no secret, only its hash and its beginning", async () => {
    const { id, secret, maker } = await aCredential();
    const row = await asOwner((client) =>
      client.query("SELECT row_to_json(c)::text AS text FROM api_credential c WHERE id = $1", [id]),
    );
    expect(row.rows[0]?.text).not.toContain(secret.slice(16));
    const [listed] = (await listCredentials(maker)).filter((each) => each.id === id);
    expect(secret.startsWith(listed?.prefix ?? "?")).toBe(true);
    expect(JSON.stringify(listed)).not.toContain(secret.slice(16));
  });

  it("notes its last use at most once a minute, also under twenty at once", async () => {
    const { id, secret } = await aCredential();
    const start = new Date("2026-03-06T08:00:00Z");
    const at = (ms: number) => new Date(start.getTime() + ms);
    const use = (when: Date) => openWithCredential(authorization(secret), "complaints:read", when);
    const lastUse = async () => (await db().apiCredential.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    expect(await lastUse()).toBeNull();
    await Promise.all(Array.from({ length: 20 }, (_, index) => use(at(index))));
    const first = (await lastUse())?.getTime() ?? 0;
    expect(first - start.getTime()).toBeLessThan(20);
    await use(at(50_000));
    expect((await lastUse())?.getTime()).toBe(first);
    await use(at(60_020));
    expect((await lastUse())?.getTime()).toBe(start.getTime() + 60_020);
  });

  it.each([
    ["admin", ["complaints:read"]],
    ["admin", ["complaints:file"]],
    ["auditor", ["notes:write"]],
  ] as const)("made by an %s never does what they may not: %j", async (role, scopes) => {
    const maker = await aColleague(role);
    const made = await makeCredential(
      maker,
      { name: "x", scopes: [...scopes], lifetimeDays: null },
      new Date(),
    );
    expect(made).toEqual({ ok: false, reason: "beyond-your-own" });
  });

  it("stays as it was made, and a revoked one stays revoked", async () => {
    const { id, maker } = await aCredential(["complaints:read"]);
    await revokeCredential(maker, id, new Date());
    await expect(
      db().apiCredential.update({ where: { id }, data: { scopes: ["notes:write"] } }),
    ).rejects.toThrow();
    await expect(db().apiCredential.update({ where: { id }, data: { revokedAt: null } })).rejects.toThrow();
  });

  it("moves no money but what customers spend: the ledger takes nothing else from it", async () => {
    const checks = await asOwner((client) =>
      client.query(
        "SELECT pg_get_constraintdef(oid) AS law FROM pg_constraint WHERE conname = 'ledger_transaction_program_check'",
      ),
    );
    expect(checks.rows[0]?.law).toBe("CHECK (((actor_kind <> 'api'::text) OR (kind = 'redeem'::text)))");
  });
});

describe("the queue", () => {
  it("comes in the desk's order, page by page, each case once", async () => {
    const order = randomUUID().toUpperCase();
    await Promise.all(
      Array.from({ length: 55 }, (_, index) =>
        aFiledComplaint({ orderReference: `${order}-${index}`, channel: "shop", locale: "zh-Hans" }),
      ),
    );
    const { secret } = await aCredential(["complaints:read"]);
    const filter = "?channel=shop&language=zh-Hans&assignee=nobody";
    const response = await queue(filter, bearer(secret));
    expect(response.headers.get("cache-control")).toBe("no-store");
    const first = await response.json();
    expect(queuePage.parse(first)).toEqual(first);
    expect(first.complaints).toHaveLength(50);
    const second = await (await queue(`${filter}&after=${first.next}`, bearer(secret))).json();
    expect(second.next).toBeNull();
    const seen = [...first.complaints, ...second.complaints].map(({ reference }) => reference);
    expect(new Set(seen).size).toBe(55);
  });

  it.each([
    ["?severity=huge", "severity", "unknown-value"],
    ["?colour=red", "colour", "unknown-field"],
    ["?assignee=me", "assignee", "wrong-format"],
    ["?after=1", "after", "cursor-malformed"],
    ["?severity=low&severity=urgent", "severity", "wrong-format"],
  ])("%s: 400", async (search, path, code) => {
    const { secret } = await aCredential(["complaints:read"]);
    const response = await queue(search, bearer(secret));
    expect(response.status).toBe(400);
    expect((await response.json()).errors).toMatchObject([{ path, code }]);
  });
});

describe("a case", () => {
  it("is told whole to a program that may read it", async () => {
    const filed = await aFiledComplaint({ description: "<script>alert(1)</script>" });
    const { secret } = await aCredential(["complaints:read"]);
    const body = await (await one(filed.reference, bearer(secret))).json();
    expect(staffComplaint.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      reference: filed.reference,
      description: "<script>alert(1)</script>",
      amountPaid: { amount: "1299.50", currency: "TWD" },
    });
  });

  it.each(["AM-7K3F-92QX", "nonsense", "%00"])("%s: 404", async (reference) => {
    const { secret } = await aCredential();
    expect((await one(reference, bearer(secret))).status).toBe(404);
    expect((await note(reference, NOTE_EXAMPLE, bearer(secret))).status).toBe(404);
  });
});

describe("a note", () => {
  it("stands under the credential's name, at the desk too", async () => {
    const { complaintId, reference } = await aFiledComplaint();
    const { id, secret, maker } = await aCredential(["notes:write"]);
    const response = await note(reference, NOTE_EXAMPLE, bearer(secret));
    expect(response.status).toBe(201);
    const body = await response.json();
    expect(writtenNote.parse(body)).toEqual(body);
    const row = await db().message.findUniqueOrThrow({ where: { id: body.id } });
    expect(row).toMatchObject({ authorKind: "api", authorId: id, body: NOTE_EXAMPLE.body });
    const { name } = await db().apiCredential.findUniqueOrThrow({ where: { id } });
    const [newest] = await caseTimeline(maker, complaintId);
    expect(newest).toMatchObject({ entry: "message", actorKind: "api", actorName: name });
    const event = await db().complaintEvent.findFirstOrThrow({ where: { complaintId, type: "note-added" } });
    expect(event).toMatchObject({ actorKind: "api", actorId: id, facts: { messageId: body.id } });
  });

  it("is written once per key, answered alike, and refused under another text", async () => {
    const { complaintId, reference } = await aFiledComplaint();
    const { secret } = await aCredential(["notes:write"]);
    const headers = { ...bearer(secret), "idempotency-key": randomUUID() };
    const first = await (await note(reference, NOTE_EXAMPLE, headers)).json();
    expect(await (await note(reference, NOTE_EXAMPLE, headers)).json()).toEqual(first);
    expect((await note(reference, { body: "other" }, headers)).status).toBe(422);
    expect(await db().message.count({ where: { complaintId, kind: "internal-note" } })).toBe(1);
  });

  it.each([
    [{ body: " " }, "body", "missing"],
    [{ body: "a\u0000" }, "body", "nul"],
    [{ body: "x".repeat(20_001) }, "body", "too-long"],
    [{ body: "x", kind: "answer" }, "kind", "unknown-value"],
    [{ body: "x", to: "customer" }, "to", "unknown-field"],
  ])("%j: 400", async (body, path, code) => {
    const { reference } = await aFiledComplaint();
    const { secret } = await aCredential(["notes:write"]);
    const response = await note(reference, body, bearer(secret));
    expect(response.status).toBe(400);
    expect((await response.json()).errors).toMatchObject([{ path, code }]);
  });
});

describe("an address that is none", () => {
  it("answers 404 as a problem", async () => {
    const response = nowhere();
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "application/problem+json",
    ]);
  });
});
