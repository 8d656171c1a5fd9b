import { withClient } from "../../database/connect";
import { pause } from "../../project";
import type { Stage } from "../stage";

const PAUSE_MS = 900;

/** What the schedule enqueues each minute; here with more tries, so that it is waited for, and two may run at once. */
const END = `SELECT graphile_worker.add_job(task, '{}', max_attempts => 12)
  FROM unnest(ARRAY['end-vouchers', 'end-points']) AS task`;

/** A year passes for one of what was spent in part, or left lying: it ends in a moment. */
const AGE = `
  WITH few AS (SELECT v.id FROM %TABLE% v JOIN award a ON a.id = v.award_id JOIN complaint c ON c.id = a.complaint_id
    WHERE c.order_reference LIKE 'OP-%' AND v.expires_at > now() + interval '1 hour'
      AND (v.%SPENT% > 0 OR v.issued_at < now() - interval '20 seconds') ORDER BY random() LIMIT 1)
  UPDATE %TABLE% SET expires_at = greatest(clock_timestamp() + interval '300 ms', issued_at + interval '1 ms')
  FROM few WHERE few.id = %TABLE%.id`;

/** Lets vouchers and points run out while they are spent, and the jobs that end them run more often than they would. */
export async function keepAgeing(superuserUrl: string, { isOver }: Stage): Promise<void> {
  while (!isOver()) {
    await pause(PAUSE_MS);
    // The database may be away: time passes all the same.
    await withClient(superuserUrl, async (client) => {
      for (const [table, spent] of Object.entries({ voucher: "redeemed_minor", points_lot: "spent_minor" }))
        await client.query(AGE.replaceAll("%TABLE%", table).replaceAll("%SPENT%", spent));
      await client.query(END);
    }).catch(() => undefined);
  }
}

/** The jobs once more, in calm: afterwards nothing that ran out may be left. */
export async function endIssued(superuserUrl: string): Promise<void> {
  await pause(300);
  await withClient(superuserUrl, (client) => client.query(END));
}
