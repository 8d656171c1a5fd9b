import { inSnapshot, type SnapshotReader } from "@/lib/db/snapshot";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { BudgetSpan } from "@/lib/domain/simulation/budgets";
import { parsePolicy } from "@/lib/policies/policy-schema";

/** Whose past: complaints received in a period (half open), of one department or of all, of one region or of all. */
export type PastScope = { from: Date; to: Date; departmentId: string | null; regionKey?: string | null };

/** A complaint, with one of its decisions where there is one; decisions come in their order. */
export type PastRow = {
  id: string;
  status: string;
  isImported: boolean;
  departmentId: string | null;
  categoryKey: string | null;
  failureKind: string | null;
  severity: string;
  impact: string | null;
  acceptance: string;
  attribution: string;
  currency: string;
  pricePaid: string | null;
  provenLoss: string | null;
  emotionalImpact: string;
  vulnerable: boolean;
  regionKey: string | null;
  reliefs: string[] | null;
  decisionId: string | null;
  policyId: string | null;
  policyVersion: number | null;
  facts: string | null;
  mark: string | null;
  decidedAtMs: string | null;
  day: string | null;
};

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

export type PastBatch = { rows: readonly PastRow[]; awards: readonly PastAward[]; complaints: number };

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

const BATCH = 2_000;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

const IN_SCOPE = `c.received_at >= $1::timestamptz AND c.received_at < $2::timestamptz
  AND ($3::uuid IS NULL OR coalesce(c.department_id, k.department_id) = $3::uuid)
  AND ($4::text IS NULL OR c.region_key = $4::text)`;

const EDGES = `
  SELECT id, n::int AS n FROM (
    SELECT c.id, row_number() OVER (ORDER BY c.id) AS n, count(*) OVER () AS total
    FROM complaint c LEFT JOIN category k ON k.key = c.category_key WHERE ${IN_SCOPE}
  ) numbered WHERE n % ${BATCH} = 0 OR n = total ORDER BY n`;

// The stored decision stays in the database: its hash says whether the replay gives the same bytes.
const ROWS = `
  SELECT c.id, c.status, (c.channel = 'import' OR c.source IS NOT NULL OR r.kinds IS NOT NULL) AS "isImported",
    coalesce(c.department_id, k.department_id) AS "departmentId", c.category_key AS "categoryKey",
    coalesce(c.failure_kind, k.failure_kind) AS "failureKind", c.severity, c.impact, c.acceptance, c.attribution,
    coalesce(c.currency, o.base_currency) AS currency, c.amount_paid_minor::text AS "pricePaid",
    c.proven_loss_minor::text AS "provenLoss", c.emotional_impact AS "emotionalImpact", c.vulnerable,
    c.region_key AS "regionKey", r.kinds AS reliefs,
    d.id AS "decisionId", d.policy_id AS "policyId", d.policy_version AS "policyVersion", d.facts::text AS facts,
    encode(sha256(convert_to(d.decision::text, 'UTF8')), 'base64') AS mark,
    floor(extract(epoch FROM d.decided_at) * 1000)::text AS "decidedAtMs",
    to_char(d.decided_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS day
  FROM complaint c JOIN organisation o ON o.id = 1 LEFT JOIN category k ON k.key = c.category_key
    LEFT JOIN LATERAL (SELECT array_agg(i.kind) AS kinds FROM imported_relief i WHERE i.complaint_id = c.id) r ON true
    LEFT JOIN compensation_decision d ON d.complaint_id = c.id
  WHERE ${IN_SCOPE} AND c.id > $5::uuid AND c.id <= $6::uuid
  ORDER BY c.id, d.decided_at, d.id`;

const AWARDS = `
  SELECT a.complaint_id AS "complaintId", a.id, a.decision_id AS "decisionId", a.part, a.currency, a.status,
    a.amount_minor::text AS amount, a.deviation_reason AS "deviationReason",
    floor(extract(epoch FROM a.captured_at) * 1000)::text AS "capturedAtMs",
    floor(extract(epoch FROM l.reversed_at) * 1000)::text AS "reversedAtMs", coalesce(l.net, 0)::text AS ledger
  FROM complaint c LEFT JOIN category k ON k.key = c.category_key JOIN award a ON a.complaint_id = c.id
    LEFT JOIN LATERAL (
      SELECT sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END)
          FILTER (WHERE w.kind IN ('promised', 'paid')) AS net,
        max(t.posted_at) FILTER (WHERE t.kind = 'reverse') AS reversed_at
      FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id JOIN ledger_account w ON w.id = e.account_id
      WHERE t.award_id = a.id
    ) l ON true
  WHERE ${IN_SCOPE} AND c.id > $5::uuid AND c.id <= $6::uuid
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

type Range = { after: string; upTo: string; complaints: number };

async function readRanges(read: SnapshotReader, scope: readonly unknown[]): Promise<Range[]> {
  const edges = await read<{ id: string; n: number }>(EDGES, scope);
  return edges.map(({ id, n }, index) => ({
    after: edges[index - 1]?.id ?? FIRST_ID,
    upTo: index === edges.length - 1 ? LAST_ID : id,
    complaints: n - (edges[index - 1]?.n ?? 0),
  }));
}

/**
 * Reads the past of a scope on two connections that see the same moment: complaints with their decisions on the one,
 * awards with what the books say of them on the other.
 */
export function readPast<T>(scope: PastScope, work: (past: Past) => Promise<T>): Promise<T> {
  return inSnapshot(2, async ([first, second]) => {
    if (!first || !second) throw new Error("a snapshot without its readers");
    const values = [scope.from, scope.to, scope.departmentId, scope.regionKey ?? null];
    const ranges = await readRanges(first, values);
    const fetch = async ({ after, upTo, complaints }: Range): Promise<PastBatch> => {
      const within = [...values, after, upTo];
      const [rows, awards] = await Promise.all([
        first<PastRow>(ROWS, within),
        second<PastAward>(AWARDS, within),
      ]);
      return { rows, awards, complaints };
    };
    async function* batches(): AsyncGenerator<PastBatch> {
      let next = ranges[0] ? fetch(ranges[0]) : null;
      for (let place = 1; next !== null; place += 1) {
        const batch: PastBatch = await next;
        const range = ranges[place];
        next = range ? fetch(range) : null;
        // Awaited a turn later: a failure meanwhile is not "unhandled", it is met when its turn comes.
        next?.catch(() => undefined);
        yield batch;
      }
    }
    return work({
      total: ranges.reduce((sum, { complaints }) => sum + complaints, 0),
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
