import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readIdempotencyKey } from "@/lib/api/idempotency-key";
import { db } from "@/lib/db/client";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { aComplaint, aCredential, anAddress, bearer } from "../../support/api";
import { file, follow, key, problemOf } from "../../support/api-complaints";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

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
