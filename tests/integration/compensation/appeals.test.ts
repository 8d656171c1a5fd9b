import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { closeComplaint } from "@/lib/closing/mutations/close";
import { decisionMark } from "@/lib/compensation/decision-mark";
import { answerAsCustomer } from "@/lib/compensation/mutations/answer";
import { answerAppeal } from "@/lib/compensation/mutations/answer-appeal";
import { decideApproval, issueWaiting } from "@/lib/compensation/mutations/approve";
import { decideNothing } from "@/lib/compensation/mutations/decide-nothing";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { appealAsCustomer, appealByPhone } from "@/lib/complaints/mutations/appeal";
import { assignComplaint, claimNext } from "@/lib/complaints/mutations/assign";
import { caseAppeal, customerAppeal } from "@/lib/complaints/queries/appeal";
import { db } from "@/lib/db/client";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { composeLetter } from "@/lib/outbox/compose";
import { letterText } from "@/lib/outbox/letter-forms";
import { storedMail } from "@/lib/outbox/queries/letter";
import { aDesk, decisionFor, propose, staffMember, valueLines } from "@/tests/support/factories/awards";
import { aPolicy } from "@/tests/support/factories/policies";

const NOW = new Date("2026-11-20T12:00:00Z");
const at = (ms: number) => new Date(NOW.getTime() + ms);
const WHY = "You forgot that I had to pay for the taxi as well.";

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
  await db().organisation.update({
    where: { id: 1 },
    data: { outsideReferral: { en: "the Ombudsman", "zh-Hans": "消协", "zh-Hant": "消保官" } },
  });
});

const proofOf = ({ id, customerId }: { id: string; customerId: string }): CustomerProof => ({
  complaintId: id,
  customerId,
  byMail: false,
  proof: "link-checked",
});
const stateOf = (id: string) => db().complaint.findUniqueOrThrow({ where: { id } });
const eventsOf = async (complaintId: string) =>
  (await db().complaintEvent.findMany({ where: { complaintId }, orderBy: { id: "asc" } })).map(
    ({ type }) => type,
  );
const mailsOf = (complaintId: string) =>
  db().mail.findMany({ where: { complaintId, template: { startsWith: "appeal" } }, orderBy: { id: "asc" } });

/** A case whose remedy the agent has proposed and sent. */
async function aDecided(overrides: Parameters<typeof desk.complaint>[0] = {}) {
  const complaint = await desk.complaint(overrides);
  const proposed = await propose(desk.agent, complaint.id, NOW);
  if (!proposed.ok) throw new Error(proposed.reason);
  return complaint;
}

async function anAppealed() {
  const complaint = await aDecided();
  const appealed = await appealAsCustomer(proofOf(complaint), WHY, at(HOUR_MS));
  if (!appealed.ok) throw new Error(appealed.reason);
  return complaint;
}

async function nothing(staff: Staff, complaintId: string, now: Date) {
  const seen = decisionMark(await decisionFor(complaintId, now));
  return decideNothing(staff, { complaintId, seen, requestedRemedy: "none", customerChoice: "none" }, now);
}

describe("an appeal", () => {
  it("goes to a lead who took no part, with a promise of its own, mail and notification", async () => {
    const complaint = await aDecided();
    const before = await stateOf(complaint.id);
    const result = await appealAsCustomer(proofOf(complaint), WHY, at(HOUR_MS));
    expect(result).toMatchObject({ ok: true, value: { repeated: false } });
    const after = await stateOf(complaint.id);
    expect(after).toMatchObject({
      status: "under-appeal",
      isOpen: true,
      appealDueAt: at(25 * HOUR_MS),
      nextDueAt: at(25 * HOUR_MS),
      // The first promise stays as it was kept.
      promiseDueAt: before.promiseDueAt,
      promiseKeptAt: before.promiseKeptAt,
    });
    expect(after.assigneeId).not.toBe(desk.agent.id);
    const reviewer = await db().staff.findUniqueOrThrow({ where: { id: after.assigneeId ?? "" } });
    expect(reviewer.role).toBe("lead");
    const told = await db().notification.findMany({
      where: { complaintId: complaint.id, kind: "case-appealed" },
    });
    expect(told.map(({ staffId }) => staffId)).toEqual([after.assigneeId]);
    const [mail] = await mailsOf(complaint.id);
    const stored = mail && (await storedMail(mail.id));
    if (stored?.reader !== "customer") throw new Error("no acknowledgement");
    const letter = letterText(composeLetter(stored.facts, { complaint: "https://x/c", survey: null }));
    expect(stored.facts.locale).toBe("zh-Hant");
    expect(letter).toContain("2026年11月21日 21:00");
    expect(await caseAppeal(desk.lead, complaint.id)).toMatchObject({
      text: WHY,
      dueAt: at(25 * HOUR_MS),
      excluded: [{ id: desk.agent.id }],
      answeredAt: null,
    });
    expect(await eventsOf(complaint.id)).toContain("appealed");
  });

  it("is one, however often and however much at once it is sent", async () => {
    const complaint = await aDecided();
    const proof = proofOf(complaint);
    const results = await Promise.all([1, 2, 3].map(() => appealAsCustomer(proof, WHY, at(HOUR_MS))));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(results.filter((one) => one.ok && !one.value.repeated)).toHaveLength(1);
    expect(await db().appeal.count({ where: { complaintId: complaint.id } })).toBe(1);
    expect(await mailsOf(complaint.id)).toHaveLength(1);
    expect((await eventsOf(complaint.id)).filter((type) => type === "appealed")).toHaveLength(1);
    expect(await appealAsCustomer(proof, "Something else.", at(2 * HOUR_MS))).toEqual({
      ok: false,
      reason: "under-way",
    });
  });

  it("is possible only after a decision and until the end of its last day where the house is", async () => {
    const undecided = await desk.complaint();
    expect(await appealAsCustomer(proofOf(undecided), WHY, NOW)).toEqual({
      ok: false,
      reason: "not-decided",
    });
    const complaint = await aDecided();
    // Taipei: decided on 20 November, 30 full days: until the end of 20 December, 16:00 UTC.
    const end = new Date("2026-12-20T16:00:00Z");
    expect((await customerAppeal(proofOf(complaint), NOW))?.end).toEqual(end);
    expect(await appealAsCustomer(proofOf(complaint), WHY, end)).toEqual({ ok: false, reason: "too-late" });
    expect(await appealByPhone(desk.agent, { complaintId: complaint.id, body: WHY }, end)).toEqual({
      ok: false,
      reason: "too-late",
    });
    const last = new Date(end.getTime() - 1);
    expect((await appealAsCustomer(proofOf(complaint), WHY, last)).ok).toBe(true);
  });

  it("has the time that the policy which decided gives", async () => {
    await aPolicy({ policy: { ...DEFAULT_POLICY, appeal: { withinDays: 7 } }, effectiveFrom: at(-DAY_MS) });
    const complaint = await aDecided();
    await aPolicy({ policy: DEFAULT_POLICY, effectiveFrom: at(-HOUR_MS) });
    expect((await customerAppeal(proofOf(complaint), NOW))?.end).toEqual(new Date("2026-11-27T16:00:00Z"));
  });

  it("may be told on the phone, and is then written down under the colleague's name", async () => {
    const complaint = await aDecided();
    const result = await appealByPhone(desk.agent, { complaintId: complaint.id, body: WHY }, at(HOUR_MS));
    expect(result.ok).toBe(true);
    const seen = await caseAppeal(desk.lead, complaint.id);
    expect(seen).toMatchObject({ recordedByName: desk.agent.name, text: WHY });
  });

  it("takes a closed case up again and leaves nobody of the first decision with it", async () => {
    const complaint = await desk.complaint();
    await db().complaint.update({
      where: { id: complaint.id },
      data: { status: "closed", outcome: "not-upheld", closedAt: NOW, assigneeId: desk.lead.id },
    });
    await db().complaintEvent.create({
      data: {
        complaintId: complaint.id,
        type: "closed",
        actorKind: "staff",
        actorId: desk.manager.id,
        occurredAt: NOW,
      },
    });
    expect((await appealAsCustomer(proofOf(complaint), WHY, at(HOUR_MS))).ok).toBe(true);
    expect(await stateOf(complaint.id)).toMatchObject({
      status: "under-appeal",
      outcome: null,
      closedAt: null,
    });
    const { excludedIds, reviewerId } = await db().appeal.findUniqueOrThrow({
      where: { complaintId: complaint.id },
    });
    expect([...excludedIds].sort()).toEqual([desk.lead.id, desk.manager.id].sort());
    expect(excludedIds).not.toContain(reviewerId);
  });
});

describe("who decided before", () => {
  it("neither proposes, decides, issues nor takes the case; the reviewer does", async () => {
    const complaint = await anAppealed();
    const now = at(2 * HOUR_MS);
    const refused = { ok: false, reason: "decided-before" };
    expect(await propose(desk.agent, complaint.id, now)).toEqual(refused);
    expect(await nothing(desk.agent, complaint.id, now)).toEqual(refused);
    const [award] = await db().award.findMany({ where: { complaintId: complaint.id } });
    expect(await issueWaiting(desk.agent, { awardId: award?.id ?? "" }, now)).toEqual(refused);
    const answer = { complaintId: complaint.id, outcome: "not-upheld", message: "No." } as const;
    expect(await answerAppeal(desk.agent, answer, now)).toEqual(refused);
    expect(
      await assignComplaint(desk.manager, { complaintId: complaint.id, to: desk.agent.id }, now),
    ).toEqual(refused);
    await assignComplaint(desk.manager, { complaintId: complaint.id, to: null }, now);
    const claimed = await claimNext(desk.agent, now);
    expect(claimed.ok && claimed.value.reference).not.toBe(complaint.reference);
    expect(await propose(desk.lead, complaint.id, now)).not.toEqual(refused);
  });

  it("does not approve either", async () => {
    const complaint = await desk.complaint({ amountPaidMinor: 900_000n });
    expect((await propose(desk.agent, complaint.id, NOW)).ok).toBe(true);
    const open = () =>
      db().approval.findMany({ where: { award: { complaintId: complaint.id }, decision: null } });
    for (const { id } of await open())
      await decideApproval(desk.manager, { approvalId: id, decision: "approved", comment: "" }, NOW);
    expect((await appealAsCustomer(proofOf(complaint), WHY, at(HOUR_MS))).ok).toBe(true);
    await db().complaint.update({ where: { id: complaint.id }, data: { provenLossMinor: 2_000_000n } });
    const other = await staffMember("agent", "other agent");
    const lines = valueLines(await decisionFor(complaint.id, at(2 * HOUR_MS)));
    const again = await propose(other, complaint.id, at(2 * HOUR_MS), {
      lines: lines.filter(({ part }) => part === "entitlement"),
    });
    const [waiting] = await open();
    if (!waiting) throw new Error(`no approval waits: ${JSON.stringify(again.ok ? {} : again)}`);
    const approve = { approvalId: waiting.id, decision: "approved", comment: "" } as const;
    expect(await decideApproval(desk.manager, approve, at(3 * HOUR_MS))).toEqual({
      ok: false,
      reason: "decided-before",
    });
    const asked = await db().notification.findMany({
      where: { complaintId: complaint.id, kind: "approval-requested", createdAt: at(2 * HOUR_MS) },
    });
    expect(asked.map(({ staffId }) => staffId)).not.toContain(desk.manager.id);
  });

  it("leaves the case with nobody and tells every lead, where all took part", async () => {
    const complaint = await aDecided();
    const leaders = await db().staff.findMany({ where: { role: { in: ["lead", "manager"] }, active: true } });
    for (const { id } of leaders)
      await db().complaintEvent.create({
        data: { complaintId: complaint.id, type: "closed", actorKind: "staff", actorId: id, occurredAt: NOW },
      });
    const result = await appealAsCustomer(proofOf(complaint), WHY, at(HOUR_MS));
    expect(result).toMatchObject({ ok: true, value: { reviewerId: null } });
    expect((await stateOf(complaint.id)).assigneeId).toBeNull();
    const told = await db().notification.findMany({
      where: { complaintId: complaint.id, kind: "case-appealed" },
    });
    const leads = leaders.filter(({ role }) => role === "lead").map(({ id }) => id);
    expect(told.map(({ staffId }) => staffId).sort()).toEqual(leads.sort());
    expect((await caseAppeal(desk.lead, complaint.id))?.allowed).toEqual([]);
  });
});

describe("the answer", () => {
  it("not upheld: names the outside body, ends the review, and a second appeal is refused", async () => {
    const complaint = await anAppealed();
    const [goodwill] = await db().award.findMany({
      where: { complaintId: complaint.id, part: "goodwill" },
    });
    const decline = { awardId: goodwill?.id ?? "", answer: "decline", reason: "" } as const;
    expect((await answerAsCustomer(proofOf(complaint), decline, at(2 * HOUR_MS))).ok).toBe(true);
    expect((await stateOf(complaint.id)).status).toBe("under-appeal");
    const answer = {
      complaintId: complaint.id,
      outcome: "not-upheld",
      message: "計程車費已包含在內。",
    } as const;
    expect((await answerAppeal(desk.lead, answer, at(3 * HOUR_MS))).ok).toBe(true);
    expect(await stateOf(complaint.id)).toMatchObject({ status: "decided", appealDueAt: null });
    const mail = (await mailsOf(complaint.id)).at(-1);
    const stored = mail && (await storedMail(mail.id));
    if (stored?.reader !== "customer") throw new Error("no answer was mailed");
    const letter = letterText(composeLetter(stored.facts, { complaint: null, survey: null }));
    expect(letter).toContain("消保官");
    expect(letter).toContain("> 計程車費已包含在內。");
    expect(await answerAppeal(desk.manager, answer, at(4 * HOUR_MS))).toEqual({
      ok: false,
      reason: "already-decided",
    });
    expect(await appealAsCustomer(proofOf(complaint), "Once more.", at(4 * HOUR_MS))).toEqual({
      ok: false,
      reason: "answered-before",
    });
  });

  it("upheld: the reviewer's new remedy goes out, and the case goes on from there", async () => {
    const complaint = await anAppealed();
    await db().complaint.update({ where: { id: complaint.id }, data: { provenLossMinor: 70_000n } });
    const proposed = await propose(desk.lead, complaint.id, at(2 * HOUR_MS), {
      lines: [
        { part: "entitlement", kind: "refund", faceMinor: 480_000n },
        { part: "entitlement", kind: "cash", faceMinor: 70_000n },
      ],
    });
    expect(proposed).toMatchObject({ ok: true });
    const answer = { complaintId: complaint.id, outcome: "upheld", message: "You are right." } as const;
    expect(await answerAppeal(desk.lead, answer, at(3 * HOUR_MS))).toEqual({
      ok: true,
      value: { resolved: false },
    });
    expect((await stateOf(complaint.id)).status).toBe("fulfilling");
    expect(await eventsOf(complaint.id)).toContain("appeal-answered");
  });

  it("comes before the end: a case under appeal is neither closed nor resolved by what was given before", async () => {
    const complaint = await anAppealed();
    const { version } = await stateOf(complaint.id);
    const closing = {
      complaintId: complaint.id,
      reference: complaint.reference,
      version,
      way: "close",
      outcome: "upheld",
      rootCause: "other",
      message: "Done.",
      apology: false,
      regret: true,
      explanation: true,
    } as const;
    await db().rootCause.createMany({ data: { key: "other", names: { en: "Other" } }, skipDuplicates: true });
    expect(await closeComplaint(desk.lead, closing, at(2 * HOUR_MS))).toEqual({
      ok: false,
      reason: "appeal-open",
    });
    const [goodwill] = await db().award.findMany({ where: { complaintId: complaint.id, part: "goodwill" } });
    const accept = { awardId: goodwill?.id ?? "", answer: "accept", reason: "" } as const;
    expect((await answerAsCustomer(proofOf(complaint), accept, at(2 * HOUR_MS))).ok).toBe(true);
    expect((await stateOf(complaint.id)).status).toBe("under-appeal");
  });

  it("is kept by the database from whoever decided before", async () => {
    const complaint = await anAppealed();
    const forged = db().appeal.update({
      where: { complaintId: complaint.id },
      data: { answeredById: desk.agent.id },
    });
    await expect(forged).rejects.toThrow(/appeal_second_person_check/);
  });
});
