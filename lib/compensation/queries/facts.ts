import {
  answerLate,
  isPromiseBroken,
  type LateCase,
  resolutionLate,
} from "@/lib/compensation/queries/lateness";
import { sql, type Tx } from "@/lib/db/client";
import {
  type Acceptance,
  type Attribution,
  type CompensationFacts,
  type CustomerSegment,
  type CustomerTier,
  EARLIER_OUTCOMES,
  type EarlierComplaint,
  type EmotionalImpact,
  FACTS_VERSION,
  type FailureKind,
  type Impact,
  UNKNOWN,
} from "@/lib/domain/compensation/facts";
import { readMeasures } from "@/lib/domain/compensation/measures";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { RemedyKind } from "@/lib/domain/compensation/remedies";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import { DAY_MS } from "@/lib/domain/duration";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/config";
import { slaBook } from "@/lib/sla/queries/book";

/** What the agent knows from the customer and no column holds. */
export type AskedAndChosen = { requestedRemedy: RemedyKind | "none"; customerChoice: RemedyKind | "none" };

/** What an award hangs on, beside the facts of the decision. */
export type AwardSubject = {
  complaintId: string;
  reference: string;
  customerId: string;
  status: ComplaintStatus;
  assigneeId: string | null;
  departmentId: string | null;
  /** The customer's language. */
  locale: Locale;
  /** What authority is summed over, with the customer: the order, or the complaint itself. */
  authorityKey: string;
  /** A colleague who would be paid: the customer's address is theirs. */
  beneficiaryId: string | null;
  /** Given on this complaint already and not taken back, by part, in minor units. */
  givenMinor: { entitlement: bigint; goodwill: bigint };
  /** An award of another currency counts towards the same authority, and nobody can add the two up. */
  mixedCurrencies: boolean;
};

export type LoadedFacts =
  | { kind: "not-found" }
  | { kind: "not-assessed"; missing: readonly ("impact" | "category")[]; subject: AwardSubject }
  | { kind: "ready"; facts: CompensationFacts; subject: AwardSubject };

type EarlierRow = {
  order: string | null;
  category: string | null;
  receivedAt: string;
  outcome: string | null;
  isOpen: boolean;
  remedyFailed: boolean;
};

type Row = LateCase & {
  id: string;
  reference: string;
  customerId: string;
  status: ComplaintStatus;
  assigneeId: string | null;
  departmentId: string | null;
  locale: string;
  impact: Impact | null;
  failureKind: FailureKind | null;
  acceptance: Acceptance;
  attribution: Attribution;
  currency: string;
  amountPaidMinor: bigint | null;
  provenLossMinor: bigint | null;
  occurredOn: string | null;
  measures: unknown;
  emotionalImpact: EmotionalImpact;
  vulnerable: boolean;
  flags: string[];
  orderReference: string | null;
  tier: CustomerTier;
  standing: CustomerSegment;
  verified: boolean;
  fromSurvey: boolean;
  surveyScore: number | null;
  beneficiaryId: string | null;
  earlier: EarlierRow[];
  windowMinor: bigint;
  mixedCurrencies: boolean;
  givenEntitlement: bigint;
  givenGoodwill: bigint;
};

export function authorityKeyOf(complaint: { id: string; orderReference: string | null }): string {
  return complaint.orderReference ? `order:${complaint.orderReference}` : `complaint:${complaint.id}`;
}

/** One statement: the complaint, its customer, what came before it, and what has been awarded already. */
async function readRow(
  tx: Tx,
  complaintId: string,
  since: { earlier: Date; awards: Date },
): Promise<Row | null> {
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT c.id, c.reference, c.customer_id AS "customerId", c.status, c.severity, c.assignee_id AS "assigneeId",
      coalesce(c.department_id, cat.department_id) AS "departmentId", c.locale,
      (SELECT d.key FROM department d WHERE d.id = coalesce(c.department_id, cat.department_id)) AS "departmentKey", c.impact, c.category_key AS "categoryKey",
      coalesce(c.failure_kind, cat.failure_kind) AS "failureKind", c.acceptance, c.attribution,
      coalesce(c.currency, o.base_currency) AS currency, c.amount_paid_minor AS "amountPaidMinor",
      c.proven_loss_minor AS "provenLossMinor", to_char(c.occurred_on, 'YYYY-MM-DD') AS "occurredOn", c.measures, c.region_key AS "regionKey",
      c.promise_due_at AS "promiseDueAt", c.promise_kept_at AS "promiseKeptAt",
      c.emotional_impact AS "emotionalImpact", c.vulnerable, coalesce(c.flags, '{}') AS flags, c.order_reference AS "orderReference",
      c.received_at AS "receivedAt", cu.tier, cu.standing,
      EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_id = cu.id AND p.verified_at IS NOT NULL) AS verified,
      EXISTS (SELECT 1 FROM complaint_event e WHERE e.complaint_id = c.id AND e.type = 'reopened'
        AND e.facts->>'cause' = 'survey') AS "fromSurvey",
      (SELECT s.csat FROM survey s WHERE s.complaint_id = c.id AND s.csat IS NOT NULL
        ORDER BY s.round DESC, s.id DESC LIMIT 1) AS "surveyScore",
      (SELECT st.id FROM staff st JOIN contact_point p ON p.kind = 'email' AND p.value = lower(st.email)
        WHERE p.customer_id = cu.id ORDER BY st.id LIMIT 1) AS "beneficiaryId",
      earlier.list AS earlier, awards.*
    FROM complaint c JOIN customer cu ON cu.id = c.customer_id JOIN organisation o ON o.id = 1
      LEFT JOIN category cat ON cat.key = c.category_key
      CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(json_build_object('order', x.order_reference, 'category', x.category_key,
          'receivedAt', x.received_at, 'outcome', x.outcome, 'isOpen', x.is_open, 'remedyFailed', x.failed)
          ORDER BY x.received_at, x.id), '[]') AS list
        FROM (
          SELECT e.id, e.order_reference, e.category_key, e.received_at, e.outcome, e.is_open,
            EXISTS (SELECT 1 FROM award a WHERE a.complaint_id = e.id AND (a.status = 'reversed' OR
              (a.status = 'fulfilling' AND a.fulfil_due_at < c.received_at) OR a.fulfilled_at > a.fulfil_due_at)) AS failed
          FROM complaint e
          WHERE e.customer_id = c.customer_id AND e.id <> c.id AND e.received_at < c.received_at
            AND e.received_at >= ${since.earlier}::timestamptz AND e.status NOT IN ('duplicate', 'enquiry')
            AND (e.order_reference = c.order_reference OR e.category_key = c.category_key)
          ORDER BY e.received_at DESC, e.id DESC LIMIT 50
        ) x
      ) earlier
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(a.amount_minor) FILTER (WHERE a.created_at >= ${since.awards}::timestamptz
            AND a.currency = coalesce(c.currency, o.base_currency)), 0)::bigint AS "windowMinor",
          coalesce(bool_or(a.created_at >= ${since.awards}::timestamptz
            AND a.currency <> coalesce(c.currency, o.base_currency)), false) AS "mixedCurrencies",
          coalesce(sum(a.amount_minor) FILTER (WHERE a.complaint_id = c.id AND a.part = 'entitlement'), 0)::bigint AS "givenEntitlement",
          coalesce(sum(a.amount_minor) FILTER (WHERE a.complaint_id = c.id AND a.part = 'goodwill'), 0)::bigint AS "givenGoodwill"
        FROM award a
        WHERE a.customer_id = c.customer_id
          AND (a.complaint_id = c.id OR a.authority_key = CASE WHEN c.order_reference IS NULL THEN 'complaint:' || c.id
            ELSE 'order:' || c.order_reference END)
          AND a.status NOT IN ('declined', 'expired', 'voided', 'refused', 'reversed')
          AND NOT (a.complaint_id = c.id AND a.status IN ('proposed', 'sent-back', 'waiting-for-approval', 'approved'))
      ) awards
    WHERE c.id = ${complaintId}::uuid`);
  return rows[0] ?? null;
}

function earlierOf(row: Row): EarlierComplaint[] {
  return row.earlier.map((earlier) => {
    const known = EARLIER_OUTCOMES.find((outcome) => outcome === earlier.outcome);
    return {
      sameOrder: row.orderReference !== null && earlier.order === row.orderReference,
      sameCategory: row.categoryKey !== null && earlier.category === row.categoryKey,
      daysAgo: Math.floor((row.receivedAt.getTime() - new Date(earlier.receivedAt).getTime()) / DAY_MS),
      outcome: known ?? (earlier.isOpen ? "open" : "unknown"),
      remedyFailed: earlier.remedyFailed,
      origin: "complaint",
    };
  });
}

const PUBLICITY = new Set(["press", "social-media"]);

function factsOf(
  row: Row & { impact: Impact; failureKind: FailureKind },
  { asked, now, book }: { asked: AskedAndChosen; now: Date; book: SlaBook },
): CompensationFacts {
  return {
    factsVersion: FACTS_VERSION,
    impact: row.impact,
    categoryKey: row.categoryKey ?? "",
    failureKind: row.failureKind,
    acceptance: row.acceptance,
    attribution: row.attribution,
    occurredOn: row.occurredOn ?? UNKNOWN,
    currency: row.currency,
    pricePaidMinor: row.amountPaidMinor ?? UNKNOWN,
    provenLossMinor: row.provenLossMinor ?? UNKNOWN,
    promiseBroken: isPromiseBroken(row, now),
    answerLateMinutes: answerLate(row, now),
    resolutionLateMinutes: resolutionLate(book, row, now),
    earlierComplaints: earlierOf(row),
    reopenedFromSurvey: row.fromSurvey,
    emotionalImpact: row.emotionalImpact,
    vulnerable: row.vulnerable,
    incidentScheduleId: null,
    measures: readMeasures(row.measures),
    ...asked,
    awardsInWindowMinor: row.windowMinor,
    // An unverified contact point grants no tier.
    customerTier: row.verified ? row.tier : UNKNOWN,
    customerSegment: row.verified ? row.standing : UNKNOWN,
    region: row.regionKey,
    ignored: {
      publicityThreat: row.flags.some((flag) => PUBLICITY.has(flag)),
      reviewPosted: false,
      surveyScore: row.surveyScore,
    },
  };
}

function subjectOf(row: Row): AwardSubject {
  const { id, reference, customerId, status, assigneeId, departmentId, locale, beneficiaryId } = row;
  return {
    complaintId: id,
    reference,
    customerId,
    status,
    assigneeId,
    departmentId,
    locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
    authorityKey: authorityKeyOf(row),
    beneficiaryId,
    givenMinor: { entitlement: row.givenEntitlement, goodwill: row.givenGoodwill },
    mixedCurrencies: row.mixedCurrencies,
  };
}

export type FactsInput = { complaintId: string; policy: Policy; asked: AskedAndChosen; now: Date };

/** The facts a decision may rest on, as they stand now; or what must be assessed before there can be any. */
export async function loadFacts(
  tx: Tx,
  { complaintId, policy, asked, now }: FactsInput,
): Promise<LoadedFacts> {
  const since = {
    earlier: new Date(now.getTime() - Math.max(365, policy.doubleDeviation.windowDays) * DAY_MS),
    awards: new Date(now.getTime() - policy.authority.windowDays * DAY_MS),
  };
  const row = await readRow(tx, complaintId, since);
  if (!row) return { kind: "not-found" };
  const subject = subjectOf(row);
  const { impact, failureKind } = row;
  if (impact !== null && failureKind !== null) {
    const book = await slaBook(tx);
    return { kind: "ready", facts: factsOf({ ...row, impact, failureKind }, { asked, now, book }), subject };
  }
  const missing = [
    ...(impact === null ? (["impact"] as const) : []),
    ...(failureKind === null ? (["category"] as const) : []),
  ];
  return { kind: "not-assessed", missing, subject };
}
