import { beforeAll, describe, expect, it } from "vitest";
import { COMPLAINT_STATUSES, ENDED_STATUSES } from "@/lib/domain/complaint-state";
import { durationBucket } from "@/lib/domain/statistics/quantile";
import { asOwner } from "@/tests/support/database";
import { diceOf, plantHistory, plantWorld, randomFrom } from "@/tests/support/factories/random-history";

const NOW = new Date("2026-11-20T12:00:00Z");

const SUMS = `
  SELECT 'day' AS grain, day::text AS day, measure, key, sum(n)::text AS n, sum(total)::text AS total FROM daily_tally
    GROUP BY day, measure, key HAVING sum(n) <> 0 OR sum(total) <> 0
  UNION ALL
  SELECT 'month', month::text, measure, key, sum(n)::text, sum(total)::text FROM (
    SELECT month, measure, key, n, total FROM monthly_tally
    UNION ALL SELECT date_trunc('month', day)::date, measure, key, n, total FROM daily_tally WHERE NOT folded) m
    GROUP BY month, measure, key HAVING sum(n) <> 0 OR sum(total) <> 0
  UNION ALL
  SELECT 'queue', '', concat_ws('|', severity, status, category_key), concat_ws('|', assignee_id, locale, channel),
    sum(n)::text, '' FROM queue_tally
    GROUP BY severity, status, category_key, assignee_id, locale, channel, region_key HAVING sum(n) <> 0
  ORDER BY 1, 2, 3, 4`;

const CHANGES = [
  "UPDATE complaint SET status = 'reopened', closed_at = NULL, outcome = NULL, updated_at = $2 WHERE id = $1",
  "UPDATE complaint SET status = 'under-appeal', updated_at = $2 WHERE id = $1",
  "UPDATE complaint SET status = 'closed', closed_at = $2, outcome = 'upheld', root_cause_key = 'r1', updated_at = $2 WHERE id = $1",
  "UPDATE complaint SET status = 'withdrawn', updated_at = $2 WHERE id = $1",
  "UPDATE complaint SET severity = 'urgent', updated_at = $2 WHERE id = $1",
  "UPDATE complaint SET department_id = NULL, category_key = 'c2', updated_at = $2 WHERE id = $1",
  "UPDATE complaint SET promise_kept_at = $2 WHERE id = $1",
  "UPDATE complaint SET received_at = $2 WHERE id = $1",
  "UPDATE complaint SET mood_at_intake = 1 + abs(hashtext($2::text)) % 5 WHERE id = $1",
  "UPDATE survey SET answered_at = $2, csat = 2 WHERE complaint_id = $1",
  "UPDATE survey SET answered_at = NULL WHERE complaint_id = $1 AND answered_at < $2",
  "UPDATE survey SET counted_at = $2 WHERE complaint_id = $1 AND round = 1",
  "DELETE FROM survey WHERE complaint_id = $1 AND created_round($2) = round",
  "UPDATE award SET status = 'reversed' WHERE complaint_id = $1 AND captured_at < $2",
  "UPDATE award SET status = 'fulfilling', captured_at = $2, fulfil_due_at = $2 WHERE complaint_id = $1",
  "UPDATE award SET status = 'fulfilled', fulfilled_at = $2 WHERE complaint_id = $1",
  "UPDATE award_remedy SET amount_minor = amount_minor + 7 WHERE award_id IN (SELECT id FROM award WHERE complaint_id = $1 AND created_at >= $2)",
  "UPDATE award_remedy SET kind = 'cash' WHERE award_id IN (SELECT id FROM award WHERE complaint_id = $1) AND position = 0 AND $2::timestamptz IS NOT NULL",
  "DELETE FROM award_remedy WHERE award_id IN (SELECT id FROM award WHERE complaint_id = $1) AND position = 1 AND $2::timestamptz IS NOT NULL",
] as const;

describe("the roll-ups", () => {
  beforeAll(async () => {
    await asOwner(async (client) => {
      const dice = diceOf(randomFrom(11));
      const world = await plantWorld(client, "America/Santiago");
      await client.query("SET timezone TO 'Asia/Tokyo'");
      await client.query(
        "CREATE FUNCTION created_round(at timestamptz) RETURNS int LANGUAGE sql AS 'SELECT 1 + extract(day FROM at)::int % 2'",
      );
      const ids = await plantHistory({ client, world, dice, now: NOW }, { count: 120, days: 200 });
      for (const [step, id] of ids.entries()) {
        const at = new Date(NOW.getTime() - dice.below(60 * 24) * 3_600_000);
        for (let n = 0; n < 4; n += 1) {
          const change = CHANGES[dice.below(CHANGES.length)] ?? CHANGES[0];
          await client.query(change, [id, at]);
        }
        if (step % 17 === 0) await client.query("SELECT fold_tallies()");
      }
    });
  });

  it("are what a recount of everything gives, however the rows came to be", async () => {
    await asOwner(async (client) => {
      const kept = await client.query(SUMS);
      await client.query("SELECT recount_tallies()");
      const counted = await client.query(SUMS);
      expect(counted.rows.length).toBeGreaterThan(500);
      expect(kept.rows).toEqual(counted.rows);
    });
  });

  it("keep their sums when folded, with one row per day, measure and key and no empty ones", async () => {
    await asOwner(async (client) => {
      const before = await client.query(SUMS);
      await client.query("UPDATE complaint SET severity = 'low' WHERE severity = 'standard'");
      await client.query("SELECT fold_tallies()");
      await client.query("UPDATE complaint SET severity = 'standard' WHERE severity = 'low' AND true");
      await client.query("SELECT fold_tallies()");
      const { rows } = await client.query<{ fresh: string; empty: string; twice: string }>(
        `SELECT count(*) FILTER (WHERE NOT folded) AS fresh, count(*) FILTER (WHERE n = 0 AND total = 0) AS empty,
           count(*) - count(DISTINCT (day, measure, key)) AS twice FROM daily_tally`,
      );
      expect(rows).toEqual([{ fresh: "0", empty: "0", twice: "0" }]);
      const kept = await client.query(SUMS);
      await client.query("SELECT recount_tallies()");
      expect(kept.rows).toEqual((await client.query(SUMS)).rows);
      expect(kept.rows).not.toEqual(before.rows);
    });
  });

  it("count each complaint's last answer once, also when two answers come at the same moment", async () => {
    const { rows } = await asOwner(async (one) => {
      await one.query("DELETE FROM survey");
      const { rows: found } = await one.query<{ id: string; customer_id: string }>(
        "SELECT id, customer_id FROM complaint LIMIT 1",
      );
      const values = [found[0]?.id, found[0]?.customer_id, NOW];
      const answer = (round: number) =>
        `INSERT INTO survey (complaint_id, customer_id, kind, round, due_at, answered_at, csat, counted_at) VALUES ($1, $2, 'csat', ${round}, $3, $3, ${round}, $3)`;
      await asOwner(async (two) => {
        await one.query("BEGIN");
        await one.query(answer(1), values);
        const waiting = two.query(answer(2), values);
        await one.query("COMMIT");
        await waiting;
      });
      return one.query("SELECT sum(n)::int AS n FROM daily_tally WHERE measure = 'csat'");
    });
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("know the same ends as the domain", async () => {
    await asOwner(async (client) => {
      const { rows } = await client.query<{ status: string }>(
        "SELECT status FROM unnest($1::text[]) status WHERE is_ended_status(status)",
        [COMPLAINT_STATUSES],
      );
      expect(rows.map(({ status }) => status).sort()).toEqual([...ENDED_STATUSES].sort());
      const { rows: odd } = await client.query("SELECT 1 FROM complaint WHERE is_open <> (ended_at IS NULL)");
      expect(odd).toEqual([]);
    });
  });

  it("put durations into the buckets that the domain reads them from", async () => {
    const random = randomFrom(5);
    const durations = Array.from({ length: 2000 }, (_, n) => Math.floor(random() ** 4 * 4e9) + (n % 3));
    await asOwner(async (client) => {
      const { rows } = await client.query<{ bucket: string }>(
        "SELECT duration_bucket(ms) AS bucket FROM unnest($1::bigint[]) WITH ORDINALITY AS given(ms, n) ORDER BY n",
        [durations],
      );
      expect(rows.map(({ bucket }) => Number(bucket))).toEqual(durations.map(durationBucket));
    });
  });
});
