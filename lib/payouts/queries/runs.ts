import { createHash } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { db, sql, type Tx } from "@/lib/db/client";
import type { BankAccount } from "@/lib/domain/bank-account";
import { runContent } from "@/lib/domain/payouts/life";
import { detailsOf, missingOf } from "@/lib/payouts/payee-details";
import { debtorOf } from "@/lib/payouts/queries/debtors";
import type { Run, RunLine, RunRow } from "@/lib/payouts/types";

const RUN = sql`
  r.id, r.number, r.currency, r.status, to_char(r.execution_on, 'YYYY-MM-DD') AS "executionDay",
  r.prepared_by_id AS "preparedById", p.name AS "preparedByName", r.prepared_at AS "preparedAt",
  r.approved_by_id AS "approvedById", a.name AS "approvedByName", r.approved_at AS "approvedAt", r.fingerprint,
  e.name AS "exportedByName", r.exported_at AS "exportedAt", r.settled_at AS "settledAt", r.discarded_at AS "discardedAt"
  FROM payout_run r JOIN staff p ON p.id = r.prepared_by_id LEFT JOIN staff a ON a.id = r.approved_by_id
    LEFT JOIN staff e ON e.id = r.exported_by_id`;

/** One run as the caller's transaction finds it. */
export async function readRun(tx: Tx, id: string): Promise<Run | null> {
  const rows = await tx.$queryRaw<Run[]>(sql`SELECT ${RUN} WHERE r.id = ${id}::uuid`);
  return rows[0] ?? null;
}

export const RUNS_PAGE = 50;

/** Runs, the newest first, with what became of their payments. */
export function listRuns(_staff: Staff, before: number | null): Promise<RunRow[]> {
  return db().$queryRaw<RunRow[]>(sql`
    SELECT ${RUN_LIST} WHERE ${before}::int IS NULL OR r.number < ${before}::int
    GROUP BY r.id, p.name ORDER BY r.number DESC LIMIT ${RUNS_PAGE + 1}`);
}

const RUN_LIST = sql`
  r.id, r.number, r.currency, r.status, to_char(r.execution_on, 'YYYY-MM-DD') AS "executionDay", p.name AS "preparedByName",
  r.prepared_at AS "preparedAt", count(l.id) FILTER (WHERE l.state <> 'dropped')::int AS payments,
  coalesce(sum(l.amount_minor) FILTER (WHERE l.state <> 'dropped'), 0)::bigint AS "totalMinor",
  count(l.id) FILTER (WHERE l.state = 'failed')::int AS failed
  FROM payout_run r JOIN staff p ON p.id = r.prepared_by_id LEFT JOIN payout_line l ON l.run_id = r.id`;

/** A run with its payments, what is wrong with them, whose account is debited, and the mark of all of it. */
export type LoadedRun = {
  run: Run;
  lines: readonly RunLine[];
  debtor: BankAccount | null;
  /** What an approval is given for; null while a payment has no payee. */
  mark: string | null;
};

/** A payment goes by the payee in force until it has left; from then on by the one it was sent to. */
export async function loadRun(tx: Tx, id: string): Promise<LoadedRun | null> {
  const run = await readRun(tx, id);
  if (!run) return null;
  // One after the other: a transaction is one connection.
  const lines = await linesOf(tx, run);
  const debtor = await debtorOf(tx, run.currency);
  return { run, lines, debtor, mark: markOf(run, lines, debtor) };
}

async function linesOf(tx: Tx, run: Run): Promise<RunLine[]> {
  const rows = await tx.payoutLine.findMany({
    where: { runId: run.id },
    select: LINE,
    orderBy: { id: "asc" },
  });
  return rows.map(({ payee: sent, remedy, award, state, ...line }) => {
    const isHere = state === "open";
    const [inForce = null] = award.complaint.payees;
    const stored = isHere ? inForce : sent;
    const payee = stored ? detailsOf(stored) : null;
    const isFlagged = isHere && stored !== null && stored.flaggedAt !== null;
    const isDue = award.status === "fulfilling" && remedy.fulfilledAt === null;
    const missing = missingOf(payee, { isFlagged, currency: run.currency });
    return {
      ...line,
      state: state as RunLine["state"],
      awardId: award.id,
      complaintId: award.complaint.id,
      customerId: award.complaint.customerId,
      reference: award.complaint.reference,
      requestedById: award.requestedById,
      payeeId: stored?.id ?? null,
      payee,
      payeeEnteredById: stored?.givenByKind === "staff" ? stored.givenById : null,
      problem: isHere ? (isDue ? missing : "not-due") : null,
    };
  });
}

const PAYEE = {
  id: true,
  method: true,
  paymentReference: true,
  holder: true,
  iban: true,
  accountNumber: true,
  bankCode: true,
  bic: true,
  country: true,
  flaggedAt: true,
  givenByKind: true,
  givenById: true,
} as const;

const LINE = {
  id: true,
  remedyId: true,
  amountMinor: true,
  currency: true,
  state: true,
  bankReference: true,
  reason: true,
  answeredAt: true,
  payee: { select: PAYEE },
  remedy: { select: { fulfilledAt: true } },
  award: {
    select: {
      id: true,
      status: true,
      requestedById: true,
      complaint: {
        select: {
          id: true,
          reference: true,
          customerId: true,
          payees: { where: { supersededAt: null }, select: PAYEE },
        },
      },
    },
  },
} as const;

function markOf(run: Run, lines: readonly RunLine[], debtor: BankAccount | null): string | null {
  const live = lines.filter(({ state }) => state !== "dropped");
  const contents = live.flatMap(({ payeeId, ...line }) => (payeeId === null ? [] : [{ ...line, payeeId }]));
  if (contents.length < live.length) return null;
  const needsDebtor = live.some(({ payee }) => payee?.method === "bank-transfer");
  const text = runContent({
    id: run.id,
    currency: run.currency,
    executionDay: run.executionDay,
    debtor: needsDebtor ? JSON.stringify(debtor) : "",
    lines: contents,
  });
  return createHash("sha256").update(text).digest("hex");
}

/** One run for its page. */
export function findRun(_staff: Staff, id: string): Promise<LoadedRun | null> {
  return loadRun(db(), id);
}
