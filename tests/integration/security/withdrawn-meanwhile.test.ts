import { beforeAll, expect, it } from "vitest";
import { issueWaiting } from "@/lib/compensation/mutations/approve";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { withdraw } from "@/lib/complaints/mutations/withdraw";
import { db } from "@/lib/db/client";
import { asSuperuser } from "../../support/database";
import { aDesk } from "../../support/factories/awards";
import { anAwardSubject } from "../../support/factories/money";

const NOW = new Date("2026-11-20T12:00:00Z");
let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});

async function decidedCase() {
  const complaint = await desk.complaint({ status: "decided" });
  const { awardId } = await anAwardSubject({ budgetId: desk.budgetId, complaintId: complaint.id });
  const proof: CustomerProof = {
    complaintId: complaint.id,
    customerId: complaint.customerId,
    byMail: false,
    proof: "link-checked",
  };
  return { complaint, awardId, proof };
}
const statusOf = async (id: string) => (await db().complaint.findUniqueOrThrow({ where: { id } })).status;

it("an offer that goes out while the customer withdraws is seen by the withdrawal", async () => {
  const { complaint, awardId, proof } = await decidedCase();
  const answer = await asSuperuser(async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM complaint WHERE id = $1 FOR UPDATE", [complaint.id]);
    const withdrawn = withdraw(proof, NOW);
    for (let waiting = 0; waiting === 0; ) {
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`,
      );
      waiting = rows[0]?.n ?? 0;
    }
    await client.query("UPDATE award SET status = 'offered', offered_at = now() WHERE id = $1", [awardId]);
    await client.query("COMMIT");
    return withdrawn;
  });
  expect(answer).toEqual({ ok: false, reason: "offer-open" });
  expect(await statusOf(complaint.id)).toBe("decided");
});

it("nothing is offered on a case that was withdrawn meanwhile, and no money is reserved", async () => {
  const { complaint, awardId, proof } = await decidedCase();
  expect(await withdraw(proof, NOW)).toEqual({ ok: true, value: null });
  expect(await issueWaiting(desk.agent, { awardId }, NOW)).toEqual({ ok: false, reason: "case-not-open" });
  expect(await db().award.findUniqueOrThrow({ where: { id: awardId } })).toMatchObject({
    status: "proposed",
  });
  expect(await db().ledgerTransaction.count({ where: { awardId } })).toBe(0);
  expect(await db().mail.count({ where: { complaintId: complaint.id } })).toBe(0);
});
