import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { isComplaintStatus, mayMove } from "@/lib/domain/complaint-state";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { readRecording, seedDemo } from "@/prisma/demo/demo";
import { storyHash } from "@/prisma/demo/recording";
import { DEMO_STORY } from "@/prisma/demo/story/story";
import { asOwner } from "@/tests/support/database";

/** A quarter past midnight in Taipei: nothing of the day has happened yet. */
const NOW = new Date("2026-11-21T16:15:00Z");

const SUMS = `
  SELECT 'day' AS grain, day::text AS day, measure, key, sum(n)::text AS n, sum(total)::text AS total FROM daily_tally
    GROUP BY day, measure, key HAVING sum(n) <> 0 OR sum(total) <> 0
  UNION ALL
  SELECT 'month', month::text, measure, key, sum(n)::text, sum(total)::text FROM monthly_tally GROUP BY month, measure, key
  UNION ALL
  SELECT 'queue', '', concat_ws('|', severity, status, category_key), concat_ws('|', assignee_id, locale, channel),
    sum(n)::text, '' FROM queue_tally
    GROUP BY severity, status, category_key, assignee_id, locale, channel, region_key HAVING sum(n) <> 0
  ORDER BY 1, 2, 3, 4`;

async function latestMoments(): Promise<Record<string, Date | null>> {
  const rows = await db().$queryRaw<{ source: string; at: Date | null }[]>`
    SELECT 'event' AS source, max(greatest(occurred_at, recorded_at)) AS at FROM complaint_event
    UNION ALL SELECT 'message', max(sent_at) FROM message
    UNION ALL SELECT 'mail', max(greatest(created_at, sent_at)) FROM mail
    UNION ALL SELECT 'ledger', max(posted_at) FROM ledger_transaction
    UNION ALL SELECT 'survey', max(greatest(sent_at, answered_at)) FROM survey
    UNION ALL SELECT 'task', max(greatest(created_at, done_at)) FROM task
    UNION ALL SELECT 'notification', max(greatest(created_at, read_at)) FROM notification`;
  return Object.fromEntries(rows.map(({ source, at }) => [source, at]));
}

describe("the demo company", () => {
  beforeAll(async () => {
    await installOrganisation({ name: "Harbour & Pine", timeZone: "Asia/Taipei", baseCurrency: "TWD" });
    await seedDemo(NOW);
  });

  it("was recorded from the story as it stands (record it anew: prisma/demo/README.md)", async () => {
    const { story, policies } = await readRecording();
    expect(story).toBe(storyHash(DEMO_STORY));
    expect(policies.map(({ document }) => toCanonicalJson(document))).toEqual([
      toCanonicalJson(DEFAULT_POLICY),
    ]);
    expect(await db().complaint.count()).toBe(DEMO_STORY.length);
    const placed = await db().complaint.groupBy({ by: ["regionKey"], orderBy: { regionKey: "asc" } });
    expect(placed.map(({ regionKey }) => regionKey)).toEqual(["north", "shanghai", "south", null]);
  });

  it("is seeded once", async () => {
    await seedDemo(new Date(NOW.getTime() + 1));
    expect(await db().complaint.count()).toBe(DEMO_STORY.length);
    const organisation = await db().organisation.findUniqueOrThrow({ where: { id: 1 } });
    expect(organisation.demoSeededAt).toEqual(NOW);
  });

  it("has only legal sequences of events, each ending where the complaint stands", async () => {
    const complaints = await db().complaint.findMany({
      select: {
        reference: true,
        status: true,
        events: { orderBy: [{ occurredAt: "asc" }, { id: "asc" }], select: { type: true, facts: true } },
      },
    });
    for (const { reference, status, events } of complaints) {
      expect(events[0]?.type, reference).toBe("filed");
      let stands = "received";
      for (const { type, facts } of events) {
        const moved = facts as { from?: unknown; to?: unknown };
        if (type === "customer-replied" && stands === "waiting-for-customer") stands = "investigating";
        if (type === "assigned" || type === "severity-changed") continue;
        if (typeof moved.to !== "string" || !isComplaintStatus(moved.to)) continue;
        expect(moved.from, `${reference} ${type}`).toBe(stands);
        const from = isComplaintStatus(stands) ? stands : "received";
        expect(from === moved.to || mayMove(from, moved.to), `${reference} ${from} → ${moved.to}`).toBe(true);
        stands = moved.to;
      }
      expect(stands, reference).toBe(status);
    }
  });

  it("spends from budgets that add up", async () => {
    const { transactions, findings } = await checkLedger();
    expect(transactions).toBeGreaterThan(0);
    expect(findings).toEqual([]);
    const awards = await db().award.findMany({
      select: { offeredAt: true, budgetId: true, transactions: { select: { entries: true } } },
    });
    for (const { offeredAt, budgetId, transactions: posted } of awards) {
      expect(budgetId !== null).toBe(offeredAt !== null);
      expect(posted.every(({ entries }) => entries.length === 2)).toBe(true);
    }
  });

  it("is counted right: a recount changes nothing", async () => {
    await asOwner(async (client) => {
      const before = await client.query(SUMS);
      await client.query("SELECT recount_tallies()");
      expect(before.rows).toEqual((await client.query(SUMS)).rows);
    });
  });

  it("leaves the jobs that lie ahead and no others, and no mail to be sent", async () => {
    const jobs = await db().$queryRaw<{ task: string; status: string | null; early: boolean }[]>`
      SELECT j.task_identifier AS task, a.status, j.run_at <= ${NOW}::timestamptz AS early
      FROM graphile_worker.jobs j LEFT JOIN award a ON a.id::text = substr(j.key, length(j.task_identifier) + 2)`;
    for (const { task, status, early } of jobs) {
      expect(early).toBe(false);
      expect(status).toBe(task === "offer-reminder" ? "offered" : "fulfilling");
    }
    const mails = await db().mail.groupBy({ by: ["status"], _count: true });
    expect(mails.map(({ status }) => status)).toEqual(["kept"]);
  });

  it("happened before now", async () => {
    for (const [source, at] of Object.entries(await latestMoments())) {
      expect(at, source).not.toBeNull();
      expect(at?.getTime(), source).toBeLessThanOrEqual(NOW.getTime());
    }
  });
});
