import { createHash, randomBytes } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { FILING_STATEMENT } from "@/lib/complaints/mutations/filing-statement";
import type { ParsedFiling } from "@/lib/complaints/schema";
import { complaintSearchRow } from "@/lib/complaints/search-row";
import { db, isUniqueViolation, pool, sql } from "@/lib/db/client";
import { withRetry } from "@/lib/db/retry";
import { isCategoryKey } from "@/lib/domain/categories";
import { subjectOf } from "@/lib/domain/complaint-text";
import { PRIORITY_TIERS } from "@/lib/domain/customer";
import { promiseDueAt } from "@/lib/domain/promise";
import { formatReference, REFERENCE_BYTES } from "@/lib/domain/reference";
import type { Severity } from "@/lib/domain/severity";
import { triage } from "@/lib/domain/triage/triage";
import { failed, ok, type Result } from "@/lib/result";

export type FileComplaint = {
  filing: ParsedFiling;
  /** Who typed it on the customer's behalf; null when the customer did. */
  filedBy: Staff | null;
  /** The form's hidden token: the same one files once, however often it is sent. Null: the caller makes sure itself. */
  token: string | null;
  /** A hint for the desk, never a refusal. */
  looksAutomated?: boolean;
};

export type Filed = {
  complaintId: string;
  reference: string;
  severity: Severity;
  promiseDueAt: Date;
  linkVersion: number;
  /** The same form had been filed before; nothing was written now. */
  repeated: boolean;
};

const ATTEMPTS = 5;

function hashOf(filing: ParsedFiling, filedBy: Staff | null): string {
  const { amountPaid, receivedAt, ...rest } = filing;
  // The time of receipt of a web form is the time of the click, which differs between the two of a double click.
  const received = filing.channel === "web" ? null : receivedAt.toISOString();
  const amount = amountPaid && `${amountPaid.amountMinor} ${amountPaid.currency}`;
  const content = JSON.stringify([rest, amount, received, filedBy?.id ?? null]);
  return createHash("sha256").update(content).digest("hex");
}

/** Everything that is decided about a new complaint: reference, severity with its reasons, promise, search terms. */
function decide({ filing, filedBy, token, looksAutomated }: FileComplaint, now: Date) {
  const reference = formatReference(randomBytes(REFERENCE_BYTES));
  const { categoryKey, amountPaid, remedySought } = filing;
  const graded = triage({
    text: [filing.description, remedySought].filter(Boolean).join("\n\n"),
    categoryKey: categoryKey !== null && isCategoryKey(categoryKey) ? categoryKey : null,
    locale: filing.locale,
    mood: filing.mood,
  });
  const subject = subjectOf(filing.description);
  return {
    now,
    key: token,
    request_hash: token && hashOf(filing, filedBy),
    reference,
    channel: filing.channel,
    locale: filing.locale,
    subject,
    description: filing.description,
    category_key: categoryKey,
    order_reference: filing.orderReference,
    amount_paid_minor: amountPaid?.amountMinor.toString() ?? null,
    currency: amountPaid?.currency ?? null,
    remedy_sought: remedySought,
    mood: filing.mood,
    received_at: filing.receivedAt,
    name: filing.name,
    email: filing.email,
    phone: filing.phone,
    filed_by_id: filedBy?.id ?? null,
    looks_automated: looksAutomated ?? false,
    severity: graded.severity,
    severity_reasons: graded.reasons,
    rule_ids: graded.reasons.map(({ ruleId }) => ruleId),
    vulnerable: graded.vulnerable,
    emotional_impact: graded.emotionalImpact,
    flags: graded.flags,
    promise_due_at: promiseDueAt(filing.receivedAt, graded.severity),
    priority_tiers: PRIORITY_TIERS,
    ...complaintSearchRow([
      reference,
      filing.name,
      filing.email,
      filing.phone,
      filing.orderReference,
      filing.description,
      remedySought,
    ]),
  };
}

/**
 * Files a complaint: customer, case, promise, events, search row, acknowledgement and its job, all or nothing. The same
 * token with the same content answers the same complaint again; with other content nothing is filed.
 */
export async function fileComplaint(input: FileComplaint, now: Date): Promise<Result<Filed, "token-used">> {
  for (let attempt = 1; ; attempt += 1) {
    const decided = decide(input, now);
    try {
      const { rows } = await withRetry(() =>
        pool().query<{ complaintId: string | null }>({
          name: "file-complaint",
          text: FILING_STATEMENT,
          values: [JSON.stringify(decided)],
        }),
      );
      const complaintId = rows[0]?.complaintId;
      if (!complaintId) return await filedBefore(input);
      const { reference, severity, promise_due_at } = decided;
      return ok({
        complaintId,
        reference,
        severity,
        promiseDueAt: promise_due_at,
        linkVersion: 1,
        repeated: false,
      });
    } catch (error) {
      // Somebody took the reference, or filed first with the same new contact point: decided anew, both are known.
      if (attempt === ATTEMPTS || !isUniqueViolation(error)) throw error;
    }
  }
}

type FiledRow = Omit<Filed, "repeated"> & { hash: string };

async function filedBefore({ token, filing, filedBy }: FileComplaint): Promise<Result<Filed, "token-used">> {
  const [row] = await db().$queryRaw<FiledRow[]>(sql`
    SELECT c.id AS "complaintId", c.reference, c.severity, c.promise_due_at AS "promiseDueAt",
      c.link_version AS "linkVersion", encode(k.request_hash, 'hex') AS hash
    FROM idempotency_key k JOIN complaint c ON c.id = (k.response->>'complaintId')::uuid
    WHERE k.scope = 'filing' AND k.key = ${token}`);
  if (!row) throw new Error("A form token was taken, but no complaint is filed under it");
  const { hash, ...filed } = row;
  return hash === hashOf(filing, filedBy) ? ok({ ...filed, repeated: true }) : failed("token-used");
}
