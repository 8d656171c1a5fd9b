import type { Reader } from "@/lib/auth/staff";
import type { Severity } from "@/lib/domain/severity";
import { elapsedMs } from "@/lib/domain/sla/clock";
import { type BreachChance, breachChance } from "@/lib/domain/sla/runs/breach-chance";
import { slaBook } from "@/lib/sla/queries/book";
import { curvesOf } from "@/lib/sla/queries/like-cases";
import { calendarOfRun, type OpenRun, usedByNow } from "@/lib/sla/queries/used-time";

/** A running clock with what makes its case like others. */
export type ChanceRun = OpenRun & { severity: Severity; categoryKey: string | null };

/** How likely each of the runs breaks, as the case page would say; runs that are late or stand still are left out. */
export async function chancesOf(
  _reader: Reader,
  runs: readonly ChanceRun[],
  now: Date,
): Promise<Map<ChanceRun, BreachChance>> {
  const book = await slaBook();
  const asked = runs.filter(({ state, dueAt }) => state === "running" && dueAt !== null && dueAt >= now);
  const used = await usedByNow(book, asked, now);
  const chances = new Map<ChanceRun, BreachChance>();
  for (const run of asked) {
    const usedMs = used.get(run);
    if (usedMs === undefined || run.dueAt === null) continue;
    const leftMs =
      run.targetMs === null
        ? run.dueAt.getTime() - now.getTime()
        : elapsedMs(calendarOfRun(book, run), now, run.dueAt, []);
    const curve = (await curvesOf(run.clock, run.severity, now)).get(run.categoryKey);
    chances.set(
      run,
      curve ? breachChance(curve, { elapsedMs: usedMs, targetMs: usedMs + leftMs }) : { chance: null, n: 0 },
    );
  }
  return chances;
}
