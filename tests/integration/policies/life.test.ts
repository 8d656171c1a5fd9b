import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { discardDraft, saveDraft, startDraft } from "@/lib/policies/mutations/drafts";
import { publishVersion, retireVersion, sendBack, submitDraft } from "@/lib/policies/mutations/review";
import { policyForComplaint, policyInForce, policyVersion } from "@/lib/policies/queries/in-force";
import { findPolicyVersion, listPolicyVersions } from "@/lib/policies/queries/versions";
import { staffMember } from "@/tests/support/factories/awards";
import { aComplaint, aDepartment, anOrganisation } from "@/tests/support/factories/money";
import { aPolicy } from "@/tests/support/factories/policies";

const NOW = new Date("2026-11-20T12:00:00Z");
const LATER = new Date("2026-12-01T00:00:00Z");

let author: Staff;
let reviewer: Staff;
let draftId: string;

/** The default policy with one tier raised. */
function raised(policy: Policy, TWD: bigint): Policy {
  const tiers = policy.tiers.map((tier) =>
    tier.id === "make-good" ? { ...tier, gestureMinor: { ...tier.gestureMinor, TWD } } : tier,
  );
  return { ...policy, tiers };
}

async function draftOf(id: string) {
  const found = await findPolicyVersion(author, id, NOW);
  if (!found) throw new Error("no such version");
  return found;
}

beforeAll(async () => {
  await anOrganisation();
  await aPolicy();
  author = await staffMember("manager");
  reviewer = await staffMember("manager");
});

beforeEach(async () => {
  const inForce = await db().policyVersion.findFirstOrThrow({
    where: { status: "published" },
    orderBy: { version: "desc" },
  });
  const started = await startDraft(author, { from: "version", id: inForce.id }, NOW);
  if (!started.ok) throw new Error(started.reason);
  draftId = started.value;
});

describe("a draft", () => {
  it("is a copy under the next number and decides nothing", async () => {
    const draft = await draftOf(draftId);
    expect(draft).toMatchObject({
      status: "draft",
      policyId: "general-retail",
      departments: null,
      revision: 1,
    });
    expect(draft.document).toEqual({ ...DEFAULT_POLICY, version: draft.version });
    expect((await policyInForce(db(), LATER)).version).not.toBe(draft.version);
  });

  it("is saved by revision: the second of two editors is told, and the first one's work stays", async () => {
    const { document } = await draftOf(draftId);
    const save = (TWD: bigint) =>
      saveDraft(reviewer, { id: draftId, revision: 1, document: raised(document, TWD) }, NOW);
    expect(await save(40_000n)).toEqual({ ok: true, value: 2 });
    expect(await save(50_000n)).toEqual({ ok: false, reason: "changed-since" });
    expect((await draftOf(draftId)).document.tiers[1]?.gestureMinor.TWD).toBe(40_000n);
  });

  it("keeps its id and number whatever the document says", async () => {
    const { document, version } = await draftOf(draftId);
    await saveDraft(
      author,
      { id: draftId, revision: 1, document: { ...document, id: "other", version: 99 } },
      NOW,
    );
    expect((await draftOf(draftId)).document).toMatchObject({ id: "general-retail", version });
  });

  it("gets a number of its own when several are started at once", async () => {
    const started = await Promise.all(
      Array.from({ length: 6 }, () => startDraft(author, { from: "version", id: draftId }, NOW)),
    );
    expect(new Set(started.map((one) => (one.ok ? one.value : one.reason))).size).toBe(6);
    expect(started.every(({ ok }) => ok)).toBe(true);
  });

  it("can be thrown away; a published version cannot", async () => {
    expect(await discardDraft(author, { id: draftId })).toEqual({ ok: true, value: null });
    expect(await findPolicyVersion(author, draftId, NOW)).toBeNull();
    const { id } = await db().policyVersion.findFirstOrThrow({ where: { status: "published" } });
    expect(await discardDraft(author, { id })).toEqual({ ok: false, reason: "not-a-draft" });
    const changes = [
      db().$executeRaw`DELETE FROM policy_version WHERE id = ${id}::uuid`,
      db().$executeRaw`UPDATE policy_version SET note = 'x' WHERE id = ${id}::uuid`,
    ];
    for (const change of changes) await expect(change).rejects.toThrow(/is published/);
  });

  it("is a manager's to write: others are refused", async () => {
    const agent = await staffMember("agent");
    expect(await startDraft(agent, { from: "version", id: draftId }, NOW)).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    expect(await submitDraft(agent, { id: draftId, note: "" }, NOW)).toEqual({
      ok: false,
      reason: "not-allowed",
    });
  });
});

describe("review", () => {
  it("takes no draft that breaks a law", async () => {
    const { document } = await draftOf(draftId);
    await saveDraft(author, { id: draftId, revision: 1, document: raised(document, 99_999_900n) }, NOW);
    expect(await submitDraft(author, { id: draftId, note: "" }, NOW)).toEqual({
      ok: false,
      reason: "has-errors",
    });
    expect((await draftOf(draftId)).status).toBe("draft");
  });

  it("needs a second person, and a reason to send back", async () => {
    await submitDraft(author, { id: draftId, note: "please" }, NOW);
    const publish = (staff: Staff) => publishVersion(staff, { id: draftId, effectiveFrom: LATER }, NOW);
    expect(await publish(author)).toEqual({ ok: false, reason: "same-person" });
    expect(await publish(await staffMember("lead"))).toEqual({ ok: false, reason: "not-allowed" });
    expect(await sendBack(reviewer, { id: draftId, note: "" }, NOW)).toEqual({
      ok: false,
      reason: "note-missing",
    });
    expect((await sendBack(reviewer, { id: draftId, note: "too much" }, NOW)).ok).toBe(true);
    expect(await draftOf(draftId)).toMatchObject({ status: "draft", note: "too much" });
    const told = async (staffId: string) =>
      (await db().notification.findMany({ where: { staffId, createdAt: NOW }, select: { kind: true } })).map(
        ({ kind }) => kind,
      );
    expect(await told(reviewer.id)).toContain("policy-review");
    expect(await told(author.id)).toContain("policy-decided");
    expect(await told(author.id)).not.toContain("policy-review");
    expect(await publish(reviewer)).toEqual({ ok: false, reason: "wrong-state" });
  });

  it("publishes once, when two try", async () => {
    await submitDraft(author, { id: draftId, note: "" }, NOW);
    const third = await staffMember("manager");
    const outcomes = await Promise.all(
      [reviewer, third].map((staff) => publishVersion(staff, { id: draftId, effectiveFrom: LATER }, NOW)),
    );
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("is kept to by the database whatever the code does", async () => {
    await submitDraft(author, { id: draftId, note: "" }, NOW);
    await expect(
      db().policyVersion.update({
        where: { id: draftId },
        data: { publishedById: author.id, status: "published" },
      }),
    ).rejects.toThrow(/four_eyes/);
  });
});

describe("publication", () => {
  it("counts from its instant on, never from the past, and leaves what was decided", async () => {
    const { document, version } = await draftOf(draftId);
    await saveDraft(author, { id: draftId, revision: 1, document: raised(document, 40_000n) }, NOW);
    await submitDraft(author, { id: draftId, note: "" }, NOW);
    const past = new Date(NOW.getTime() - 1);
    expect(await publishVersion(reviewer, { id: draftId, effectiveFrom: past }, NOW)).toEqual({
      ok: false,
      reason: "in-the-past",
    });
    const from = new Date("2026-12-10T16:00:00Z");
    expect((await publishVersion(reviewer, { id: draftId, effectiveFrom: from }, NOW)).ok).toBe(true);
    expect((await policyInForce(db(), new Date(from.getTime() - 1))).version).not.toBe(version);
    const now = await policyInForce(db(), from);
    expect(now).toMatchObject({ version, effectiveFrom: "2026-12-11" });
    expect(now.tiers[1]?.gestureMinor.TWD).toBe(40_000n);
    expect((await policyVersion(db(), "general-retail", 1))?.tiers[1]?.gestureMinor.TWD).toBe(30_000n);
  });

  it("of a pilot decides the cases of its department alone, until it is retired", async () => {
    const pilotOf = await aDepartment();
    const { key } = await db().department.findUniqueOrThrow({
      where: { id: pilotOf },
      select: { key: true },
    });
    const { document, version } = await draftOf(draftId);
    const pilot = { ...document, scope: { departments: [key], regions: null } };
    await saveDraft(author, { id: draftId, revision: 1, document: pilot }, NOW);
    await submitDraft(author, { id: draftId, note: "" }, NOW);
    expect((await publishVersion(reviewer, { id: draftId, effectiveFrom: null }, NOW)).ok).toBe(true);
    const inside = await aComplaint({ departmentId: pilotOf });
    const outside = await aComplaint({ departmentId: await aDepartment() });
    expect((await policyForComplaint(db(), inside.id, LATER)).version).toBe(version);
    expect((await policyForComplaint(db(), outside.id, LATER)).version).not.toBe(version);
    expect((await policyInForce(db(), LATER)).version).not.toBe(version);
    expect((await retireVersion(reviewer, { id: draftId }, LATER)).ok).toBe(true);
    expect((await policyForComplaint(db(), inside.id, LATER)).version).not.toBe(version);
  });

  it("never leaves the house without a policy", async () => {
    const versions = await listPolicyVersions(author, NOW);
    for (const { id, status } of versions.filter((one) => one.status === "published"))
      if (status === "published") await retireVersion(reviewer, { id }, NOW);
    const left = (await listPolicyVersions(author, NOW)).filter(({ standing }) => standing === "in-force");
    expect(left.map(({ departments }) => departments)).toEqual([null]);
  });
});
