import type { Uid } from "../ids";

/** How a column is written in PostgreSQL's binary COPY format. */
export const COLUMN_TYPES = [
  "uuid",
  "text",
  "time",
  "day",
  "small",
  "int",
  "big",
  "bool",
  "json",
  "texts",
  "uuids",
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

type Values = {
  uuid: Uid | null;
  text: string | null;
  time: Date | null;
  /** YYYY-MM-DD. */
  day: string;
  small: number;
  int: number | null;
  big: bigint | null;
  bool: boolean;
  /** JSON text. */
  json: string;
  texts: readonly string[];
  uuids: readonly Uid[];
};

/**
 * The tables that are filled, with the columns that are written; the rest have defaults or are kept by the database.
 * In an order in which what is referred to comes first.
 */
export const TABLES = {
  staff: {
    id: "uuid",
    email: "text",
    name: "text",
    role: "text",
    locale: "text",
    department_id: "uuid",
    created_at: "time",
  },
  customer: {
    id: "uuid",
    name: "text",
    locale: "text",
    tier: "text",
    standing: "text",
    note: "text",
    created_at: "time",
  },
  contact_point: {
    id: "uuid",
    customer_id: "uuid",
    kind: "text",
    value: "text",
    verified_at: "time",
    created_at: "time",
  },
  complaint: {
    id: "uuid",
    reference: "text",
    customer_id: "uuid",
    channel: "text",
    locale: "text",
    subject: "text",
    status: "text",
    severity: "text",
    severity_reasons: "json",
    vulnerable: "bool",
    emotional_impact: "text",
    flags: "texts",
    impact: "text",
    category_key: "text",
    failure_kind: "text",
    acceptance: "text",
    attribution: "text",
    order_reference: "text",
    amount_paid_minor: "big",
    currency: "text",
    proven_loss_minor: "big",
    remedy_sought: "text",
    mood_at_intake: "int",
    received_at: "time",
    recorded_at: "time",
    promise_due_at: "time",
    promise_kept_at: "time",
    next_update_due_at: "time",
    next_due_at: "time",
    first_answer_at: "time",
    resolved_at: "time",
    closed_at: "time",
    ended_at: "time",
    outcome: "text",
    root_cause_key: "text",
    assignee_id: "uuid",
    department_id: "uuid",
    region_key: "text",
    linked_to_id: "uuid",
    vip_rank: "small",
    filed_by_id: "uuid",
    version: "int",
    updated_at: "time",
  },
  complaint_event: {
    id: "uuid",
    complaint_id: "uuid",
    type: "text",
    actor_kind: "text",
    actor_id: "uuid",
    occurred_at: "time",
    recorded_at: "time",
    facts: "json",
  },
  message: {
    id: "uuid",
    complaint_id: "uuid",
    kind: "text",
    author_kind: "text",
    author_id: "uuid",
    body: "text",
    contains: "texts",
    sent_at: "time",
  },
  complaint_search: { complaint_id: "uuid", terms: "texts", haystack: "text" },
  task: {
    id: "uuid",
    complaint_id: "uuid",
    kind: "text",
    department_id: "uuid",
    owner_id: "uuid",
    excluded_ids: "uuids",
    request: "text",
    answer: "text",
    due_at: "time",
    created_by_id: "uuid",
    created_at: "time",
    done_at: "time",
    done_by_id: "uuid",
  },
  mail: {
    id: "uuid",
    template: "text",
    complaint_id: "uuid",
    contact_point_id: "uuid",
    locale: "text",
    params: "json",
    status: "text",
    dedupe_key: "text",
    attempts: "int",
    created_at: "time",
    sent_at: "time",
  },
  compensation_decision: {
    id: "uuid",
    complaint_id: "uuid",
    policy_id: "text",
    policy_version: "int",
    facts_version: "int",
    facts: "json",
    decision: "json",
    decided_at: "time",
    decided_by_id: "uuid",
  },
  budget: {
    id: "uuid",
    department_id: "uuid",
    currency: "text",
    period_start: "day",
    period_end: "day",
    goodwill_limit_minor: "big",
    entitlement_planned_minor: "big",
    goodwill_pending_minor: "big",
    entitlement_pending_minor: "big",
    goodwill_posted_minor: "big",
    entitlement_posted_minor: "big",
  },
  ledger_account: {
    id: "uuid",
    kind: "text",
    detail: "text",
    part: "text",
    budget_id: "uuid",
    currency: "text",
  },
  award: {
    id: "uuid",
    complaint_id: "uuid",
    customer_id: "uuid",
    decision_id: "uuid",
    authority_key: "text",
    status: "text",
    currency: "text",
    part: "text",
    tier: "text",
    amount_minor: "big",
    requested_by_id: "uuid",
    approved_by_id: "uuid",
    words: "text",
    budget_id: "uuid",
    created_at: "time",
    offered_at: "time",
    expires_at: "time",
    answered_at: "time",
    captured_at: "time",
    fulfil_due_at: "time",
    fulfilled_at: "time",
    fulfil_owner_id: "uuid",
    version: "int",
  },
  award_remedy: {
    id: "uuid",
    award_id: "uuid",
    position: "int",
    kind: "text",
    amount_minor: "big",
    proof: "text",
    fulfilled_at: "time",
  },
  approval: {
    id: "uuid",
    award_id: "uuid",
    required_role: "text",
    reasons: "json",
    fingerprint: "text",
    requested_by_id: "uuid",
    requested_at: "time",
    due_at: "time",
    decision: "text",
    decided_by_id: "uuid",
    decided_at: "time",
    comment: "text",
  },
  ledger_transaction: {
    id: "uuid",
    kind: "text",
    award_id: "uuid",
    remedy_id: "uuid",
    complaint_id: "uuid",
    actor_kind: "text",
    actor_id: "uuid",
    approver_ids: "uuids",
    policy_id: "text",
    policy_version: "int",
    reverses_id: "uuid",
    idempotency_key: "text",
    posted_at: "time",
  },
  ledger_entry: {
    id: "uuid",
    transaction_id: "uuid",
    account_id: "uuid",
    direction: "text",
    amount_minor: "big",
    currency: "text",
  },
  survey: {
    id: "uuid",
    complaint_id: "uuid",
    customer_id: "uuid",
    kind: "text",
    round: "int",
    due_at: "time",
    sent_at: "time",
    answered_at: "time",
    csat: "int",
    nps: "int",
    compensation_score: "int",
    view_changed: "text",
    comment: "text",
    counted_at: "time",
  },
} as const satisfies Record<string, Record<string, ColumnType>>;

type Tables = typeof TABLES;
export type TableName = keyof Tables;

/** A row as it is handed over, column by column. */
export type RowOf<Name extends TableName> = {
  readonly [Column in keyof Tables[Name]]: Tables[Name][Column] extends ColumnType
    ? Values[Tables[Name][Column]]
    : never;
};

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(TABLES, name);
}

export const TABLE_NAMES: readonly TableName[] = Object.keys(TABLES).filter(isTableName);

export function columnsOf(name: TableName): readonly string[] {
  return Object.keys(TABLES[name]);
}
