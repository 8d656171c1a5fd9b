import type { Reader } from "@/lib/auth/staff";
import { readSeverityReasons, type SeverityReason } from "@/lib/complaints/severity-reasons";
import { db, sql } from "@/lib/db/client";
import type { Attribution, EmotionalImpact, FailureKind, Impact, Outcome } from "@/lib/domain/assessment";
import { readMeasures } from "@/lib/domain/compensation/measures";
import type { CustomerStanding, CustomerTier } from "@/lib/domain/customer";
import type { ClockState } from "@/lib/domain/promise-clock";
import type { Locale } from "@/lib/i18n/config";

/** A contact point as staff see it. */
export type CaseContact = {
  kind: string;
  value: string;
  verified: boolean;
  /** The mail server's code where letters came back from here last. */
  bounceCode: string | null;
};
/** A colleague with the same case open. */
export type Colleague = { id: string; name: string };
export type CaseDraft = { kind: string; body: string; updatedAt: string };

/** Everything the case page shows of the complaint itself and of its customer. */
export type CaseFile = ClockState & {
  id: string;
  reference: string;
  subject: string;
  channel: string;
  locale: Locale;
  vulnerable: boolean;
  emotionalImpact: EmotionalImpact;
  flags: string[];
  impact: Impact | null;
  categoryKey: string | null;
  categoryName: string | null;
  failureKind: FailureKind | null;
  acceptance: "rejected" | "accepted-flawed" | "unknown";
  attribution: Attribution;
  orderReference: string | null;
  amountPaidMinor: bigint | null;
  provenLossMinor: bigint | null;
  /** The day of the failure (YYYY-MM-DD), and what tariffs need to know of it. */
  occurredOn: string | null;
  measures: Readonly<Record<string, number>>;
  currency: string | null;
  remedySought: string | null;
  moodAtIntake: number | null;
  receivedAt: Date;
  closedAt: Date | null;
  outcome: Outcome | null;
  assigneeId: string | null;
  assigneeName: string | null;
  departmentId: string | null;
  departmentName: string | null;
  regionKey: string | null;
  regionName: string | null;
  linkedReference: string | null;
  version: number;
  customerId: string;
  customerName: string;
  tier: CustomerTier;
  standing: CustomerStanding;
  customerNote: string | null;
  verified: boolean;
  contacts: CaseContact[];
  description: string;
  draft: CaseDraft | null;
  severityReasons: SeverityReason[];
};

type CaseRow = Omit<CaseFile, "severityReasons" | "measures"> & {
  severityReasons: unknown;
  measures: unknown;
};

/** One case with its customer and the reader's draft, in one statement; null when there is no such reference. */
export async function caseByReference(
  reader: Reader,
  reference: string,
  locale: Locale,
): Promise<CaseFile | null> {
  const rows = await db().$queryRaw<CaseRow[]>(sql`
    SELECT c.id, c.reference, c.subject, c.channel, c.locale, c.status, c.severity, c.vulnerable, c.flags, c.impact,
      c.severity_reasons AS "severityReasons", c.emotional_impact AS "emotionalImpact",
      c.category_key AS "categoryKey", coalesce(cat.names->>${locale}, cat.names->>'en', c.category_key) AS "categoryName",
      c.failure_kind AS "failureKind", c.acceptance, c.attribution, c.order_reference AS "orderReference",
      c.amount_paid_minor AS "amountPaidMinor", c.proven_loss_minor AS "provenLossMinor", c.currency,
      to_char(c.occurred_on, 'YYYY-MM-DD') AS "occurredOn", c.measures,
      c.remedy_sought AS "remedySought", c.mood_at_intake AS "moodAtIntake", c.received_at AS "receivedAt",
      c.promise_due_at AS "promiseDueAt", c.promise_kept_at AS "promiseKeptAt",
      c.next_update_due_at AS "nextUpdateDueAt", c.appeal_due_at AS "appealDueAt", c.first_answer_at AS "firstAnswerAt", c.closed_at AS "closedAt",
      c.outcome, c.assignee_id AS "assigneeId", s.name AS "assigneeName", c.department_id AS "departmentId",
      coalesce(d.names->>${locale}, d.names->>'en', d.key) AS "departmentName",
      c.region_key AS "regionKey", coalesce(rg.names->>${locale}, rg.names->>'en', c.region_key) AS "regionName",
      l.reference AS "linkedReference", c.version,
      cu.id AS "customerId", cu.name AS "customerName", cu.standing, cu.note AS "customerNote",
      CASE WHEN contact.verified THEN cu.tier ELSE 'regular' END AS tier,
      coalesce(contact.verified, false) AS verified, coalesce(contact.points, '[]') AS contacts,
      coalesce((SELECT m.body FROM message m WHERE m.complaint_id = c.id AND m.kind = 'description'
        ORDER BY m.sent_at, m.id LIMIT 1), '') AS description,
      (SELECT json_build_object('kind', dr.kind, 'body', dr.body, 'updatedAt', dr.updated_at) FROM draft dr
        WHERE dr.complaint_id = c.id AND dr.staff_id = ${reader.id}::uuid) AS draft
    FROM complaint c JOIN customer cu ON cu.id = c.customer_id
      LEFT JOIN category cat ON cat.key = c.category_key LEFT JOIN staff s ON s.id = c.assignee_id
      LEFT JOIN department d ON d.id = c.department_id LEFT JOIN region rg ON rg.key = c.region_key
      LEFT JOIN complaint l ON l.id = c.linked_to_id
      LEFT JOIN LATERAL (
        SELECT bool_or(p.verified_at IS NOT NULL) AS verified,
          json_agg(json_build_object('kind', p.kind, 'value', p.value, 'verified', p.verified_at IS NOT NULL,
            'bounceCode', p.bounce_code)
            ORDER BY p.verified_at NULLS LAST, p.kind) AS points
        FROM contact_point p WHERE p.customer_id = cu.id
      ) contact ON true
    WHERE c.reference = ${reference}`);
  const row = rows[0];
  if (!row) return null;
  const { severityReasons, measures } = row;
  return {
    ...row,
    severityReasons: readSeverityReasons(severityReasons),
    measures: readMeasures(measures),
  };
}
