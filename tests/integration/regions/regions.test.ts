import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as queueOfProgram } from "@/app/api/v1/staff/complaints/route";
import type { Staff } from "@/lib/auth/staff";
import { loadFacts } from "@/lib/compensation/queries/facts";
import { type Assessment, assessComplaint } from "@/lib/complaints/mutations/assess";
import { fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { caseByReference } from "@/lib/complaints/queries/case";
import { listQueue } from "@/lib/complaints/queries/queue";
import { countQueue } from "@/lib/complaints/queries/queue-counts";
import { NO_FILTER } from "@/lib/complaints/queue-filter";
import { db } from "@/lib/db/client";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import type { PolicyScope } from "@/lib/domain/policy-scope";
import { amendsFormat } from "@/lib/imports/amends";
import { importFile } from "@/lib/imports/mutations/import-file";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { saveDraft, startDraft } from "@/lib/policies/mutations/drafts";
import { publishVersion, retireVersion, submitDraft } from "@/lib/policies/mutations/review";
import { policyForComplaint, policyInForce, publishedVersion } from "@/lib/policies/queries/in-force";
import { findPolicyVersion } from "@/lib/policies/queries/versions";
import { exportCases } from "@/lib/reporting/queries/cases";
import { saveRegion } from "@/lib/settings/mutations";
import { listRegions } from "@/lib/settings/queries";
import { planPast, readPast } from "@/lib/simulation/queries/past";
import { aCredential, aComplaint as aSent, bearer, call } from "../../support/api";
import { file, problemOf } from "../../support/api-complaints";
import { aColleague } from "../../support/factories/desk";
import { aFiling } from "../../support/factories/filing";
import { aComplaint, aDepartment } from "../../support/factories/money";
import { someRegions } from "../../support/factories/regions";

const NOW = new Date("2026-11-20T12:00:00Z");
const LATER = new Date("2026-12-01T00:00:00Z");

let agent: Staff;
let author: Staff;
let reviewer: Staff;

beforeAll(async () => {
  await installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" });
  await someRegions();
  [agent, author, reviewer] = await Promise.all([
    aColleague("agent"),
    aColleague("manager"),
    aColleague("manager"),
  ]);
});

const names = (en: string) => ({ "name.en": en, "name.zh-Hans": en, "name.zh-Hant": en });
const regionOf = async (id: string) =>
  (await db().complaint.findUniqueOrThrow({ where: { id }, select: { regionKey: true } })).regionKey;

describe("the house's list", () => {
  it("is added to, renamed and switched off, never written over by a new one; each change is on record", async () => {
    expect(await saveRegion(author, { key: "east", ...names("East"), active: "on", isNew: "yes" })).toEqual({
      ok: true,
      value: null,
    });
    expect(await saveRegion(author, { key: "east", ...names("Other"), isNew: "yes" })).toEqual({
      ok: false,
      reason: "key-taken",
    });
    await saveRegion(author, { key: "east", ...names("East coast") });
    await saveRegion(author, { key: "east", ...names("East coast") });
    const rows = await listRegions(author);
    expect(rows.map(({ key, active }) => [key, active])).toEqual([
      ["north", true],
      ["south", true],
      ["old", false],
      ["east", false],
    ]);
    expect(rows.at(-1)?.names.en).toBe("East coast");
    const entries = await db().auditEntry.findMany({ where: { subjectId: "region:east" } });
    expect(entries.map(({ action }) => action)).toEqual(["settings-changed", "settings-changed"]);
  });
});

describe("a case gets its region", () => {
  it("from staff at intake, and keeps it through a second click", async () => {
    const filing = aFiling({ channel: "phone", regionKey: "north" });
    const token = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001";
    const filed = await fileComplaint({ filing, filedBy: agent, token }, NOW);
    if (!filed.ok) throw new Error(filed.reason);
    expect(await regionOf(filed.value.complaintId)).toBe("north");
    expect(await fileComplaint({ filing, filedBy: agent, token }, NOW)).toMatchObject({
      value: { repeated: true },
    });
    const moved = { ...filing, regionKey: "south" };
    expect(await fileComplaint({ filing: moved, filedBy: agent, token }, NOW)).toMatchObject({ ok: false });
    const found = await caseByReference(agent, filed.value.reference, "zh-Hant");
    expect(found).toMatchObject({ regionKey: "north", regionName: "北部" });
  });

  it("from a program; a key that is not there, or not offered any more, is refused by its path", async () => {
    const taken = await file({ ...aSent(), region: "south" });
    expect(taken.status).toBe(201);
    const { reference } = await taken.json();
    expect(await db().complaint.findUniqueOrThrow({ where: { reference } })).toMatchObject({
      regionKey: "south",
    });
    for (const region of ["atlantis", "old"]) {
      const refused = await file({ ...aSent(), region });
      expect(refused.status).toBe(400);
      expect(await problemOf(refused)).toMatchObject({
        errors: [{ path: "region", code: "region-unknown" }],
      });
    }
    expect((await file(aSent())).status).toBe(201);
  });

  it("with the assessment, as an event of its own; left out of the form it stays", async () => {
    const { id } = await aComplaint({ categoryKey: "service" });
    const assessment: Assessment = {
      impact: "major",
      categoryKey: "service",
      failureKind: "service",
      acceptance: "rejected",
      attribution: "company",
      amountPaidMinor: null,
      provenLossMinor: null,
      currency: null,
      vulnerable: false,
      emotionalImpact: "none",
    };
    const assess = (expectedVersion: number, regionKey?: string | null) =>
      assessComplaint(
        agent,
        { complaintId: id, expectedVersion, assessment: { ...assessment, regionKey } },
        NOW,
      );
    expect(await assess(1, "atlantis")).toEqual({ ok: false, reason: "unknown-region" });
    expect(await assess(1, "old")).toEqual({ ok: false, reason: "unknown-region" });
    expect((await assess(1, "north")).ok).toBe(true);
    expect((await assess(2)).ok).toBe(true);
    expect(await regionOf(id)).toBe("north");
    // What is no longer offered stays where it is.
    await db().region.update({ where: { key: "north" }, data: { active: false } });
    expect((await assess(3, "north")).ok).toBe(true);
    await db().region.update({ where: { key: "north" }, data: { active: true } });
    expect((await assess(4, null)).ok).toBe(true);
    const events = await db().complaintEvent.findMany({
      where: { complaintId: id, type: "region-changed" },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ facts, actorId }) => [facts, actorId])).toEqual([
      [{ from: null, to: "north" }, agent.id],
      [{ from: "north", to: null }, agent.id],
    ]);
  });

  it("from a file of history, by key or by any of its names", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "amends-regions-")), "regions.csv");
    const row = (id: string, region: string) => `${id},2025-03-07T14:20:00+08:00,Lin,Late,${region}\n`;
    const lines = [row("r1", "south"), row("r2", "旧城"), row("r3", ""), row("r4", "Atlantis")];
    writeFileSync(path, `source_id,received_at,customer_name,description,region\n${lines.join("")}`);
    const imported = await importFile(path, {
      format: amendsFormat,
      isDryRun: false,
      now: NOW,
      onProgress: () => undefined,
    });
    expect(imported).toMatchObject({
      ok: true,
      count: { imported: 3, rejected: [{ line: 5, reason: expect.stringContaining("north, south, old") }] },
    });
    const rows = await db().complaint.findMany({
      where: { source: "amends-csv" },
      orderBy: { sourceId: "asc" },
      select: { regionKey: true },
    });
    expect(rows.map(({ regionKey }) => regionKey)).toEqual(["south", "old", null]);
  });
});

describe("lists by region", () => {
  it("the queue is narrowed to one, or to none, and its counts follow every change", async () => {
    const { id } = await aComplaint({ regionKey: "south" });
    const filter = { ...NO_FILTER, region: "south" };
    const open = () => db().complaint.count({ where: { regionKey: "south", isOpen: true } });
    const shown = await listQueue(agent, filter, null);
    expect(shown.rows.map((row) => row.id)).toContain(id);
    expect(shown.rows).toHaveLength(await open());
    const counts = await countQueue(agent, NO_FILTER);
    expect(counts.byFacet.region.get("south")).toBe(await open());
    expect((await countQueue(agent, filter)).total).toBe(await open());
    await db().complaint.update({ where: { id }, data: { regionKey: null } });
    const after = await countQueue(agent, { ...NO_FILTER, region: "none" });
    expect(after.byFacet.region.get("south") ?? 0).toBe(await open());
    expect((await listQueue(agent, { ...NO_FILTER, region: "none" }, null)).rows).toHaveLength(after.total);
    const before = await db().queueTally.groupBy({ by: ["regionKey"], _sum: { n: true } });
    await db().$executeRaw`SELECT recount_tallies()`;
    const recounted = await db().queueTally.groupBy({ by: ["regionKey"], _sum: { n: true } });
    const sums = (rows: typeof before) =>
      rows.flatMap(({ regionKey, _sum }) => (_sum.n ? [`${regionKey} ${_sum.n}`] : [])).sort();
    expect(sums(recounted)).toEqual(sums(before));
    const { secret } = await aCredential(["complaints:read"]);
    const answer = await queueOfProgram(
      call("/api/v1/staff/complaints?region=none", { headers: bearer(secret) }),
    );
    expect((await answer.json()).complaints).toHaveLength(after.total);
  });

  it("the exported cases and a simulation's past say or keep to it", async () => {
    const receivedAt = new Date("2026-02-02T10:00:00Z");
    const here = await aComplaint({ regionKey: "north", receivedAt });
    const there = await aComplaint({ regionKey: "south", receivedAt });
    const { rows } = await exportCases(
      agent,
      { measure: "received.severity", keys: [], from: "2026-02-02", to: "2026-02-02" },
      { timeZone: "Asia/Taipei", now: NOW },
    );
    expect(new Map(rows.map(({ reference, regionKey }) => [reference, regionKey]))).toEqual(
      new Map([
        [here.reference, "north"],
        [there.reference, "south"],
      ]),
    );
    const past = (regionKey: string | null) =>
      planPast(
        { from: receivedAt, to: new Date(receivedAt.getTime() + 1), departmentId: null, regionKey },
        (plan) => {
          const ranges = [...plan.ranges];
          return readPast(
            plan,
            () => ranges.shift(),
            async ({ batches }) => {
              const found: string[] = [];
              for await (const batch of batches()) found.push(...batch.undecided.map(({ id }) => id));
              return found;
            },
          );
        },
      );
    expect(await past("north")).toEqual([here.id]);
    expect((await past(null)).sort()).toEqual([here.id, there.id].sort());
  });
});

describe("a pilot of a region", () => {
  async function draft(scope: PolicyScope): Promise<string> {
    const source = { from: "document", document: { ...DEFAULT_POLICY, scope }, basedOn: null } as const;
    const started = await startDraft(author, source, NOW);
    if (!started.ok) throw new Error(started.reason);
    return started.value;
  }
  async function published(scope: PolicyScope, from: Date | null = null): Promise<string> {
    const id = await draft(scope);
    expect(await submitDraft(author, { id, note: "" }, NOW)).toEqual({ ok: true, value: null });
    expect(await publishVersion(reviewer, { id, effectiveFrom: from }, NOW)).toEqual({
      ok: true,
      value: null,
    });
    return id;
  }
  const versionOf = async (id: string) => (await findPolicyVersion(author, id, NOW))?.version;

  it("is refused for a region that the house does not have", async () => {
    const id = await draft({ departments: null, regions: ["north", "atlantis"] });
    expect(await submitDraft(author, { id, note: "" }, NOW)).toEqual({ ok: false, reason: "has-errors" });
    const document = { ...DEFAULT_POLICY, scope: { departments: null, regions: ["old"] } };
    expect((await saveDraft(author, { id, revision: 1, document }, NOW)).ok).toBe(true);
    expect((await submitDraft(author, { id, note: "" }, NOW)).ok).toBe(true);
  });

  it("decides the cases there; a department's comes before it, both together before either", async () => {
    const departmentId = await aDepartment();
    const { key } = await db().department.findUniqueOrThrow({ where: { id: departmentId } });
    const everywhere = (await policyInForce(db(), NOW)).version;
    expect((await publishedVersion(NOW)).hasPilot).toBe(false);
    const both = await published({ departments: [key], regions: ["north"] });
    const department = await published({ departments: [key], regions: null });
    const region = await published({ departments: null, regions: ["north", "south"] });
    const decides = async (inDepartment: string | null, regionKey: string | null) => {
      const { id } = await aComplaint({ departmentId: inDepartment, regionKey });
      return (await policyForComplaint(db(), id, LATER)).version;
    };
    expect(await decides(departmentId, "north")).toBe(await versionOf(both));
    expect(await decides(departmentId, "south")).toBe(await versionOf(department));
    expect(await decides(departmentId, null)).toBe(await versionOf(department));
    expect(await decides(null, "south")).toBe(await versionOf(region));
    expect(await decides(await aDepartment(), "north")).toBe(await versionOf(region));
    expect(await decides(null, null)).toBe(everywhere);
    expect(await decides(null, "old")).toBe(everywhere);
    expect((await policyInForce(db(), LATER)).version).toBe(everywhere);
    expect(await publishedVersion(LATER)).toMatchObject({ policy: { version: everywhere }, hasPilot: true });
    expect(await findPolicyVersion(author, region, LATER)).toMatchObject({
      standing: "in-force",
      departments: null,
      regions: ["north", "south"],
    });
    const { id } = await aComplaint({ regionKey: "south" });
    const loaded = await loadFacts(db(), {
      complaintId: id,
      policy: await policyForComplaint(db(), id, LATER),
      asked: { requestedRemedy: "none", customerChoice: "none" },
      now: LATER,
    });
    expect(loaded).toMatchObject({ kind: "ready", facts: { factsVersion: 2, region: "south" } });
    expect((await retireVersion(reviewer, { id: region }, NOW)).ok).toBe(true);
    expect(await decides(null, "south")).toBe(everywhere);
  });

  it("is not published where it would tie with another; the database holds that too", async () => {
    const from = new Date("2026-12-24T00:00:00Z");
    const first = await published({ departments: null, regions: ["north"] }, from);
    const tied = await draft({ departments: null, regions: ["south", "north"] });
    await submitDraft(author, { id: tied, note: "" }, NOW);
    expect(await publishVersion(reviewer, { id: tied, effectiveFrom: from }, NOW)).toEqual({
      ok: false,
      reason: "tied",
    });
    const forced = db().$executeRaw`
      UPDATE policy_version SET status = 'published', regions = ARRAY['south', 'north'], effective_from = ${from},
        published_at = ${NOW} WHERE id = ${tied}::uuid`;
    await expect(forced).rejects.toThrow(/ties with another/);
    // Beside it, a day later, or once the other is gone: nothing is left to chance.
    await published({ departments: null, regions: ["south"] }, from);
    const nextDay = new Date(from.getTime() + 86_400_000);
    expect((await publishVersion(reviewer, { id: tied, effectiveFrom: nextDay }, NOW)).ok).toBe(true);
    expect((await retireVersion(reviewer, { id: first }, NOW)).ok).toBe(true);
    await published({ departments: null, regions: ["north"] }, from);
  });
});
