import { db, sql } from "@/lib/db/client";
import type { Severity } from "@/lib/domain/severity";
import { caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import type { ClockRow } from "@/lib/domain/sla/runs/index-row";
import { BOOK_KEPT_MS, slaBook } from "@/lib/sla/queries/book";

/** What is known of a complaint the moment it comes in. */
export type Filing = {
  receivedAt: Date;
  severity: Severity;
  categoryKey: string | null;
  regionKey: string | null;
};

export type FilingClocks = {
  /** The key of the department that answers for the category; null without one. */
  department: string | null;
  rows: readonly ClockRow[];
  promiseDueAt: Date;
  nextDueAt: Date;
};

/** The clocks that start when a complaint comes in: what its first two events will say, counted before they are written. */
export async function clocksOfFiling({
  receivedAt,
  severity,
  categoryKey,
  regionKey,
}: Filing): Promise<FilingClocks> {
  const department = categoryKey === null ? null : ((await departments()).get(categoryKey) ?? null);
  const occurredAt = receivedAt;
  const clocks = caseClocks(await slaBook(), [
    { type: "filed", occurredAt, facts: { categoryKey, department, regionKey } },
    { type: "severity-set", occurredAt, facts: { severity } },
  ]);
  const { promiseDueAt = null, nextDueAt = null } = clocks?.columns ?? {};
  if (!clocks || !promiseDueAt || !nextDueAt)
    throw new Error("the terms in force promise nothing to a complaint that comes in");
  return { department, rows: clocks.rows, promiseDueAt, nextDueAt };
}

let kept: { names: Map<string, string>; readMs: number } | null = null;

/** Which department answers for a category, by their keys; at most ten seconds old. */
async function departments(): Promise<Map<string, string>> {
  if (kept && performance.now() - kept.readMs < BOOK_KEPT_MS) return kept.names;
  const readMs = performance.now();
  const rows = await db().$queryRaw<{ category: string; department: string }[]>(sql`
    SELECT k.key AS category, d.key AS department FROM category k JOIN department d ON d.id = k.department_id`);
  const names = new Map(rows.map(({ category, department }) => [category, department]));
  kept = { names, readMs };
  return names;
}
