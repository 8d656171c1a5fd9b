import { inTransaction, sql, type Tx } from "@/lib/db/client";
import type { LedgerReport } from "@/lib/ledger/checks/types";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { notify } from "@/lib/notifications/mutations";

/** The night begins at this hour of the organisation's clock. */
const HOUR = 3;
/** Who began and has said nothing for so long has died; the next process begins anew. */
const GIVEN_UP_AFTER = "2 hours";
/** More findings say nothing new. */
const KEPT = 50;

/**
 * Recomputes balances, invariants and seals once a night, whichever process comes first, and tells managers and auditors
 * if something is not as it must be. Looks for what is due: a night that nothing ran in is made up for by the next look.
 * Null where this night is done, or another process is at it.
 */
export async function checkBooksOfNight(now: Date): Promise<{ night: string; findings: number } | null> {
  const night = await inTransaction((tx) => claim(tx, now));
  if (night === null) return null;
  const startedMs = performance.now();
  const report = await checkLedger();
  const tookMs = Math.round(performance.now() - startedMs);
  await inTransaction((tx) => keep(tx, { night, report, tookMs, now }));
  return { night, findings: report.findings.length };
}

/** The night that nobody has begun, taken for this process: two that look at once meet at the row's key. */
async function claim(tx: Tx, now: Date): Promise<string | null> {
  const [claimed] = await tx.$queryRaw<{ night: string }[]>(sql`
    INSERT INTO ledger_check AS c (night, started_at)
    SELECT organisation_day(${now}::timestamptz - make_interval(hours => ${HOUR}::int)), ${now}::timestamptz
    WHERE EXISTS (SELECT 1 FROM organisation)
    ON CONFLICT (night) DO UPDATE SET started_at = excluded.started_at
      WHERE c.checked_at IS NULL AND c.started_at < excluded.started_at - ${GIVEN_UP_AFTER}::interval
    RETURNING to_char(night, 'YYYY-MM-DD') AS night`);
  return claimed?.night ?? null;
}

type Outcome = { night: string; report: LedgerReport; tookMs: number; now: Date };

async function keep(tx: Tx, { night, report, tookMs, now }: Outcome): Promise<void> {
  const { findings, transactions, head } = report;
  const kept = await tx.$executeRaw(sql`
    UPDATE ledger_check SET checked_at = clock_timestamp(), took_ms = ${tookMs}::int, transactions = ${transactions}::int,
      head = ${head}, findings = ${findings.length}::int, first_findings = ${JSON.stringify(findings.slice(0, KEPT))}::jsonb
    WHERE night = ${night}::date AND checked_at IS NULL`);
  if (kept === 0 || findings.length === 0) return;
  const readers = await tx.staff.findMany({
    where: { role: { in: ["manager", "auditor"] }, active: true },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const facts = { night, findings: findings.length, law: findings[0]?.law ?? null };
  for (const { id: staffId } of readers)
    await notify(tx, { staffId, kind: "books-unsound", complaintId: null, facts, now });
}
