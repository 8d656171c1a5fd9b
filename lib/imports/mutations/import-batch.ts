import { randomBytes } from "node:crypto";
import { complaintSearchRow } from "@/lib/complaints/search-row";
import { inPlainTransaction, type PlainClient } from "@/lib/db/plain-transaction";
import { CATEGORIES } from "@/lib/domain/categories";
import { subjectOf } from "@/lib/domain/complaint-text";
import { formatReference, REFERENCE_BYTES } from "@/lib/domain/reference";
import { triage } from "@/lib/domain/triage/triage";
import { IMPORT_STATEMENT } from "@/lib/imports/mutations/import-statement";
import type { Departments } from "@/lib/imports/queries/house";
import type { HistoricComplaint } from "@/lib/imports/types";
import { newUuid } from "@/lib/uuid";

/** Triage reads this much of a text: what is urgent is said early, and history is graded by the thousand. */
const GRADED_CHARACTERS = 600;

export type Written = { imported: number; unchanged: number };
export type Origin = { source: string; departments: Departments; now: Date };

/** A complaint with the row it will become, but for the customer, whom only the database knows. */
export type Prepared = { complaint: HistoricComplaint; row: ReturnType<typeof importRow> };

/** Grades and indexes a complaint; outside the transaction, so that one batch is worked out while another is written. */
export function prepare(complaint: HistoricComplaint, origin: Origin): Prepared {
  return { complaint, row: importRow(complaint, origin) };
}

/** Writes one batch of history, all of it or nothing; what the source delivered before stays as it is. */
export async function importBatch(source: string, prepared: readonly Prepared[]): Promise<Written> {
  return inPlainTransaction(async (client) => {
    const fresh = await notYetImported(client, source, prepared);
    const customers = await findCustomers(
      client,
      fresh.map(({ complaint }) => complaint),
    );
    const rows = fresh.map(({ complaint, row }) => ({
      ...row,
      customer_id: customerId(customers, complaint),
    }));
    if (rows.length > 0) await client.query(IMPORT_STATEMENT, [JSON.stringify(rows)]);
    return { imported: rows.length, unchanged: prepared.length - rows.length };
  });
}

async function notYetImported(
  client: PlainClient,
  source: string,
  prepared: readonly Prepared[],
): Promise<Prepared[]> {
  // Two imports of one source at once would each believe that a row is new.
  await client.query("SELECT pg_advisory_xact_lock(hashtext($1))", [`import:${source}`]);
  const { rows } = await client.query<{ sourceId: string }>(
    `SELECT source_id AS "sourceId" FROM complaint WHERE source = $1 AND source_id = ANY ($2)`,
    [source, prepared.map(({ complaint }) => complaint.sourceId)],
  );
  const seen = new Set(rows.map(({ sourceId }) => sourceId));
  return prepared.filter(({ complaint: { sourceId } }) => !seen.has(sourceId) && seen.add(sourceId));
}

/** Customer ids by contact point: an e-mail address or phone number belongs to one customer. */
type Customers = Map<string, string>;

function contactsOf({ customer }: HistoricComplaint): string[] {
  return [customer.email, customer.phone].filter((value) => value !== null);
}

async function findCustomers(
  client: PlainClient,
  complaints: readonly HistoricComplaint[],
): Promise<Customers> {
  const values = complaints.flatMap(contactsOf);
  if (values.length === 0) return new Map();
  const { rows } = await client.query<{ value: string; customerId: string }>(
    `SELECT value, customer_id AS "customerId" FROM contact_point WHERE value = ANY ($1)`,
    [values],
  );
  return new Map(rows.map((row) => [row.value, row.customerId]));
}

function customerId(customers: Customers, complaint: HistoricComplaint): string {
  const contacts = contactsOf(complaint);
  const id = contacts.map((value) => customers.get(value)).find((known) => known !== undefined) ?? newUuid();
  for (const value of contacts) if (!customers.has(value)) customers.set(value, id);
  return id;
}

function gradeOf({ description, categoryKey, locale, mood }: HistoricComplaint) {
  return triage({ text: description.slice(0, GRADED_CHARACTERS), categoryKey, locale, mood });
}

/** The row under the names that the statement expects; bigint as text, times in ISO 8601. */
function importRow(complaint: HistoricComplaint, { source, departments, now }: Origin) {
  const { categoryKey, amountPaid, customer, relief } = complaint;
  const graded = gradeOf(complaint);
  const reference = formatReference(randomBytes(REFERENCE_BYTES));
  const subject = complaint.subject || subjectOf(complaint.description);
  return {
    id: newUuid(),
    reference,
    customer_name: customer.name,
    email: customer.email,
    phone: customer.phone,
    channel: complaint.channel,
    locale: complaint.locale,
    subject,
    body: complaint.description,
    status: complaint.status,
    severity: complaint.severity ?? graded.severity,
    severity_reasons: graded.reasons,
    vulnerable: complaint.vulnerable || graded.vulnerable,
    emotional_impact: graded.emotionalImpact,
    flags: graded.flags,
    impact: complaint.impact,
    category_key: categoryKey,
    failure_kind: categoryKey === null ? null : CATEGORIES[categoryKey].failureKind,
    attribution: complaint.attribution,
    order_reference: complaint.orderReference,
    amount_paid_minor: amountPaid?.amountMinor.toString() ?? null,
    currency: amountPaid?.currency ?? null,
    remedy_sought: complaint.remedySought,
    mood_at_intake: complaint.mood,
    received_at: complaint.receivedAt,
    closed_at: complaint.closedAt,
    outcome: complaint.outcome,
    region_key: complaint.regionKey,
    department_id: (categoryKey && departments.get(categoryKey)) ?? null,
    source,
    source_id: complaint.sourceId,
    facts: { source, ...complaint.facts },
    now,
    ...searchRow(complaint, reference, subject),
    relief_kind: relief?.kind ?? null,
    relief_amount_minor: relief?.amountMinor?.toString() ?? null,
    relief_currency: relief?.currency ?? null,
  };
}

function searchRow(complaint: HistoricComplaint, reference: string, subject: string) {
  const { customer, orderReference, description } = complaint;
  const parts = [
    reference,
    customer.name,
    customer.email,
    customer.phone,
    orderReference,
    subject,
    description,
  ];
  return complaintSearchRow(parts);
}
