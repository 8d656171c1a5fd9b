import { beforeAll, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { HOUR_MS } from "@/lib/domain/duration";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import { databaseNow } from "@/lib/now";
import { discardDraft, openDraft, publishDraft, saveDraft } from "@/lib/sla/mutations/terms";
import { slaBook } from "@/lib/sla/queries/book";
import { checkClocks } from "@/lib/sla/queries/check-clocks";
import { listTerms, termsDraft, termsHouse, termsVersion } from "@/lib/sla/queries/terms";
import type { TermsDraft } from "@/lib/sla/terms-types";
import { asOwner } from "../../support/database";
import { aColleague } from "../../support/factories/desk";
import { aFiledComplaint } from "../../support/factories/filing";
import { anOrganisation } from "../../support/factories/money";

let manager: Staff;
let other: Staff;

beforeAll(async () => {
  await anOrganisation();
  [manager, other] = await Promise.all([aColleague("manager"), aColleague("manager")]);
});

/** The terms with another target of the resolution. */
function withHours(terms: SlaTerms, count: number): SlaTerms {
  return {
    ...terms,
    clocks: terms.clocks.map((clock) =>
      clock.key === "resolution"
        ? { ...clock, targets: { ...clock.targets, standard: { unit: "hours", count } } }
        : clock,
    ),
  };
}

async function opened(from: number | null = null): Promise<TermsDraft> {
  const draft = await openDraft(manager, { from });
  if (!draft.ok) throw new Error(draft.reason);
  return draft.value;
}

const reasonOf = (answer: { ok: boolean; reason?: string }) => (answer.ok ? "done" : answer.reason);
const soon = { effectiveFrom: null, note: "Shorter, as customers asked." };

async function resolutionOf(complaintId: string) {
  const row = await db().complaintClock.findFirstOrThrow({
    where: { complaintId, clockKey: "resolution" },
    select: { termsVersion: true, targetMs: true, dueAt: true },
  });
  return { ...row, hours: Number(row.targetMs) / HOUR_MS };
}

it("is one draft at a time, of which the second to save is told and overwrites nothing", async () => {
  const both = await Promise.all([openDraft(manager, { from: null }), openDraft(other, { from: null })]);
  expect(both.map(reasonOf).sort()).toEqual(["done", "draft-exists"]);
  const draft = await termsDraft(manager);
  if (!draft) throw new Error("no draft");
  const { document, revision: baseRevision } = draft;
  expect(draft.version).toBe(2);
  const saves = await Promise.all([
    saveDraft(manager, { document: withHours(document, 70), baseRevision }),
    saveDraft(other, { document: withHours(document, 60), baseRevision }),
  ]);
  expect(saves.map(reasonOf).sort()).toEqual(["conflict", "done"]);
  const hours = saves[0].ok ? 70 : 60;
  const stored = await termsDraft(manager);
  expect(stored?.document).toEqual(withHours(document, hours));
  // Sent again after a lost answer: the same words are the same draft.
  expect(reasonOf(await saveDraft(manager, { document: withHours(document, hours), baseRevision }))).toBe(
    "done",
  );
  expect(reasonOf(await publishDraft(other, { ...soon, baseRevision }))).toBe("conflict");
  expect(reasonOf(await discardDraft(other, { baseRevision }))).toBe("conflict");
  expect(await discardDraft(manager, { baseRevision: stored?.revision ?? "" })).toMatchObject({ ok: true });
  expect(await termsDraft(manager)).toBeNull();
  expect(reasonOf(await saveDraft(manager, { document, baseRevision }))).toBe("no-draft");
  expect(reasonOf(await publishDraft(manager, { ...soon, baseRevision }))).toBe("no-draft");
  expect(reasonOf(await openDraft(manager, { from: 7 }))).toBe("not-found");
});

it("keeps what is unfinished, and publishes neither that nor without a reason nor too soon", async () => {
  const { document, revision } = await opened();
  const unfinished = { ...document, timeZone: "", clocks: document.clocks.slice(1) };
  const saved = await saveDraft(manager, { document: unfinished, baseRevision: revision });
  if (!saved.ok) throw new Error(saved.reason);
  expect((await termsDraft(manager))?.document).toEqual(unfinished);
  const refused = await publishDraft(manager, { ...soon, baseRevision: saved.value.revision });
  expect(refused).toEqual({
    ok: false,
    reason: "problems",
    problems: [
      { path: "timeZone", problem: "unknown-zone" },
      { path: "clocks.promise", problem: "clock-missing" },
    ],
  });
  const mended = await saveDraft(manager, { document, baseRevision: saved.value.revision });
  if (!mended.ok) throw new Error(mended.reason);
  const baseRevision = mended.value.revision;
  const attempt = async (effectiveFrom: Date | null, note = "Why.") =>
    reasonOf(await publishDraft(manager, { baseRevision, effectiveFrom, note }));
  expect(await attempt(null, "  ")).toBe("note-missing");
  expect(await attempt(new Date(databaseNow().getTime() + 59_000))).toBe("too-soon");
  const early =
    "UPDATE sla_version SET published_at = now(), effective_from = now(), note = 'x' WHERE version = 2";
  await expect(asOwner((client) => client.query(early))).rejects.toThrow(/a minute after/);
  await discardDraft(manager, { baseRevision });
});

it("once published holds a minute later for what begins then, and never changes", async () => {
  const before = await aFiledComplaint({ receivedAt: databaseNow() }, databaseNow());
  const running = await resolutionOf(before.complaintId);
  const { document, revision } = await opened();
  const saved = await saveDraft(manager, { document: withHours(document, 10), baseRevision: revision });
  if (!saved.ok) throw new Error(saved.reason);
  const publishedAt = databaseNow();
  const published = await publishDraft(manager, { ...soon, baseRevision: saved.value.revision });
  if (!published.ok) throw new Error(published.reason);
  const { effectiveFrom } = published;
  const ahead = effectiveFrom.getTime() - publishedAt.getTime();
  expect(ahead).toBeGreaterThanOrEqual(60_000);
  expect(ahead).toBeLessThanOrEqual(125_000);
  expect((await slaBook()).terms.map(({ version }) => version)).toEqual([1, 2]);
  const filed = async (at: Date) => resolutionOf((await aFiledComplaint({ receivedAt: at }, at)).complaintId);
  expect(await filed(new Date(effectiveFrom.getTime() - 1))).toMatchObject({ termsVersion: 1, hours: 80 });
  expect(await filed(effectiveFrom)).toMatchObject({ termsVersion: 2, hours: 10 });
  expect(await resolutionOf(before.complaintId)).toEqual(running);
  for await (const batch of checkClocks({ all: true })) expect(batch.wrong).toEqual([]);
  for (const change of ["note = 'else'", "document = '{}'", "effective_from = now() + interval '9 days'"])
    await expect(
      asOwner((client) => client.query(`UPDATE sla_version SET ${change} WHERE version = 2`)),
    ).rejects.toThrow();
  expect(
    (await listTerms(manager)).map(({ version, standing, note, publishedByName }) => [
      version,
      standing,
      note,
      publishedByName,
    ]),
  ).toEqual([
    [2, "planned", soon.note, manager.name],
    [1, "in-force", "", null],
  ]);
  const page = await termsVersion(manager, 2);
  expect(page?.terms).toEqual(withHours(document, 10));
  expect(page?.before).toEqual({ version: 1, terms: document });
});

it("goes back by a draft of an older version, which must hold after the one that is to come", async () => {
  const { version, document, revision: baseRevision } = await opened(1);
  expect(version).toBe(3);
  expect(document).toEqual((await termsVersion(manager, 1))?.terms);
  const [planned] = (await slaBook()).terms.slice(-1);
  const at = (offset: number) => new Date((planned?.effectiveFrom.getTime() ?? 0) + offset);
  const attempt = async (effectiveFrom: Date) =>
    reasonOf(await publishDraft(manager, { baseRevision, effectiveFrom, note: "Back again." }));
  expect(await attempt(at(0))).toBe("before-latest");
  expect(await attempt(at(60_000))).toBe("done");
  const entries = await db().auditEntry.findMany({
    where: { subjectKind: "sla" },
    select: { action: true, facts: true },
    orderBy: { id: "asc" },
  });
  const actions = entries.map(({ action }) => action);
  expect(actions.filter((action) => action === "sla-published")).toHaveLength(2);
  expect(actions.filter((action) => action === "sla-discarded")).toHaveLength(2);
  expect(entries.at(-1)?.facts).toMatchObject({ version: 3, changes: 1 });
  expect(JSON.stringify(entries)).not.toContain("Back again");
  expect((await termsHouse(manager, "zh-Hant")).calendars).toEqual([{ key: "office", name: "Office hours" }]);
});
