import { type Sql, sql } from "@/lib/db/client";
import type { Measure } from "@/lib/reporting/measures";

/** Where the things of a measure stand: c is always the complaint. */
export type CaseSource = {
  tables: Sql;
  id: Sql;
  /** The instant whose local day it counts on. */
  at: Sql;
  key: Sql;
  where: Sql;
  amount: Sql;
};

const SEVERITY = sql`c.severity`;
const CATEGORY = sql`coalesce(c.category_key, '')`;
const DEPARTMENT = sql`coalesce(c.department_id::text, '')`;
const NO_AMOUNT = sql`NULL::bigint AS "amountMinor", NULL::text AS currency`;

function complaints(at: Sql, key: Sql, where: Sql): CaseSource {
  return { tables: sql`complaint c`, id: sql`c.id`, at, key, where, amount: NO_AMOUNT };
}

const received = (key: Sql, where: Sql = sql`true`) => complaints(sql`c.received_at`, key, where);
const ended = (key: Sql) => complaints(sql`c.ended_at`, key, sql`c.ended_at IS NOT NULL`);
const closed = (key: Sql) => complaints(sql`c.closed_at`, key, sql`c.closed_at IS NOT NULL`);
const kept = (key: Sql) => received(key, sql`c.promise_kept_at <= c.promise_due_at`);
const broken = (key: Sql) => received(key, sql`c.promise_kept_at > c.promise_due_at`);
const overdue = (key: Sql, now: Date) =>
  received(key, sql`c.promise_kept_at IS NULL AND c.is_open AND c.promise_due_at < ${now}`);

/** The last answer of each complaint to one question. */
function answers(column: Sql, key: Sql, where: Sql = sql`true`): CaseSource {
  return {
    tables: sql`survey s JOIN complaint c ON c.id = s.complaint_id`,
    id: sql`s.id`,
    at: sql`s.counted_at`,
    key,
    where: sql`s.answered_at IS NOT NULL AND s.${column} IS NOT NULL AND ${where} AND NOT EXISTS (
      SELECT 1 FROM survey l WHERE l.complaint_id = s.complaint_id AND l.answered_at IS NOT NULL AND l.${column} IS NOT NULL
        AND (l.answered_at, l.id) > (s.answered_at, s.id))`,
    amount: NO_AMOUNT,
  };
}

const AWARDS = sql`award a JOIN complaint c ON c.id = a.complaint_id`;
const PROMISED = sql`a.captured_at IS NOT NULL AND a.status <> 'reversed'`;
const AMOUNT = sql`a.amount_minor AS "amountMinor", a.currency::text AS currency`;

function awards(last: Sql, more: Partial<CaseSource> = {}): CaseSource {
  return {
    tables: AWARDS,
    id: sql`a.id`,
    at: sql`a.captured_at`,
    key: sql`a.currency || ':' || a.part || ':' || ${last}`,
    where: PROMISED,
    amount: AMOUNT,
    ...more,
  };
}

/** How to list what a measure counts; `end` is the instant at which the span is over. */
export function caseSource(measure: Measure, { now, end }: { now: Date; end: Date }): CaseSource {
  const SOURCES = {
    "received.severity": () => received(SEVERITY),
    "received.category": () => received(CATEGORY),
    "received.department": () => received(DEPARTMENT),
    "open.department": () => received(DEPARTMENT, sql`c.is_open`),
    "ended.department": () => ended(DEPARTMENT),
    "answered.severity": () => received(SEVERITY, sql`c.promise_kept_at IS NOT NULL`),
    "answer-time": () =>
      received(
        sql`duration_bucket(milliseconds_between(c.received_at, c.promise_kept_at))`,
        sql`c.promise_kept_at IS NOT NULL`,
      ),
    "kept.severity": () => kept(SEVERITY),
    "kept.department": () => kept(DEPARTMENT),
    "broken.severity": () => broken(SEVERITY),
    "broken.department": () => broken(DEPARTMENT),
    "closed.severity": () => closed(SEVERITY),
    "closed.category": () => closed(CATEGORY),
    "closed.department": () => closed(DEPARTMENT),
    "closed.outcome": () => closed(sql`coalesce(c.outcome, '')`),
    "closed.cause": () => closed(sql`coalesce(c.root_cause_key, '')`),
    "close-time": () => closed(sql`duration_bucket(milliseconds_between(c.received_at, c.closed_at))`),
    csat: () => answers(sql`csat`, sql`s.csat::text`),
    nps: () => answers(sql`nps`, sql`s.nps::text`),
    recovery: () =>
      answers(
        sql`csat`,
        sql`CASE WHEN s.csat >= 4 THEN 'recovered' ELSE 'not-recovered' END`,
        sql`c.mood_at_intake <= 2`,
      ),
    "compensation-score": () => answers(sql`compensation_score`, sql`s.compensation_score::text`),
    "view-changed": () => answers(sql`view_changed`, sql`s.view_changed`),
    "award.tier": () => awards(sql`a.tier`),
    "award.kind": () =>
      awards(sql`r.kind`, {
        tables: sql`award_remedy r JOIN award a ON a.id = r.award_id JOIN complaint c ON c.id = a.complaint_id`,
        id: sql`r.id`,
        amount: sql`r.amount_minor AS "amountMinor", a.currency::text AS currency`,
      }),
    "award.department": () =>
      awards(sql`coalesce(b.department_id::text, '')`, {
        tables: sql`${AWARDS} JOIN budget b ON b.id = a.budget_id`,
      }),
    fulfilled: () =>
      awards(sql`''`, {
        at: sql`a.fulfilled_at`,
        key: sql`CASE WHEN a.fulfilled_at <= a.fulfil_due_at THEN 'in-time' ELSE 'late' END`,
        where: sql`${PROMISED} AND a.fulfilled_at IS NOT NULL AND a.fulfil_due_at IS NOT NULL`,
      }),
    "overdue.severity": () => overdue(SEVERITY, now),
    "overdue.department": () => overdue(DEPARTMENT, now),
    "stock.department": () => received(DEPARTMENT, sql`(c.ended_at IS NULL OR c.ended_at >= ${end})`),
    "fulfilment-overdue": () =>
      awards(sql`''`, {
        at: sql`a.fulfil_due_at`,
        key: sql`''`,
        where: sql`a.status = 'fulfilling' AND a.fulfil_due_at < ${now}`,
      }),
  } as const satisfies Record<Measure, () => CaseSource>;
  return SOURCES[measure]();
}
