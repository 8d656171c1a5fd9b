import { createHash, randomBytes } from "node:crypto";
import { sourcesOf } from "@/lib/attachments/mutations/attach";
import type { FormFile } from "@/lib/attachments/mutations/receive";
import type { Reader } from "@/lib/auth/staff";
import { FILING_STATEMENT, FILING_WITH_FILES_STATEMENT } from "@/lib/complaints/mutations/filing-statement";
import { HOLDING_STATEMENT } from "@/lib/complaints/mutations/holding-statement";
import type { ParsedFiling } from "@/lib/complaints/schema";
import { complaintSearchRow } from "@/lib/complaints/search-row";
import { db, isUniqueViolation, pool, sql } from "@/lib/db/client";
import { withRetry } from "@/lib/db/retry";
import { isCategoryKey } from "@/lib/domain/categories";
import { subjectOf } from "@/lib/domain/complaint-text";
import { PRIORITY_TIERS } from "@/lib/domain/customer";
import { formatReference, REFERENCE_BYTES } from "@/lib/domain/reference";
import type { Severity } from "@/lib/domain/severity";
import { mustHold, type Suspicion } from "@/lib/domain/suspicion";
import { triage } from "@/lib/domain/triage/triage";
import { failed, ok, type Result } from "@/lib/result";
import { clocksOfFiling } from "@/lib/sla/queries/filing-clocks";

export type FileComplaint = {
  filing: ParsedFiling;
  /** The colleague or program that filed it on the customer's behalf; null when the customer did. */
  filedBy: Reader | null;
  /**
   * The form's hidden token or the API's key: the same one files once, however often it is sent. Null: the caller makes
   * sure itself.
   */
  token: string | null;
  /** Why it looks as if no customer had written it: a hint for the desk, or a reason to hold it; never a refusal. */
  suspicions?: readonly Suspicion[];
  /** What waits under the form's token, to become part of the description. */
  files?: readonly FormFile[];
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

/** "token-used": for something else. "in-flight": its first request is being filed this moment; only the API hears it. */
export type FilingRefusal = "token-used" | "in-flight";

const ATTEMPTS = 5;

/** Keys of programs and tokens of forms never meet. */
function keyScope({ filing }: FileComplaint): "api-filing" | "filing" {
  return filing.channel === "api" ? "api-filing" : "filing";
}

function hashOf({ filing, filedBy, files = [] }: FileComplaint): string {
  const { amountPaid, receivedAt, regionKey, ...others } = filing;
  // Without a region the hash is that of before there were any: a request sent again across an upgrade is known.
  const rest = regionKey === null ? others : { ...others, regionKey };
  // Without staff to say when, the time of receipt is the time of the click, which differs between the two of a double click.
  const received = filing.channel === "web" || filing.channel === "api" ? null : receivedAt.toISOString();
  const amount = amountPaid && `${amountPaid.amountMinor} ${amountPaid.currency}`;
  const content = JSON.stringify([rest, amount, received, filedBy?.id ?? null, ...sourcesOf(files)]);
  return createHash("sha256").update(content).digest("hex");
}

/** Everything that is decided about a new complaint: reference, severity with its reasons, promise, search terms. */
async function decide(input: FileComplaint, now: Date) {
  const { filing, filedBy, token, suspicions = [] } = input;
  const reference = formatReference(randomBytes(REFERENCE_BYTES));
  const { categoryKey, amountPaid, remedySought } = filing;
  const graded = triage({
    text: [filing.subject, filing.description, remedySought].filter(Boolean).join("\n\n"),
    categoryKey: categoryKey !== null && isCategoryKey(categoryKey) ? categoryKey : null,
    locale: filing.locale,
    mood: filing.mood,
  });
  const clocks = await clocksOfFiling({
    receivedAt: filing.receivedAt,
    severity: graded.severity,
    categoryKey,
    regionKey: filing.regionKey,
  });
  return {
    now,
    key: token,
    key_scope: keyScope(input),
    // A second click may wait for the first; a program must not hold a connection and is told to come again.
    waits: filing.channel !== "api",
    request_hash: token && hashOf(input),
    reference,
    channel: filing.channel,
    locale: filing.locale,
    subject: filing.subject ?? subjectOf(filing.description),
    description: filing.description,
    category_key: categoryKey,
    region_key: filing.regionKey,
    order_reference: filing.orderReference,
    amount_paid_minor: amountPaid?.amountMinor.toString() ?? null,
    currency: amountPaid?.currency ?? null,
    remedy_sought: remedySought,
    mood: filing.mood,
    received_at: filing.receivedAt,
    name: filing.name,
    email: filing.email,
    phone: filing.phone,
    ...filedByColumns(filedBy),
    looks_automated: suspicions.length > 0,
    suspicions,
    severity: graded.severity,
    severity_reasons: graded.reasons,
    rule_ids: graded.reasons.map(({ ruleId }) => ruleId),
    vulnerable: graded.vulnerable,
    emotional_impact: graded.emotionalImpact,
    flags: graded.flags,
    department: clocks.department,
    clocks: clocks.rows,
    promise_due_at: clocks.promiseDueAt,
    next_due_at: clocks.nextDueAt,
    priority_tiers: PRIORITY_TIERS,
    ...(input.files ? { file_ids: input.files.map(({ id }) => id) } : {}),
    ...complaintSearchRow([
      reference,
      filing.name,
      filing.email,
      filing.phone,
      filing.orderReference,
      filing.subject ?? null,
      filing.description,
      remedySought,
    ]),
  };
}

function filedByColumns(filedBy: Reader | null) {
  if (filedBy === null) return { filed_by_id: null, filer_kind: "customer", filer_id: null };
  const { id, proof } = filedBy;
  return proof === "session-checked"
    ? { filed_by_id: id, filer_kind: "staff", filer_id: id }
    : { filed_by_id: null, filer_kind: "api", filer_id: id };
}

/** Where the decided values go: to those who work, or first to a person who looks whether somebody wrote it. */
function statementFor({ suspicions = [], files = [] }: FileComplaint, severity: Severity) {
  if (mustHold(suspicions, { urgent: severity === "urgent" }))
    return { name: "hold-filing", text: HOLDING_STATEMENT };
  return files.length > 0
    ? { name: "file-complaint-with-files", text: FILING_WITH_FILES_STATEMENT }
    : { name: "file-complaint", text: FILING_STATEMENT };
}

/**
 * Files a complaint: customer, case, promise, events, search row, acknowledgement and its job, all or nothing. The same
 * token with the same content answers the same complaint again; with other content nothing is filed. What is held is
 * answered alike: its customer is promised the same and nothing is lost.
 */
export async function fileComplaint(input: FileComplaint, now: Date): Promise<Result<Filed, FilingRefusal>> {
  for (let attempt = 1; ; attempt += 1) {
    const decided = await decide(input, now);
    try {
      const { rows } = await withRetry(() =>
        pool().query<{ complaintId: string | null; isItsTurn: boolean; isTaken?: boolean }>({
          ...statementFor(input, decided.severity),
          values: [JSON.stringify(decided)],
        }),
      );
      const { complaintId, isItsTurn, isTaken } = rows[0] ?? {};
      if (isTaken && attempt < ATTEMPTS) continue;
      if (!complaintId) return (await filedBefore(input)) ?? notFiledBefore(isItsTurn === false);
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

/** Whoever found the token's turn taken came while its first request was still being filed. */
function notFiledBefore(isTaken: boolean): Result<Filed, FilingRefusal> {
  if (isTaken) return failed("in-flight");
  throw new Error("A form token was taken, but no complaint is filed under it");
}

type FiledRow = Omit<Filed, "repeated" | "linkVersion"> & { hash: string };

/**
 * The answer that was given the first time, its first private link included: a link revoked since stays revoked, whoever
 * sends the request again.
 */
async function filedBefore(input: FileComplaint): Promise<Result<Filed, FilingRefusal> | null> {
  const [row] = await db().$queryRaw<FiledRow[]>(sql`
    SELECT c.id AS "complaintId", c.reference, coalesce(k.response->>'severity', c.severity) AS severity,
      coalesce((k.response->>'promiseDueAt')::timestamptz, c.promise_due_at) AS "promiseDueAt",
      encode(k.request_hash, 'hex') AS hash
    FROM idempotency_key k, LATERAL (
      SELECT id, reference, severity, promise_due_at FROM complaint WHERE id = (k.response->>'complaintId')::uuid
      UNION ALL
      SELECT id, reference, severity, promise_due_at FROM held_filing WHERE id = (k.response->>'complaintId')::uuid) c
    WHERE k.scope = ${keyScope(input)} AND k.key = ${input.token}`);
  if (!row) return null;
  const { hash, ...filed } = row;
  if (hash !== hashOf(input)) return failed("token-used");
  return ok({ ...filed, linkVersion: 1, repeated: true });
}
