import { inDatabase } from "./sign-in";

const IN_FORCE = `SELECT id, policy_id FROM policy_version
  WHERE status = 'published' AND departments IS NULL AND effective_from <= now() ORDER BY effective_from DESC, version DESC LIMIT 1`;

/**
 * A draft copied from the version in force, as the list page's button makes it; answers its id. Journeys beside this one
 * make drafts too: the lock that the app itself takes gives each a number of its own.
 */
export function aDraft(): Promise<string> {
  return inDatabase(async (client) => {
    const { rows } = await client.query<{ id: string; policy_id: string }>(IN_FORCE);
    const source = rows[0];
    if (!source) throw new Error("no policy is in force");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `policy:${source.policy_id}`,
    ]);
    const made = await client.query<{ id: string }>(
      `INSERT INTO policy_version (policy_id, version, status, document, effective_from, based_on, created_at)
       SELECT policy_id, n.next, 'draft', jsonb_set(document, '{version}', to_jsonb(n.next)), now(), policy_id || ' ' || version, now()
       FROM policy_version p,
         LATERAL (SELECT max(version) + 1 AS next FROM policy_version x WHERE x.policy_id = p.policy_id) n
       WHERE p.id = $1 RETURNING id`,
      [source.id],
    );
    return made.rows[0]?.id ?? "";
  });
}
