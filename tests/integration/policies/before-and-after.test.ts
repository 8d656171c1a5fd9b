import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { parseDecision, serialiseDecision } from "@/lib/domain/compensation/decision";
import { parseFacts } from "@/lib/domain/compensation/facts-json";
import { saveDraft, startDraft } from "@/lib/policies/mutations/drafts";
import { publishVersion, submitDraft } from "@/lib/policies/mutations/review";
import { policyVersion } from "@/lib/policies/queries/in-force";
import { findPolicyVersion } from "@/lib/policies/queries/versions";
import { aDesk, decisionFor, propose, staffMember } from "@/tests/support/factories/awards";

const BEFORE = new Date("2026-11-20T12:00:00Z");
const FROM = new Date("2026-11-21T00:00:00Z");
const AFTER = new Date("2026-11-21T12:00:00Z");

let desk: Awaited<ReturnType<typeof aDesk>>;

beforeAll(async () => {
  desk = await aDesk();
});

/** Copies what is in force, raises the gesture of a moderate case to 450.00 TWD, and has a second manager publish it. */
async function publishRaised(): Promise<number> {
  const author = await staffMember("manager");
  const source = await db().policyVersion.findFirstOrThrow({
    where: { status: "published" },
    select: { id: true },
  });
  const started = await startDraft(author, { from: "version", id: source.id }, BEFORE);
  if (!started.ok) throw new Error(started.reason);
  const draft = await findPolicyVersion(author, started.value, BEFORE);
  if (!draft) throw new Error("no draft");
  const tiers = draft.document.tiers.map((tier) =>
    tier.id === "make-good" ? { ...tier, gestureMinor: { ...tier.gestureMinor, TWD: 45_000n } } : tier,
  );
  await saveDraft(author, { id: draft.id, revision: 1, document: { ...draft.document, tiers } }, BEFORE);
  await submitDraft(author, { id: draft.id, note: "" }, BEFORE);
  const published = await publishVersion(desk.manager, { id: draft.id, effectiveFrom: FROM }, BEFORE);
  if (!published.ok) throw new Error(published.reason);
  return draft.version;
}

/** A decision as it is stored, and as its facts and its version give it today. */
async function replayed(complaintId: string) {
  const stored = await db().compensationDecision.findFirstOrThrow({ where: { complaintId } });
  const facts = parseFacts(stored.facts);
  const decision = parseDecision(stored.decision);
  const policy = await policyVersion(db(), stored.policyId, stored.policyVersion);
  if (!facts.ok || !decision || !policy) throw new Error("unreadable");
  return {
    version: stored.policyVersion,
    stored: serialiseDecision(decision),
    again: serialiseDecision(decideCompensation(facts.value, policy)),
  };
}

it("a case decided before keeps its decision, one after gets the new one, and both replay exactly", async () => {
  const before = await desk.complaint({ amountPaidMinor: null, currency: "TWD", impact: "moderate" });
  const after = await desk.complaint({ amountPaidMinor: null, currency: "TWD", impact: "moderate" });
  await propose(desk.agent, before.id, BEFORE);
  const version = await publishRaised();
  expect((await decisionFor(after.id, BEFORE)).totals.goodwillMinor).toBe(30_000n);
  expect((await decisionFor(after.id, AFTER)).totals.goodwillMinor).toBe(45_000n);
  await propose(desk.agent, after.id, AFTER);
  const [old, fresh] = [await replayed(before.id), await replayed(after.id)];
  expect([old.version, fresh.version]).toEqual([version - 1, version]);
  expect(old.again).toBe(old.stored);
  expect(fresh.again).toBe(fresh.stored);
  const awards = await db().award.findMany({
    where: { complaintId: { in: [before.id, after.id] }, part: "goodwill" },
    orderBy: { createdAt: "asc" },
    select: { amountMinor: true },
  });
  expect(awards.map(({ amountMinor }) => amountMinor)).toEqual([30_000n, 45_000n]);
});
