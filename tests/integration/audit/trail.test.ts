import { beforeAll, describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/mutations";
import { exportAudit, listAudit } from "@/lib/audit-trail/queries";
import { auditCursorText, readAuditUrl } from "@/lib/audit-trail/schema";
import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { aColleague } from "@/tests/support/factories/desk";
import { aFiledComplaint } from "@/tests/support/factories/filing";
import { anOrganisation } from "@/tests/support/factories/money";

let auditor: Staff;
let agent: Staff;
let complaint: { id: string; reference: string; customerId: string };

/** 1,203 looks of one agent at one case, written in one go, with a few other entries between. */
beforeAll(async () => {
  await anOrganisation();
  auditor = await aColleague("auditor");
  agent = await aColleague("agent");
  const { reference } = await aFiledComplaint({ categoryKey: null });
  complaint = await db().complaint.findUniqueOrThrow({
    where: { reference },
    select: { id: true, reference: true, customerId: true },
  });
  await db().$executeRaw`
    INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject_kind, subject_id, customer_id)
    SELECT timestamptz '2026-03-01 00:00Z' + (n / 3) * interval '1 minute', 'staff', ${agent.id}::uuid, 'case-viewed',
      'complaint', ${complaint.id}, ${complaint.customerId}::uuid FROM generate_series(1, 1203) n`;
  const actor = { kind: "staff", id: agent.id } as const;
  await recordAudit(db(), { actor, action: "signed-in", subject: { kind: "staff", id: agent.id } });
  await recordAudit(db(), { actor: { kind: "stranger", id: null }, action: "sign-in-failed", subject: null });
  await recordAudit(db(), {
    actor,
    action: "settings-changed",
    subject: { kind: "setting", id: "organisation" },
  });
});

async function pagesOf(url: Record<string, string>): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page = await listAudit(auditor, readAuditUrl({ ...url, after }));
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next ? auditCursorText(page.next) : null;
  }
  return ids;
}

describe("the audit log", () => {
  it("is read page by page, each entry once, newest first, also within one instant", async () => {
    const ids = await pagesOf({ action: "case-viewed" });
    expect(new Set(ids).size).toBe(1203);
    const rows = await db().auditEntry.findMany({
      where: { action: "case-viewed" },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: { id: true },
    });
    expect(ids).toEqual(rows.map(({ id }) => id));
  });

  it.each([
    ["person", () => ({ person: agent.id }), 1205],
    ["action", () => ({ action: "signed-in" }), 1],
    ["case", () => ({ case: ` ${complaint.reference.toLowerCase()} ` }), 1203],
    ["a case there is none of", () => ({ case: "AM-nothing" }), 0],
    ["customer", () => ({ customer: complaint.customerId }), 1203],
    ["a day in the organisation's zone", () => ({ from: "2026-03-01", to: "2026-03-01" }), 1203],
    ["the day before", () => ({ to: "2026-02-28" }), 0],
    ["nonsense, which is left out", () => ({ person: "'; --", action: "shouted", from: "soon" }), 1206],
  ] as const)("narrows by %s", async (_what, url, count) => {
    expect((await pagesOf({ ...url() })).length).toBe(count);
  });

  it("names people and subjects as readers know them", async () => {
    const { rows } = await listAudit(auditor, readAuditUrl({ customer: complaint.customerId }));
    expect(rows[0]).toMatchObject({
      actorName: agent.name,
      subjectKind: "complaint",
      subjectLabel: complaint.reference,
      action: "case-viewed",
    });
    const { rows: failed } = await listAudit(auditor, readAuditUrl({ action: "sign-in-failed" }));
    expect(failed[0]).toMatchObject({ actorKind: "stranger", actorName: null, subjectLabel: null });
  });

  it("is exported whole, in the same order, batch by batch", async () => {
    const sizes: number[] = [];
    const ids: string[] = [];
    for await (const batch of exportAudit(auditor, readAuditUrl({ action: "case-viewed" }).filter)) {
      sizes.push(batch.length);
      ids.push(...batch.map(({ id }) => id));
    }
    expect(sizes).toEqual([500, 500, 203]);
    expect(ids).toEqual(await pagesOf({ action: "case-viewed" }));
  });
});
