import { beforeAll, describe, expect, it } from "vitest";
import { GET as readCase } from "@/app/api/v1/staff/complaints/[reference]/route";
import { makeCredential, revokeCredential } from "@/lib/api-credentials/mutations";
import { recordAudit, recordView, SAME_LOOK_MINUTES } from "@/lib/audit/mutations";
import { closeSession, openSession } from "@/lib/auth/mutations";
import { checkSignIn } from "@/lib/auth/sign-in";
import { decideApproval, overrideApproval } from "@/lib/compensation/mutations/approve";
import { revokeLink } from "@/lib/complaints/mutations/revoke-link";
import { db, inTransaction } from "@/lib/db/client";
import { AUDIT_ACTIONS, AUDIT_ACTORS, AUDIT_SUBJECTS, type AuditAction } from "@/lib/domain/audit";
import { setBudget } from "@/lib/ledger/mutations/set-budget";
import { saveCategory, saveOrganisation } from "@/lib/settings/mutations";
import {
  addStaff,
  changeOwnPassword,
  changeStaff,
  resetPassword,
  setStaffActive,
} from "@/lib/staff/mutations";
import { asOwner } from "@/tests/support/database";
import { aDesk, propose } from "@/tests/support/factories/awards";
import { aColleague } from "@/tests/support/factories/desk";
import { aFiledComplaint } from "@/tests/support/factories/filing";
import { aComplaint, aDepartment, anOrganisation, aStaffRow } from "@/tests/support/factories/money";

const NOW = new Date("2026-11-20T12:00:00Z");
const CANARY = "Zanzibar-Canary";
const PASSWORD = "a long pass phrase of six words";

beforeAll(anOrganisation);

const entriesOf = (where: { actorId?: string; action?: AuditAction; subjectId?: string }) =>
  db().auditEntry.findMany({ where, orderBy: { id: "asc" } });

async function constraint(name: string): Promise<string> {
  const { rows } = await asOwner((client) =>
    client.query<{ text: string }>(
      "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1",
      [name],
    ),
  );
  return rows[0]?.text ?? "";
}

describe("the table", () => {
  it.each([
    ["audit_entry_action_check", AUDIT_ACTIONS],
    ["audit_entry_actor_check", AUDIT_ACTORS],
    ["audit_entry_subject_check", AUDIT_SUBJECTS],
  ] as const)("knows by %s the very words of the code", async (name, words) => {
    const found = [...(await constraint(name)).matchAll(/'([a-z-]+)'::text/g)].map((match) => match[1]);
    expect([...new Set(found)].sort()).toEqual([...words].sort());
  });

  it("is written once: nobody changes, deletes or empties it, not even its owner", async () => {
    const staff = await aColleague();
    const subject = { kind: "staff", id: staff.id } as const;
    await recordAudit(db(), { actor: { kind: "staff", id: staff.id }, action: "signed-in", subject });
    for (const statement of [
      "UPDATE audit_entry SET action = 'signed-out'",
      "DELETE FROM audit_entry",
      "TRUNCATE audit_entry",
    ]) {
      await expect(db().$executeRawUnsafe(statement)).rejects.toThrow(/permission denied/);
      await expect(asOwner((client) => client.query(statement))).rejects.toThrow(/append-only/);
    }
  });
});

describe("a change", () => {
  it("is recorded with it, or neither is", async () => {
    const staff = await aColleague();
    const undone = inTransaction(async (tx) => {
      await recordAudit(tx, {
        actor: { kind: "staff", id: staff.id },
        action: "link-revoked",
        subject: null,
      });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await entriesOf({ actorId: staff.id })).toEqual([]);
  });

  it("tells a setting's values before and after, and only those that changed", async () => {
    const manager = await aColleague("manager");
    const departmentId = await aDepartment();
    const category = {
      key: "parcels",
      "name.en": "Parcels",
      "name.zh-Hans": "包裹",
      "name.zh-Hant": "包裹",
      failureKind: "service",
      departmentId,
      active: "on",
    } as const;
    await saveCategory(manager, category);
    await saveCategory(manager, category);
    await saveCategory(manager, { ...category, failureKind: "product" });
    expect(await entriesOf({ actorId: manager.id })).toMatchObject([
      { subjectId: "category:parcels", facts: { before: { active: null }, after: { active: true } } },
      { facts: { before: { failureKind: "service" }, after: { failureKind: "product" } } },
    ]);
  });

  it("of organisation and budgets is recorded", async () => {
    const manager = await aColleague("manager");
    const departmentId = await aDepartment();
    const budget = {
      departmentId,
      currency: "USD",
      periodStart: "2026-01-01",
      periodEnd: "2027-01-01",
      goodwillLimitMinor: 500n,
      entitlementPlannedMinor: 600n,
    };
    await setBudget(manager, budget, new Date());
    await setBudget(manager, { ...budget, goodwillLimitMinor: 700n }, new Date());
    await saveOrganisation(manager, {
      name: "Harbour Hotels",
      timeZone: "Asia/Taipei",
      baseCurrency: "TWD",
      offerValidDays: 21,
      offerReminderDays: 3,
      fulfilmentDays: 7,
      csatAfterDays: 2,
      npsAfterDays: 14,
      voucherValidDays: 365,
      voucherReminderDays: 14,
      "places.en": "",
      "places.zh-Hans": "",
      "places.zh-Hant": "",
      "referral.en": "Ombudsman",
      "referral.zh-Hans": "消协",
      "referral.zh-Hant": "消保會",
    });
    const entries = await entriesOf({ actorId: manager.id });
    expect(
      entries.map(({ subjectId, facts }) => [subjectId?.replace(/:[0-9a-f-]{36}$/, ""), facts]),
    ).toMatchObject([
      ["budget", { after: { goodwillLimitMinor: "500" } }],
      ["budget", { before: { goodwillLimitMinor: "500" }, after: { goodwillLimitMinor: "700" } }],
      ["organisation", { before: { offerValidDays: 14 }, after: { offerValidDays: 21 } }],
    ]);
  });

  it("of staff is recorded without names, addresses or passwords", async () => {
    const admin = await aColleague("admin");
    const input = {
      name: CANARY,
      email: `${CANARY}@example.com`,
      role: "agent",
      departmentId: null,
    } as const;
    const added = await addStaff(admin, { ...input, password: PASSWORD });
    if (!added.ok) throw new Error(added.reason);
    const staffId = added.value;
    await changeStaff(admin, { staffId, role: "lead", departmentId: null });
    await changeStaff(admin, { staffId, role: "lead", departmentId: null });
    await setStaffActive(admin, { staffId, active: false }, NOW);
    await resetPassword(admin, { staffId, password: `${PASSWORD} anew` }, NOW);
    const person = { ...(await aColleague()), id: staffId };
    await changeOwnPassword(
      person,
      { current: `${PASSWORD} anew`, password: "quite another phrase again" },
      NOW,
    );
    const entries = await entriesOf({ subjectId: staffId });
    expect(entries.map(({ actorId, action, facts }) => [actorId === admin.id, action, facts])).toEqual([
      [true, "staff-added", { role: "agent", departmentId: null }],
      [true, "staff-changed", { before: { role: "agent" }, after: { role: "lead" } }],
      [true, "staff-changed", { before: { active: true }, after: { active: false } }],
      [true, "password-set", { own: false }],
      [false, "password-set", { own: true }],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${CANARY}|phrase`));
  });

  it("of who is signed in is recorded, failures too, without what was typed", async () => {
    const { id } = await aStaffRow();
    const session = await openSession(id, NOW);
    await closeSession(session, NOW);
    await closeSession(session, NOW);
    const before = (await entriesOf({ action: "sign-in-failed" })).length;
    const { email } = await db().staff.findUniqueOrThrow({ where: { id }, select: { email: true } });
    const request = { headers: {}, now: NOW };
    await checkSignIn({ email, password: CANARY }, request);
    await checkSignIn({ email: `${CANARY}@example.com`, password: CANARY }, request);
    expect((await entriesOf({ actorId: id })).map(({ action }) => action)).toEqual([
      "signed-in",
      "signed-out",
    ]);
    const failures = (await entriesOf({ action: "sign-in-failed" })).slice(before);
    expect(failures.map(({ actorKind, subjectId }) => [actorKind, subjectId])).toEqual([
      ["stranger", id],
      ["stranger", null],
    ]);
    expect(JSON.stringify(failures)).not.toMatch(new RegExp(CANARY, "i"));
  });

  it("of a link or an award is recorded with whose it is", async () => {
    const desk = await aDesk({ agent: 1n, lead: 15_000_000n, manager: 15_000_000n });
    const complaint = await desk.complaint();
    await propose(desk.agent, complaint.id, NOW);
    const approvals = await db().approval.findMany({
      where: { award: { complaintId: complaint.id } },
      select: { id: true, awardId: true },
      orderBy: { id: "asc" },
    });
    const [first, second] = approvals;
    if (!first || !second) throw new Error("two approvals are expected");
    await decideApproval(desk.lead, { approvalId: first.id, decision: "refused", comment: CANARY }, NOW);
    await overrideApproval(desk.manager, { approvalId: second.id, comment: CANARY }, NOW);
    const { version } = await db().complaint.findUniqueOrThrow({
      where: { id: complaint.id },
      select: { version: true },
    });
    await revokeLink(desk.agent, { complaintId: complaint.id, expectedVersion: version }, NOW);
    const entries = await db().auditEntry.findMany({
      where: { customerId: complaint.customerId },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ action, actorId, subjectId }) => [action, actorId, subjectId])).toEqual([
      ["approval-decided", desk.lead.id, first.awardId],
      ["approval-overridden", desk.manager.id, second.awardId],
      ["link-revoked", desk.agent.id, complaint.id],
    ]);
    expect(JSON.stringify(entries)).not.toContain(CANARY);
  });
});

describe("a program", () => {
  it("is recorded when its credential is made, looks at a case, and is revoked, never with its secret", async () => {
    const maker = await aColleague("manager");
    const made = await makeCredential(
      maker,
      { name: CANARY, scopes: ["complaints:read"], lifetimeDays: null },
      new Date(),
    );
    if (!made.ok) throw new Error(made.reason);
    const { id, secret } = made.value;
    const { reference } = await aFiledComplaint({ categoryKey: null });
    const request = new Request("https://amends.example/api", {
      headers: { authorization: `Bearer ${secret}` },
    });
    for (const _twice of [1, 2]) await readCase(request, { params: Promise.resolve({ reference }) });
    await revokeCredential(maker, id, new Date());
    await revokeCredential(maker, id, new Date());
    const { id: complaintId, customerId } = await db().complaint.findUniqueOrThrow({ where: { reference } });
    const about = await entriesOf({ subjectId: id });
    expect(about.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["credential-made", maker.id],
      ["credential-revoked", maker.id],
    ]);
    expect(await entriesOf({ actorId: id })).toMatchObject([
      { actorKind: "api", action: "case-viewed", subjectId: complaintId, customerId },
    ]);
    expect(JSON.stringify(about)).not.toMatch(new RegExp(`${CANARY}|${secret}`));
  });
});

describe("a look", () => {
  async function aLook() {
    const staff = await aColleague();
    const { id, customerId } = await aComplaint();
    return {
      actor: { kind: "staff", id: staff.id },
      action: "case-viewed",
      subject: { kind: "complaint", id },
      customerId,
    } as const;
  }

  it("at the same thing by the same person counts once, however many pages are opened at once", async () => {
    const look = await aLook();
    await Promise.all(Array.from({ length: 20 }, () => recordView(look)));
    await recordView(look);
    expect(await entriesOf({ actorId: look.actor.id })).toMatchObject([
      { action: "case-viewed", subjectId: look.subject.id, customerId: look.customerId },
    ]);
  });

  it("counts again after a quarter of an hour, and for another person or another case at once", async () => {
    const look = await aLook();
    await recordView(look);
    const back = `${SAME_LOOK_MINUTES} minutes`;
    await db().$executeRaw`UPDATE audit_view SET seen_at = seen_at - ${back}::interval`;
    await recordView(look);
    await recordView({ ...look, actor: { kind: "staff", id: (await aColleague()).id } });
    await recordView({ ...look, subject: { kind: "complaint", id: (await aComplaint()).id } });
    expect(await entriesOf({ actorId: look.actor.id })).toHaveLength(3);
    expect(await entriesOf({ subjectId: look.subject.id })).toHaveLength(3);
  });
});
