import { beforeAll, describe, expect, it } from "vitest";
import { caseByReference } from "@/lib/complaints/queries/case";
import { listQueue } from "@/lib/complaints/queries/queue";
import { searchComplaints } from "@/lib/complaints/queries/search";
import { NO_FILTER } from "@/lib/complaints/queue-filter";
import { customerFile } from "@/lib/customers/queries/file";
import { db } from "@/lib/db/client";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { listLedger } from "@/lib/ledger/queries/list";
import { ledgerFilterOf } from "@/lib/ledger/schema";
import { checkClocks } from "@/lib/sla/queries/check-clocks";
import { type Loaded, loadHistory } from "@/scripts/generate/load/load";
import { progressOf } from "@/scripts/generate/progress";
import { asOwner } from "@/tests/support/database";
import { aColleague } from "@/tests/support/factories/desk";

const COMPLAINTS = 2_000;
const NOW = new Date("2026-11-01T02:00:00Z");

const SUMS = `
  SELECT 'day' AS grain, day::text AS day, measure, key, n::text, total::text FROM daily_tally
  UNION ALL SELECT 'month', month::text, measure, key, n::text, total::text FROM monthly_tally
  UNION ALL SELECT 'queue', severity, status || coalesce(category_key, ''), concat_ws('|', assignee_id, locale, channel), n::text, ''
    FROM queue_tally
  ORDER BY 1, 2, 3, 4`;

/** Everything about the tables that filling them takes off and puts back. */
const SHAPE = `
  SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND convalidated
  UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgenabled = 'O' AND NOT tgisinternal
  UNION ALL SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  ORDER BY 1, 2, 3`;

function load(more: { complaints?: number; seed?: number; replace?: boolean } = {}): Promise<Loaded> {
  const progress = progressOf(() => undefined, null);
  const options = {
    complaints: COMPLAINTS,
    seed: 1,
    until: null,
    replace: false,
    workers: 0,
    now: NOW,
    progress,
  };
  return asOwner((client) => loadHistory(client, { ...options, ...more }));
}

const rowsOf = async (query: string): Promise<unknown[]> =>
  (await asOwner((client) => client.query(query))).rows;

describe("a generated history", () => {
  let loaded: Loaded;
  let before: unknown[];

  beforeAll(async () => {
    await installOrganisation({ name: "Harbour & Pine", timeZone: "Asia/Taipei", baseCurrency: "TWD" });
    before = await rowsOf(SHAPE);
    loaded = await load();
  }, 180_000);

  it("is written whole, and keeps the laws it was checked for", () => {
    expect(loaded.committed).toBe(true);
    expect(loaded.checked.filter(({ broken }) => broken !== 0)).toEqual([]);
    expect(loaded.rows.get("complaint")).toBe(COMPLAINTS);
  });

  it("leaves indexes, constraints, triggers and functions as they were", async () => {
    expect(await rowsOf(SHAPE)).toEqual(before);
  });

  it("has a ledger that adds up to its budgets", async () => {
    const { transactions, findings } = await checkLedger();
    expect(transactions).toBeGreaterThan(1_000);
    expect(findings).toEqual([]);
  });

  it("has roll-ups that a recount only confirms", async () => {
    const kept = await rowsOf(SUMS);
    await asOwner((client) => client.query("SELECT recount_tallies()"));
    expect(kept.length).toBeGreaterThan(2_000);
    expect(await rowsOf(SUMS)).toEqual(kept);
  });

  it("knows what each case got, as a recount confirms", async () => {
    const query = "SELECT * FROM settled_case ORDER BY complaint_id";
    const kept = await rowsOf(query);
    expect(kept.length).toBeGreaterThan(200);
    await asOwner((client) => client.query("SELECT recount_settled_cases()"));
    expect(await rowsOf(query)).toEqual(kept);
  });

  it("tells clocks as the app counts them from the log", async () => {
    const told: string[] = [];
    // The index is written afterwards, and with it what follows from clocks that a story does not tell of.
    const compared = ["promiseDueAt", "promiseKeptAt", "firstAnswerAt", "appealDueAt"];
    for await (const { wrong } of checkClocks({ all: true }))
      for (const { reference, differences } of wrong)
        for (const { where, field, stored, recomputed } of differences)
          if (where === "complaint" && compared.includes(field))
            told.push(`${reference} ${field} ${stored} ${recomputed}`);
    expect(told.slice(0, 20)).toEqual([]);
  });

  it("stays right when the app goes on with it", async () => {
    await asOwner((client) =>
      client.query(
        "UPDATE complaint SET severity = 'urgent' WHERE id IN (SELECT id FROM complaint WHERE is_open LIMIT 5)",
      ),
    );
    const fresh = await rowsOf("SELECT 1 FROM daily_tally WHERE NOT folded");
    expect(fresh.length).toBeGreaterThan(0);
  });

  it("shows on the pages: queue, case, customer, search, ledger", async () => {
    const staff = await aColleague("manager");
    const queue = await listQueue(staff, NO_FILTER, null);
    expect(queue.rows.length).toBeGreaterThan(20);
    const ranks = queue.rows.map(({ queueRank }) => queueRank);
    expect(ranks).toEqual([...ranks].sort((left, right) => left - right));
    const [closed] = await db().complaint.findMany({ where: { status: "closed" }, take: 1 });
    if (!closed) throw new Error("nothing was closed");
    const file = await caseByReference(staff, closed.reference, "en");
    expect(file?.description).not.toBe("");
    expect(await customerFile(staff, closed.customerId)).not.toBeNull();
    const found = await searchComplaints(staff, closed.reference, null);
    expect(JSON.stringify(found)).toContain(closed.reference);
    const ledger = await listLedger(staff, {
      filter: ledgerFilterOf({}),
      after: null,
    });
    expect(ledger.rows.length).toBe(50);
  });

  it("is refused where there is one already, and the database stays as it is", async () => {
    await expect(load()).rejects.toThrow(/holds a generated history already/);
    expect(await db().complaint.count()).toBe(COMPLAINTS);
    expect(await rowsOf(SHAPE)).toEqual(before);
  });

  it("leaves nothing behind when it is broken off", async () => {
    const progress = progressOf(() => undefined, null);
    const broken = asOwner((client) => {
      const show = () => {
        throw new Error("broken off");
      };
      return loadHistory(client, {
        complaints: 50,
        seed: 3,
        until: null,
        replace: true,
        workers: 0,
        now: NOW,
        progress: { ...progress, show },
      });
    });
    await expect(broken).rejects.toThrow("broken off");
    expect(await db().complaint.count()).toBe(COMPLAINTS);
    expect(await rowsOf(SHAPE)).toEqual(before);
  });

  it("takes the place of another one where that is asked for", async () => {
    const again = await load({ complaints: 300, seed: 2, replace: true });
    expect(again.committed).toBe(true);
    expect(await db().complaint.count()).toBe(300);
    expect(await rowsOf(SHAPE)).toEqual(before);
  });
});

describe("a history beside what is there", () => {
  it("adds to complaints and budgets of the house without touching them", async () => {
    await asOwner((client) => client.query("UPDATE contact_point SET value = value || '.other'"));
    const budgets = await rowsOf("SELECT id FROM budget ORDER BY id");
    const loaded = await load({ complaints: 100, seed: 9 });
    expect(loaded).toMatchObject({ committed: true, frozen: false });
    expect(await db().complaint.count()).toBe(400);
    expect(await rowsOf("SELECT id FROM budget ORDER BY id")).toEqual(budgets);
    expect((await checkLedger()).findings).toEqual([]);
  });
});
