import { inSnapshot, type SnapshotReader } from "@/lib/db/snapshot";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { BudgetSpan } from "@/lib/domain/simulation/budgets";
import { parsePolicy } from "@/lib/policies/policy-schema";
import { KNOWN_SQL } from "@/lib/simulation/queries/known";

/** Whose past: complaints received in a period (half open), of one department or of all, of one region or of all. */
export type PastScope = { from: Date; to: Date; departmentId: string | null; regionKey?: string | null };

/** A decision of a complaint; those of one complaint follow each other, in their order. */
export type PastDecision = {
  id: string;
  departmentId: string | null;
  currency: string;
  decisionId: string;
  policyId: string;
  policyVersion: number;
  facts: string;
  mark: string;
  decidedAtMs: string;
  day: string;
};

/** A complaint without a decision; `known` is what is known of it, as one text: see readKnown. */
export type PastUndecided = { id: string; known: string };

export type PastAward = {
  complaintId: string;
  id: string;
  decisionId: string;
  part: string;
  currency: string;
  status: string;
  amount: string;
  deviationReason: string | null;
  capturedAtMs: string | null;
  reversedAtMs: string | null;
  ledger: string;
};

export type PastBatch = {
  decisions: readonly PastDecision[];
  undecided: readonly PastUndecided[];
  awards: readonly PastAward[];
};

/** Everything that a run reads, at one moment. */
export type Past = {
  /** How many complaints there are in all. */
  total: number;
  policies: ReadonlyMap<string, Policy>;
  budgets: readonly BudgetSpan[];
  /** The batches in order; the next one is fetched while one is worked on. */
  batches: () => AsyncGenerator<PastBatch>;
  /** The stored decisions of these ids, as JSON text: asked for only where one does not replay. */
  storedDecisions: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

/** Complaints per batch, of which a part is in the scope. */
const BATCH = 4_000;
/** Batches that are on their way while one is worked on. */
const AHEAD = 2;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

const IN_SCOPE = `c.received_at >= $1::timestamptz AND c.received_at < $2::timestamptz
  AND ($3::uuid IS NULL OR coalesce(c.department_id, k.department_id) = $3::uuid)
  AND ($4::text IS NULL OR c.region_key = $4::text)`;

const TOTAL = `
  SELECT count(*)::int AS n FROM complaint c LEFT JOIN category k ON k.key = c.category_key WHERE ${IN_SCOPE}`;

const EDGES = `
  SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM complaint) numbered
  WHERE n % ${BATCH} = 0 ORDER BY id`;

// Ids of a batch, said of the one table that is read along its index. Of others it is not said: the planner takes such a
// range for a single row, and would go through all of it again for each row of the first; so it looks each up by key.
const within = (column: string) => `${column} > $5::uuid AND ${column} <= $6::uuid`;

// The stored decision stays in the database: its hash says whether the replay gives the same bytes.
const DECISIONS = `
  SELECT c.id, coalesce(c.department_id, k.department_id) AS "departmentId",
    coalesce(c.currency, o.base_currency) AS currency, d.id AS "decisionId", d.policy_id AS "policyId",
    d.policy_version AS "policyVersion", d.facts::text AS facts,
    encode(sha256(convert_to(d.decision::text, 'UTF8')), 'base64') AS mark,
    floor(extract(epoch FROM d.decided_at) * 1000)::text AS "decidedAtMs",
    to_char(d.decided_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS day
  FROM compensation_decision d JOIN complaint c ON c.id = d.complaint_id JOIN organisation o ON o.id = 1
    LEFT JOIN category k ON k.key = c.category_key
  WHERE ${IN_SCOPE} AND ${within("d.complaint_id")}
  ORDER BY d.complaint_id, d.decided_at, d.id`;

// One text for each: hundreds of thousands of complaints say the same few things, and a text is found again at once.
const UNDECIDED = `
  SELECT c.id, ${KNOWN_SQL} AS known
  FROM complaint c JOIN organisation o ON o.id = 1 LEFT JOIN category k ON k.key = c.category_key
    LEFT JOIN LATERAL (
      SELECT string_agg(i.kind, ',' ORDER BY i.kind) AS kinds FROM imported_relief i WHERE i.complaint_id = c.id
    ) r ON true
  WHERE ${IN_SCOPE} AND ${within("c.id")}
    AND NOT EXISTS (SELECT FROM compensation_decision d WHERE d.complaint_id = c.id)`;

// What was awarded counts wherever its money is by now, also what lapsed of a voucher since.
// What the books say of all awards of a batch is added up in one go: one by one takes three times as long.
const AWARDS = `
  SELECT a.complaint_id AS "complaintId", a.id, a.decision_id AS "decisionId", a.part, a.currency, a.status,
    a.amount_minor::text AS amount, a.deviation_reason AS "deviationReason",
    floor(extract(epoch FROM a.captured_at) * 1000)::text AS "capturedAtMs",
    floor(extract(epoch FROM max(t.posted_at) FILTER (WHERE t.kind = 'reverse')) * 1000)::text AS "reversedAtMs",
    coalesce(sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END)
      FILTER (WHERE w.kind NOT IN ('budget', 'reserved') AND coalesce(o.kind, t.kind) <> 'lapse'), 0)::text AS ledger
  FROM award a JOIN complaint c ON c.id = a.complaint_id LEFT JOIN category k ON k.key = c.category_key
    LEFT JOIN (ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
      JOIN ledger_account w ON w.id = e.account_id LEFT JOIN ledger_transaction o ON o.id = t.reverses_id) ON t.award_id = a.id
  WHERE ${IN_SCOPE} AND ${within("a.complaint_id")}
  GROUP BY a.id
  ORDER BY a.complaint_id, a.created_at, a.id`;

const POLICIES = `SELECT policy_id AS id, version, document FROM policy_version WHERE status IN ('published', 'retired')`;

const BUDGETS = `
  SELECT department_id AS "departmentId", currency, to_char(period_start, 'YYYY-MM-DD') AS "periodStart",
    to_char(period_end, 'YYYY-MM-DD') AS "periodEnd", (goodwill_limit_minor + rolled_out_minor)::text AS "limit"
  FROM budget WHERE purpose = 'compensation' ORDER BY period_start, id`;

const STORED = "SELECT id, decision::text AS decision FROM compensation_decision WHERE id = ANY ($1::uuid[])";

/** A version by the name under which decisions refer to it. */
export function versionKey(policyId: string, version: number): string {
  return `${policyId} ${version}`;
}

async function readPolicies(read: SnapshotReader): Promise<Map<string, Policy>> {
  const rows = await read<{ id: string; version: number; document: unknown }>(POLICIES);
  return new Map(rows.map(({ id, version, document }) => [versionKey(id, version), parsePolicy(document)]));
}

async function readBudgets(read: SnapshotReader): Promise<BudgetSpan[]> {
  const rows = await read<Omit<BudgetSpan, "limitMinor"> & { limit: string }>(BUDGETS);
  return rows.map(({ limit, ...span }) => ({ ...span, limitMinor: BigInt(limit) }));
}

type Range = { after: string; upTo: string };

async function readRanges(read: SnapshotReader): Promise<Range[]> {
  const edges = (await read<{ id: string }>(EDGES)).map(({ id }) => id);
  return [...edges, LAST_ID].map((upTo, index) => ({ after: edges[index - 1] ?? FIRST_ID, upTo }));
}

/**
 * Reads the past of a scope on two connections that see the same moment: decisions on the one; awards with what the
 * books say of them, and what was never decided, on the other.
 */
export function readPast<T>(scope: PastScope, work: (past: Past) => Promise<T>): Promise<T> {
  return inSnapshot(2, async ([first, second]) => {
    if (!first || !second) throw new Error("a snapshot without its readers");
    const values = [scope.from, scope.to, scope.departmentId, scope.regionKey ?? null];
    const [ranges, counts] = await Promise.all([readRanges(first), second<{ n: number }>(TOTAL, values)]);
    const fetch = async ({ after, upTo }: Range): Promise<PastBatch> => {
      const bounds = [...values, after, upTo];
      const [decisions, awards, undecided] = await Promise.all([
        first<PastDecision>(DECISIONS, bounds),
        second<PastAward>(AWARDS, bounds),
        second<PastUndecided>(UNDECIDED, bounds),
      ]);
      return { decisions, undecided, awards };
    };
    async function* batches(): AsyncGenerator<PastBatch> {
      // Two ahead: while one is worked on, neither connection waits for the other.
      const ahead: Promise<PastBatch>[] = [];
      for (let place = 0; place < ranges.length + AHEAD; place += 1) {
        const range = ranges[place];
        if (range) {
          const next = fetch(range);
          // Awaited turns later: a failure meanwhile is not "unhandled", it is met when its turn comes.
          next.catch(() => undefined);
          ahead.push(next);
        }
        const due = place < AHEAD ? undefined : ahead.shift();
        if (due) yield await due;
      }
    }
    return work({
      total: counts[0]?.n ?? 0,
      policies: await readPolicies(first),
      budgets: await readBudgets(first),
      batches,
      storedDecisions: async (ids) => {
        const rows = await second<{ id: string; decision: string }>(STORED, [[...ids]]);
        return new Map(rows.map(({ id, decision }) => [id, decision]));
      },
    });
  });
}
