import { offerDays } from "@/lib/compensation/mutations/issue";
import { addJob } from "@/lib/db/add-job";
import { type Sql, sql, type Tx } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { maskedVoucherCode, voucherCodeTail } from "@/lib/domain/voucher-code";
import { codeHashOf, voucherCode } from "@/lib/links/voucher-code";
import { moved, type Recording, TABLES, type Table, type Tables, wholeDays } from "./recording";

type Row = Tables[Table][number];

/** Pours the recorded story in, as if it had happened up to `now`, in the caller's transaction: all of it or nothing. */
export async function loadRecording(tx: Tx, recording: Recording, now: Date): Promise<void> {
  const anchor = new Date(recording.anchor);
  const idOf = await idsByKey(tx);
  const days = moved(recording.days, { ms: wholeDays(anchor, now), idOf });
  const live = moved(recording.live, { ms: now.getTime() - anchor.getTime(), idOf });
  for (const table of TABLES) {
    const rows = [...days[table], ...live[table]];
    await insertRows(tx, table, table === "voucher" ? rows.map(withCode) : rows);
  }
  await proveVouchers(tx);
  await chargeBudgets(tx, recording.entries);
  await planJobs(tx, now);
}

async function idsByKey(tx: Tx): Promise<(kind: string, key: string) => string> {
  const staff = await tx.staff.findMany({ where: { isDemo: true }, select: { id: true, email: true } });
  const departments = await tx.department.findMany({ select: { id: true, key: true } });
  const ids = new Map<string, string>([
    ...staff.map(({ id, email }) => [`staff:${email.split("@")[0]}`, id] as const),
    ...departments.map(({ id, key }) => [`department:${key}`, id] as const),
  ]);
  return (kind, key) => {
    const id = ids.get(`${kind}:${key}`);
    if (!id) throw new Error(`the story needs ${kind} ${key}`);
    return id;
  };
}

/** Names of our own tables and columns only, never anything from outside. */
function identifiers(names: readonly string[]): Sql {
  return sql([names.map((name) => `"${name}"`).join(", ")]);
}

async function insertRows(tx: Tx, table: Table, rows: Tables[Table]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = identifiers(Object.keys(first));
  const name = identifiers([table]);
  await tx.$executeRaw(sql`
    INSERT INTO ${name} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT DO NOTHING`);
}

/** A voucher's code follows from this server's secret, and what is stored of it from the code. */
function withCode(row: Row): Row {
  const code = voucherCode({ id: String(row.id), codeVersion: Number(row.code_version) });
  return {
    ...row,
    code_hash: `\\x${codeHashOf(code).toString("hex")}`,
    code_tail: voucherCodeTail(code),
  };
}

async function proveVouchers(tx: Tx): Promise<void> {
  const vouchers = await tx.voucher.findMany({ select: { remedyId: true, codeTail: true } });
  for (const { remedyId, codeTail } of vouchers)
    await tx.awardRemedy.update({
      where: { id: remedyId },
      data: { proof: maskedVoucherCode(codeTail) },
      select: { id: true },
    });
}

/** Each award spends from the budget of the month its offer lands in; the budgets' own figures follow from the entries. */
async function chargeBudgets(tx: Tx, entries: Tables[Table]): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE award SET budget_id = b.id FROM complaint c, budget b
    WHERE award.complaint_id = c.id AND award.offered_at IS NOT NULL AND b.purpose = 'compensation'
      AND b.department_id = c.department_id
      AND b.currency = award.currency AND organisation_day(award.offered_at) >= b.period_start
      AND organisation_day(award.offered_at) < b.period_end`);
  await tx.$executeRaw(sql`
    INSERT INTO ledger_account (kind, detail, part, budget_id, currency)
    SELECT DISTINCT e.account, e.detail, w.part, b.id, b.currency
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS e (transaction_id uuid, account text, detail text)
    JOIN ledger_transaction t ON t.id = e.transaction_id JOIN award w ON w.id = t.award_id JOIN budget b ON b.id = w.budget_id
    ON CONFLICT (budget_id, part, kind, detail) DO NOTHING`);
  await tx.$executeRaw(sql`
    INSERT INTO ledger_entry (transaction_id, account_id, direction, amount_minor, currency)
    SELECT e.transaction_id, a.id, e.direction, e.amount_minor, e.currency
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      AS e (transaction_id uuid, account text, detail text, direction text, amount_minor bigint, currency text)
    JOIN ledger_transaction t ON t.id = e.transaction_id JOIN award w ON w.id = t.award_id
    JOIN ledger_account a ON a.budget_id = w.budget_id AND a.part = w.part AND a.kind = e.account AND a.detail = e.detail`);
  await tx.$executeRaw(sql`
    UPDATE budget SET goodwill_pending_minor = f.goodwill_pending, goodwill_posted_minor = f.goodwill_posted,
      entitlement_pending_minor = f.entitlement_pending, entitlement_posted_minor = f.entitlement_posted
    FROM (
      SELECT a.budget_id,
        coalesce(sum(s.signed) FILTER (WHERE a.part = 'goodwill' AND a.kind = 'reserved'), 0) AS goodwill_pending,
        coalesce(sum(s.signed) FILTER (WHERE a.part = 'goodwill' AND a.kind NOT IN ('budget', 'reserved')), 0) AS goodwill_posted,
        coalesce(sum(s.signed) FILTER (WHERE a.part = 'entitlement' AND a.kind = 'reserved'), 0) AS entitlement_pending,
        coalesce(sum(s.signed) FILTER (WHERE a.part = 'entitlement' AND a.kind NOT IN ('budget', 'reserved')), 0) AS entitlement_posted
      FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id,
        LATERAL (SELECT CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END AS signed) s
      GROUP BY a.budget_id
    ) f WHERE f.budget_id = budget.id`);
}

/** What is still to come: reminders of open offers, and the instant at which a promise would be late. */
async function planJobs(tx: Tx, now: Date): Promise<void> {
  const { reminder } = await offerDays(tx);
  const awards = await tx.award.findMany({
    where: { status: { in: ["offered", "fulfilling"] } },
    select: { id: true, status: true, expiresAt: true, fulfilDueAt: true },
  });
  for (const { id, status, expiresAt, fulfilDueAt } of awards) {
    const task = status === "offered" ? "offer-reminder" : "promise-late";
    const at =
      status === "offered"
        ? expiresAt && expiresAt.getTime() - reminder * DAY_MS
        : fulfilDueAt && fulfilDueAt.getTime() + 1_000;
    if (at === null || at <= now.getTime()) continue;
    await addJob(tx, { task, payload: { awardId: id }, jobKey: `${task}:${id}`, runAt: new Date(at) });
  }
}
