import { inSnapshot, type SnapshotId, type SnapshotReader } from "@/lib/db/snapshot";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { BudgetSpan } from "@/lib/domain/simulation/budgets";
import { parsePolicy } from "@/lib/policies/policy-schema";
import { BASE_CURRENCY, KNOWN_SQL } from "@/lib/simulation/queries/known";

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

/** Complaints whose ids lie between two others. */
type Range = { after: string; upTo: string };

/** What is known before the cases are read: plain values, so that other threads can read them at the same moment. */
export type PastPlan = {
  scope: PastScope;
  snapshot: SnapshotId;
  /** How many complaints there are in all. */
  total: number;
  ranges: readonly Range[];
  policies: ReadonlyMap<string, Policy>;
  budgets: readonly BudgetSpan[];
};

/** The cases of a past. */
export type Past = {
  /** The batches of the ranges; the next ones are fetched while one is worked on. */
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

// Asked for only where it is needed: a join would look categories up for every row.
const DEPARTMENT =
  "coalesce(c.department_id, (SELECT k.department_id FROM category k WHERE k.key = c.category_key))";

const IN_SCOPE = `c.received_at >= $1::timestamptz AND c.received_at < $2::timestamptz
  AND ($3::uuid IS NULL OR ${DEPARTMENT} = $3::uuid)
  AND ($4::text IS NULL OR c.region_key = $4::text)`;

const TOTAL = `SELECT count(*)::int AS n FROM complaint c WHERE ${IN_SCOPE}`;

const EDGES = `
  SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM complaint) numbered
  WHERE n % ${BATCH} = 0 ORDER BY id`;

// Ids of a batch, said of the one table that is read along its index. Of others it is not said: the planner takes such a
// range for a single row, and would go through all of it again for each row of the first; so it looks each up by key.
const within = (column: string) => `${column} > $5::uuid AND ${column} <= $6::uuid`;

// The stored decision stays in the database: its hash says whether the replay gives the same bytes.
const DECISIONS = `
  SELECT c.id, ${DEPARTMENT} AS "departmentId", coalesce(c.currency, ${BASE_CURRENCY}) AS currency,
    d.id AS "decisionId", d.policy_id AS "policyId", d.policy_version AS "policyVersion", d.facts::text AS facts,
    encode(sha256(convert_to(d.decision::text, 'UTF8')), 'base64') AS mark,
    floor(extract(epoch FROM d.decided_at) * 1000)::text AS "decidedAtMs",
    to_char(d.decided_at AT TIME ZONE (SELECT time_zone FROM organisation WHERE id = 1), 'YYYY-MM-DD') AS day
  FROM compensation_decision d JOIN complaint c ON c.id = d.complaint_id
  WHERE ${IN_SCOPE} AND ${within("d.complaint_id")}
  ORDER BY d.complaint_id, d.decided_at, d.id`;

// One text for each: hundreds of thousands of complaints say the same few things, and a text is found again at once.
const UNDECIDED = `
  SELECT c.id, ${KNOWN_SQL} AS known
  FROM complaint c LEFT JOIN LATERAL (
      SELECT string_agg(i.kind, ',' ORDER BY i.kind) AS kinds FROM imported_relief i WHERE i.complaint_id = c.id
    ) r ON true
  WHERE ${IN_SCOPE} AND ${within("c.id")}
    AND NOT EXISTS (SELECT FROM compensation_decision d WHERE d.complaint_id = c.id)`;

// What was awarded counts wherever its money is by now, also what lapsed of a voucher since.
// What the books say of all awards of a batch is added up in one go: one by one takes three times as long. The accounts
// that do not count are learnt once per batch, not looked up for every entry.
const AWARDS = `
  SELECT a.complaint_id AS "complaintId", a.id, a.decision_id AS "decisionId", a.part, a.currency, a.status,
    a.amount_minor::text AS amount, a.deviation_reason AS "deviationReason",
    floor(extract(epoch FROM a.captured_at) * 1000)::text AS "capturedAtMs",
    floor(extract(epoch FROM max(t.posted_at) FILTER (WHERE t.kind = 'reverse')) * 1000)::text AS "reversedAtMs",
    coalesce(sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END)
      FILTER (WHERE e.account_id NOT IN (SELECT w.id FROM ledger_account w WHERE w.kind IN ('budget', 'reserved'))
        AND coalesce(o.kind, t.kind) <> 'lapse'), 0)::text AS ledger
  FROM award a JOIN complaint c ON c.id = a.complaint_id
    LEFT JOIN (ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
      LEFT JOIN ledger_transaction o ON o.id = t.reverses_id) ON t.award_id = a.id
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

async function readRanges(read: SnapshotReader): Promise<Range[]> {
  const edges = (await read<{ id: string }>(EDGES)).map(({ id }) => id);
  return [...edges, LAST_ID].map((upTo, index) => ({ after: edges[index - 1] ?? FIRST_ID, upTo }));
}

function valuesOf({ from, to, departmentId, regionKey }: PastScope): unknown[] {
  return [from, to, departmentId, regionKey ?? null];
}

/** Plans the reading of a past, and holds its moment for as long as `work` takes. */
export function planPast<T>(scope: PastScope, work: (plan: PastPlan) => Promise<T>): Promise<T> {
  return inSnapshot({ count: 1 }, async ([read], snapshot) => {
    if (!read) throw new Error("a snapshot without its reader");
    const [counted] = await read<{ n: number }>(TOTAL, valuesOf(scope));
    return work({
      scope,
      snapshot,
      total: counted?.n ?? 0,
      ranges: await readRanges(read),
      policies: await readPolicies(read),
      budgets: await readBudgets(read),
    });
  });
}

/** Batches in the order in which they were asked for, a few of them on their way while one is worked on. */
async function* aheadOf(fetch: () => Promise<PastBatch> | null): AsyncGenerator<PastBatch> {
  const coming: Promise<PastBatch>[] = [];
  const ask = () => {
    const next = fetch();
    // Awaited turns later: a failure meanwhile is not "unhandled", it is met when its turn comes.
    next?.catch(() => undefined);
    if (next) coming.push(next);
  };
  for (let n = 0; n < AHEAD; n += 1) ask();
  for (let due = coming.shift(); due; due = coming.shift()) {
    const batch = await due;
    ask();
    yield batch;
  }
}

/** Reads the ranges that `next` names, at the moment of the plan, on a connection of its own. */
export function readPast<T>(
  { scope, snapshot }: PastPlan,
  next: () => Range | undefined,
  work: (past: Past) => Promise<T>,
): Promise<T> {
  return inSnapshot({ count: 1, joining: snapshot }, ([read]) => {
    if (!read) throw new Error("a snapshot without its reader");
    const fetch = async ({ after, upTo }: Range): Promise<PastBatch> => {
      const bounds = [...valuesOf(scope), after, upTo];
      const [decisions, awards, undecided] = await Promise.all([
        read<PastDecision>(DECISIONS, bounds),
        read<PastAward>(AWARDS, bounds),
        read<PastUndecided>(UNDECIDED, bounds),
      ]);
      return { decisions, undecided, awards };
    };
    return work({
      batches: () =>
        aheadOf(() => {
          const range = next();
          return range ? fetch(range) : null;
        }),
      storedDecisions: async (ids) => {
        const rows = await read<{ id: string; decision: string }>(STORED, [[...ids]]);
        return new Map(rows.map(({ id, decision }) => [id, decision]));
      },
    });
  });
}
