/** A transaction may wait so long for its seal before that is news: the job runs each minute. */
const LATE_AFTER = "5 minutes";

// A changed digest breaks its block's hash, a changed hash the next link; who makes the whole chain anew can not make it
// end in the hash that somebody noted elsewhere.
export const CHAIN = `
  WITH chain AS (
    SELECT number, previous_hash, hash, ledger_block_hash(number, previous_hash, transaction_ids, digests) AS computed,
      lag(hash) OVER (ORDER BY number) AS before, coalesce(lag(number) OVER (ORDER BY number), 0) AS last
    FROM ledger_seal)
  SELECT 'seal ' || number AS what,
    CASE WHEN hash <> computed THEN 'its hash is not that of its block'
      WHEN last + 1 <> number THEN 'the seal before it is missing'
      ELSE 'it does not follow from the seal before it' END AS cause
  FROM chain WHERE hash <> computed OR last + 1 <> number OR previous_hash <> coalesce(before, ''::bytea)`;

// All entries in one sweep, then all transactions: asked one by one, a million digests take minutes.
export const DIGESTS = `
  WITH words AS (
    SELECT e.transaction_id, string_agg(ledger_entry_words(e, a), ';' ORDER BY e.id) AS entries
    FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id GROUP BY e.transaction_id),
  computed AS (
    SELECT t.id, ledger_digest_over(t, w.entries) AS digest
    FROM ledger_transaction t LEFT JOIN words w ON w.transaction_id = t.id)
  SELECT u.id::text AS what,
    concat(CASE WHEN c.id IS NULL THEN 'sealed transaction is gone' ELSE 'changed since it was sealed' END, ' (seal ', s.number, ')') AS cause
  FROM ledger_seal s CROSS JOIN LATERAL unnest(s.transaction_ids, s.digests) AS u (id, digest)
  LEFT JOIN computed c ON c.id = u.id
  WHERE c.id IS NULL OR c.digest <> u.digest`;

export const SEALED = `
  WITH sealed AS (SELECT unnest(transaction_ids) AS id FROM ledger_seal)
  SELECT id::text AS what, 'sealed more than once' AS cause FROM sealed GROUP BY id HAVING count(*) > 1
  UNION ALL
  SELECT t.id::text, 'in no seal and not waiting for one: slipped in beside the app'
  FROM ledger_transaction t LEFT JOIN sealed s ON s.id = t.id LEFT JOIN ledger_unsealed w ON w.transaction_id = t.id
  WHERE s.id IS NULL AND w.transaction_id IS NULL
  UNION ALL
  SELECT transaction_id::text, 'waits too long for its seal: does the job run?'
  FROM ledger_unsealed WHERE added_at < clock_timestamp() - interval '${LATE_AFTER}'`;

/** How far the seals reach, and the newest one: noted elsewhere, it vouches for everything before it. */
export const SEAL_TOTALS = `
  SELECT count(*)::int AS seals, coalesce(sum(cardinality(transaction_ids)), 0)::int AS sealed,
    (SELECT count(*)::int FROM ledger_unsealed) AS waiting,
    (SELECT encode(hash, 'hex') FROM ledger_seal ORDER BY number DESC LIMIT 1) AS head
  FROM ledger_seal`;
