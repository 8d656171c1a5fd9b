import { isSeverity, type Severity } from "@/lib/domain/severity";
import type { SearchParams } from "@/lib/reporting/filter";
import { readDashboardFilter } from "@/lib/reporting/filter";
import type { Period, PeriodProblem } from "@/lib/reporting/period";
import { isUuid } from "@/lib/uuid";

/** What the report is about: everything stands in the URL. */
export type SlaFilter = {
  period: Period;
  clock: string;
  severity: Severity | null;
  departmentId: string | null;
  problem: { reason: PeriodProblem; from: string; to: string } | null;
};

function one(params: SearchParams, name: string): string {
  const value = params[name];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
}

/** Reads /sla?…; the clock is the first of `clocks` unless another is asked for. */
export function readSlaFilter(
  params: SearchParams,
  { today, clocks }: { today: string; clocks: readonly string[] },
): SlaFilter {
  const asked = one(params, "clock");
  const severity = one(params, "severity");
  return {
    ...readDashboardFilter(params, today),
    clock: clocks.find((key) => key === asked) ?? clocks[0] ?? "",
    severity: isSeverity(severity) ? severity : null,
  };
}

/** The URL's parameters for a filter: a preset by its name, so that the link stays true tomorrow. */
export function slaQuery({
  period,
  clock,
  severity,
  departmentId,
}: Omit<SlaFilter, "problem">): Record<string, string | null> {
  const { preset, from, to } = period;
  const rest = { clock, severity, department: departmentId };
  return preset ? { period: preset, ...rest } : { from, to, ...rest };
}

/** A place in the list of breaches: a run, and when it started. */
export type RunCursor = { startedAt: Date; complaintId: string; run: number };

export function readRunCursor(params: SearchParams): RunCursor | null {
  const [ms, complaintId, run] = one(params, "after").split("_");
  if (!ms || !complaintId || !run || !/^\d{1,14}$/.test(ms) || !isUuid(complaintId) || !/^\d{1,6}$/.test(run))
    return null;
  return { startedAt: new Date(Number(ms)), complaintId, run: Number(run) };
}

export function writeRunCursor({ startedAt, complaintId, run }: RunCursor): string {
  return `${startedAt.getTime()}_${complaintId}_${run}`;
}
