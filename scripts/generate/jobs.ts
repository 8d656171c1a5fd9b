import { withClient } from "../database/connect";
import type { Target } from "./target";

// The runner's tables belong to the app's role, so this is said by the app and not by the tables' owner.
const PLAN = `
  SELECT count(graphile_worker.add_job(due.task, json_build_object('awardId', due.id), run_at => due.at,
    max_attempts => 12, job_key => due.task || ':' || due.id)) AS n
  FROM (
    SELECT 'offer-reminder' AS task, a.id, a.expires_at - make_interval(days => o.offer_reminder_days) AS at
    FROM award a, organisation o WHERE a.status = 'offered' AND a.expires_at IS NOT NULL
    UNION ALL
    SELECT 'promise-late', a.id, a.fulfil_due_at + interval '1 second' FROM award a WHERE a.status = 'fulfilling'
  ) due WHERE due.at >= $1`;

/** What is still to come: reminders of open offers, and the instants at which promises would be late. */
export function planJobs(target: Target, until: Date): Promise<number> {
  return withClient(target.appUrl, async (client) => {
    const { rows } = await client.query<{ n: string }>(PLAN, [until]);
    return Number(rows[0]?.n ?? 0);
  });
}
