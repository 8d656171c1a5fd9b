import type { Client } from "pg";

/** What a complaint, its surveys, an award and a remedy count for: the functions of the triggers and of the recount. */
const CONTRIBUTIONS = [
  "complaint_tallies(complaint)",
  "survey_tallies(survey[],integer)",
  "award_tallies(award)",
  "remedy_tallies(award,award_remedy)",
] as const;

/** The sums of `recount_tallies()`, as a query of its own: a query may be shared among processors, an INSERT may not. */
const SUMS = `
  CREATE TEMP TABLE generated_tally ON COMMIT DROP AS
  SELECT day, measure, key, sum(n)::bigint AS n, sum(total)::bigint AS total FROM (
    SELECT t.* FROM complaint c, LATERAL complaint_tallies(c) t
    UNION ALL
    SELECT t.* FROM (
      SELECT s.complaint_id, array_agg(s) AS answers FROM survey s WHERE s.answered_at IS NOT NULL GROUP BY 1
    ) g JOIN complaint c ON c.id = g.complaint_id, LATERAL survey_tallies(g.answers, c.mood_at_intake) t
    UNION ALL SELECT t.* FROM award a, LATERAL award_tallies(a) t
    UNION ALL SELECT t.* FROM award_remedy r JOIN award a ON a.id = r.award_id, LATERAL remedy_tallies(a, r) t
  ) everything GROUP BY 1, 2, 3`;

// A function's cost and yield are guesses to the planner: it would sort millions of rows for a few hundred thousand sums.
const SHARED =
  "SET LOCAL parallel_tuple_cost = 0; SET LOCAL parallel_setup_cost = 0; SET LOCAL enable_sort = off";
const AS_BEFORE = "RESET parallel_tuple_cost; RESET parallel_setup_cost; RESET enable_sort";

const FILL = [
  "DELETE FROM daily_tally",
  "DELETE FROM monthly_tally",
  "DELETE FROM queue_tally",
  `INSERT INTO daily_tally (day, measure, key, n, total, folded)
   SELECT day, measure, key, n, total, true FROM generated_tally`,
  `INSERT INTO monthly_tally (month, measure, key, n, total)
   SELECT date_trunc('month', day)::date, measure, key, sum(n), sum(total) FROM generated_tally GROUP BY 1, 2, 3`,
  `INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, region_key, n)
   SELECT severity, status, category_key, assignee_id, locale, channel, region_key, count(*)
   FROM complaint WHERE is_open GROUP BY 1, 2, 3, 4, 5, 6, 7`,
] as const;

async function definitionOf(client: Client, name: string): Promise<string> {
  const { rows } = await client.query<{ definition: string }>(
    "SELECT pg_get_functiondef($1::regprocedure) AS definition",
    [name],
  );
  return rows[0]?.definition ?? "";
}

/**
 * Counts the roll-ups by the database's own functions, so that a recount only confirms them. For that time the day of an
 * instant is worked out with the zone written into the function, which else looks the zone up four times per complaint,
 * and the functions, which only read, are declared fit to run on several processors.
 */
export async function countRollUps(client: Client, timeZone: string): Promise<void> {
  const day = await definitionOf(client, "organisation_day(timestamptz)");
  const zone = client.escapeLiteral(timeZone);
  await client.query(`
    CREATE OR REPLACE FUNCTION organisation_day(moment timestamptz) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
    AS $day$ SELECT (moment AT TIME ZONE ${zone})::date $day$`);
  const unmarked: string[] = [];
  for (const name of [...CONTRIBUTIONS, ...(await helpers(client))]) {
    unmarked.push(await definitionOf(client, name));
    await client.query(`ALTER FUNCTION ${name} PARALLEL SAFE`);
  }
  await client.query(SHARED);
  await client.query(SUMS);
  await client.query(AS_BEFORE);
  for (const definition of [day, ...unmarked]) await client.query(definition);
  for (const statement of FILL) await client.query(statement);
}

/** The small functions that those are made of. */
async function helpers(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT oid::regprocedure::text AS name FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND proparallel = 'u'
      AND proname IN ('duration_bucket', 'milliseconds_between', 'counts_as_promised') ORDER BY 1`);
  return rows.map(({ name }) => name);
}
