import { beforeAll, describe, expect, it } from "vitest";
import { trackedComplaint } from "@/lib/api/complaint-schema";
import { closeDb, db } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { aComplaint, aCredential, anAddress, bearer } from "../../support/api";
import { file, follow, problemOf } from "../../support/api-complaints";
import { currentDatabase } from "../../support/database";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

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
