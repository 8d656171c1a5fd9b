import type { Staff } from "@/lib/auth/staff";
import { remedyKind } from "@/lib/compensation/queries/awards";
import { paymentsOf } from "@/lib/compensation/queries/payments";
import { db, emptySql, sql } from "@/lib/db/client";
import type { RemedyKind } from "@/lib/domain/compensation/remedies";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";
import { PAYMENT_STATES, type PaymentState } from "@/lib/domain/payouts/life";

export type PromiseRow = {
  awardId: string;
  reference: string;
  customerName: string;
  part: LedgerPart;
  amountMinor: bigint;
  currency: string;
  ownerName: string | null;
  departmentName: string | null;
  promisedAt: Date;
  dueAt: Date;
  /** Told to the customer instead, before it was broken. */
  expectedAt: Date | null;
  /** Where its money stands, at the point furthest from the customer; null where none is promised. */
  payment: PaymentState | null;
  /** Why the bank could not pay, the last time. */
  paymentReason: string | null;
  /** What is still to be delivered. */
  openKinds: readonly RemedyKind[];
};
export type PromiseFilter = { owner: "all" | "me"; onlyLate: boolean };
export type PromiseCursor = { dueAt: Date; id: string };
export type PromisePage = { rows: PromiseRow[]; next: PromiseCursor | null; late: number };

const PAGE = 50;

/** Everything promised and not yet delivered, the longest overdue first. */
export async function listPromises(
  staff: Staff,
  { filter, after, now }: { filter: PromiseFilter; after: PromiseCursor | null; now: Date },
): Promise<PromisePage> {
  const mine = filter.owner === "me" ? sql`AND a.fulfil_owner_id = ${staff.id}::uuid` : emptySql;
  const late = filter.onlyLate ? sql`AND a.fulfil_due_at < ${now}::timestamptz` : emptySql;
  const beyond = after
    ? sql`AND (a.fulfil_due_at, a.id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`
    : emptySql;
  const [rows, counted] = await Promise.all([
    db().$queryRaw<
      (Omit<PromiseRow, "openKinds" | "payment" | "paymentReason"> & { openKinds: string[] })[]
    >(sql`
      SELECT a.id AS "awardId", c.reference, cu.name AS "customerName", a.part, a.amount_minor AS "amountMinor", a.currency,
        s.name AS "ownerName", coalesce(d.names->>${staff.locale}, d.names->>'en', d.key) AS "departmentName",
        a.captured_at AS "promisedAt", a.fulfil_due_at AS "dueAt", a.expected_at AS "expectedAt",
        ARRAY(SELECT r.kind FROM award_remedy r WHERE r.award_id = a.id AND r.fulfilled_at IS NULL ORDER BY r.position) AS "openKinds"
      FROM award a JOIN complaint c ON c.id = a.complaint_id JOIN customer cu ON cu.id = a.customer_id
        LEFT JOIN staff s ON s.id = a.fulfil_owner_id LEFT JOIN budget b ON b.id = a.budget_id
        LEFT JOIN department d ON d.id = b.department_id
      WHERE a.status = 'fulfilling' AND a.fulfil_due_at IS NOT NULL ${mine} ${late} ${beyond}
      ORDER BY a.fulfil_due_at, a.id LIMIT ${PAGE + 1}`),
    db().$queryRaw<{ n: bigint }[]>(sql`
      SELECT count(*) AS n FROM award WHERE status = 'fulfilling' AND fulfil_due_at < ${now}::timestamptz`),
  ]);
  const page = rows.slice(0, PAGE);
  const payments = await paymentsOf(
    db(),
    page.map(({ awardId }) => awardId),
  );
  const shown = page.map((row) => {
    const open = payments.filter(({ awardId, state }) => awardId === row.awardId && state !== "paid");
    const payment = PAYMENT_STATES.find((state) => open.some((one) => one.state === state)) ?? null;
    const paymentReason = open.find(({ reason }) => reason !== null)?.reason ?? null;
    return { ...row, payment, paymentReason, openKinds: row.openKinds.map(remedyKind) };
  });
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    rows: shown,
    next: last ? { dueAt: last.dueAt, id: last.awardId } : null,
    late: Number(counted[0]?.n ?? 0n),
  };
}
