import { csat, dsat, isSatisfied, type Nps, npsOfScores, type ScoreCounts } from "@/lib/domain/satisfaction";
import { SEVERITIES, type Severity } from "@/lib/domain/severity";
import { type ParetoRow, pareto } from "@/lib/domain/statistics/pareto";
import {
  type Direction,
  differenceOfShares,
  directionOf,
  type Share,
  shareOf,
  Z95,
} from "@/lib/domain/statistics/proportion";
import { type DurationHistogram, quantileOfDurations } from "@/lib/domain/statistics/quantile";
import { countOf, type Sums, sumsOf, type TallyMeasure } from "@/lib/reporting/measures";
import { addDays, bucketsOf, type Period } from "@/lib/reporting/period";
import type { OverdueRow, Standing, Tallies } from "@/lib/reporting/types";

/** A share with what may be said of it against the period before; null without a share to compare. */
export type Compared<Value> = { value: Value | null; direction: Direction | null };

export type FlowPoint = { from: string; to: string; received: number; ended: number; open: number };

/** Every bucket of the period, with the stock of open cases at its end. */
export function flowOf(tallies: Tallies, period: Period): FlowPoint[] {
  let open = tallies.openAtStart;
  return bucketsOf(period, period.grain).map(({ key, from, end }) => {
    const { received, ended } = tallies.flows.get(key) ?? { received: 0, ended: 0 };
    open += received - ended;
    return { from, to: addDays(end, -1), received, ended, open };
  });
}

export type Verdicts = { kept: number; late: number; overdue: number };

/** Kept ÷ all whose promise is decided: kept, answered late, or overdue and unanswered now. */
export function keptShare({ kept, late, overdue }: Verdicts): Share | null {
  return shareOf(kept, kept + late + overdue);
}

type Which = { sums: Sums; overdue: readonly OverdueRow[]; count: "n" | "inPeriod" | "inBefore" };

function verdictsOfSeverity({ sums, overdue, count }: Which, severity: Severity): Verdicts {
  const mine = overdue.filter((row) => row.severity === severity);
  return {
    kept: countOf(sums, "kept.severity", severity),
    late: countOf(sums, "broken.severity", severity),
    overdue: mine.reduce((n, row) => n + row[count], 0),
  };
}

function verdictsOfDepartment({ sums, overdue, count }: Which, key: string | null): Verdicts {
  const mine = overdue.filter((row) => key === null || row.departmentKey === key);
  return {
    kept: countOf(sums, "kept.department", key ?? undefined),
    late: countOf(sums, "broken.department", key ?? undefined),
    overdue: mine.reduce((n, row) => n + row[count], 0),
  };
}

export type PromiseFigure = Verdicts & { share: Share | null };

/** The promise to answer: of all, or of one department, with the comparison; by severity for the whole organisation. */
export function promiseOf(tallies: Tallies, { overdue }: Standing, departmentId: string | null) {
  const now = { sums: tallies.now, overdue, count: "inPeriod" } as const;
  const all = verdictsOfDepartment(now, departmentId);
  const earlier = verdictsOfDepartment({ sums: tallies.before, overdue, count: "inBefore" }, departmentId);
  const value = keptShare(all);
  return {
    all: { ...all, share: value },
    direction: differenceOfShares(keptShare(earlier), value)?.direction ?? null,
    bySeverity: SEVERITIES.map((severity) => {
      const verdicts = verdictsOfSeverity(now, severity);
      return { severity, ...verdicts, share: keptShare(verdicts) };
    }),
  };
}

export type Times = { n: number; medianMs: number | null; p90Ms: number | null };

/** Median and nine tenths, from buckets 5 % wide: "about". */
export function timesOf(sums: Sums, measure: "answer-time" | "close-time"): Times {
  const histogram: DurationHistogram = sumsOf(sums, measure).map(({ key, n }) => ({
    bucket: Number(key),
    n,
  }));
  return {
    n: countOf(sums, measure),
    medianMs: quantileOfDurations(histogram, 0.5),
    p90Ms: quantileOfDurations(histogram, 0.9),
  };
}

function scoresOf(sums: Sums, measure: TallyMeasure): ScoreCounts {
  return sumsOf(sums, measure).map(({ key, n }) => ({ score: Number(key), n }));
}

function keyedShare(sums: Sums, measure: TallyMeasure, key: string): Share | null {
  return shareOf(countOf(sums, measure, key), countOf(sums, measure));
}

function compared(now: Share | null, before: Share | null): Compared<Share> {
  return { value: now, direction: differenceOfShares(before, now)?.direction ?? null };
}

function comparedNps(now: Nps | null, before: Nps | null): Compared<Nps> {
  if (!now?.enough || !before?.enough) return { value: now, direction: null };
  const margin = Z95 * Math.hypot(now.standardError, before.standardError);
  const difference = now.score - before.score;
  return { value: now, direction: directionOf({ low: difference - margin, high: difference + margin }) };
}

/** What customers said, each complaint once by its last answer, on the day it was closed. */
export function satisfactionOf({ now, before }: Tallies) {
  const [scores, earlier] = [scoresOf(now, "csat"), scoresOf(before, "csat")];
  return {
    scores: [1, 2, 3, 4, 5].map((score) => ({ score, n: countOf(now, "csat", String(score)) })),
    csat: compared(csat(scores), csat(earlier)),
    dsat: compared(dsat(scores), dsat(earlier)),
    nps: comparedNps(npsOfScores(scoresOf(now, "nps")), npsOfScores(scoresOf(before, "nps"))),
    recovery: compared(keyedShare(now, "recovery", "recovered"), keyedShare(before, "recovery", "recovered")),
    compensation: csat(scoresOf(now, "compensation-score")),
    viewBetter: keyedShare(now, "view-changed", "better"),
  };
}
export type Satisfaction = ReturnType<typeof satisfactionOf>;
export const SATISFIED_KEYS = [1, 2, 3, 4, 5].filter(isSatisfied).map(String);

export type AwardSums = { n: number; amountMinor: bigint };
export type AwardRow = { key: string; entitlement: AwardSums; goodwill: AwardSums };
export type AwardTable = { currency: string; rows: AwardRow[] };

const NOTHING: AwardSums = { n: 0, amountMinor: 0n };

/** Captured amounts per currency and key; what is owed and what was chosen stay apart. Highest first. */
export function awardsOf(
  sums: Sums,
  measure: "award.kind" | "award.tier" | "award.department",
): AwardTable[] {
  const tables = new Map<string, Map<string, AwardRow>>();
  for (const { key: composed, n, total } of sumsOf(sums, measure)) {
    const [currency = "", part = "", key = ""] = composed.split(":");
    const rows = tables.get(currency) ?? new Map<string, AwardRow>();
    const row = rows.get(key) ?? { key, entitlement: NOTHING, goodwill: NOTHING };
    rows.set(
      key,
      part === "goodwill"
        ? { ...row, goodwill: { n, amountMinor: total } }
        : { ...row, entitlement: { n, amountMinor: total } },
    );
    tables.set(currency, rows);
  }
  const size = ({ entitlement, goodwill }: AwardRow) => entitlement.amountMinor + goodwill.amountMinor;
  return [...tables]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, rows]) => ({
      currency,
      rows: [...rows.values()].sort((a, b) =>
        size(a) === size(b) ? (a.key < b.key ? -1 : 1) : size(a) < size(b) ? 1 : -1,
      ),
    }));
}

/** The few categories or causes that make up most of it. What has none is counted under ''. */
export function paretoOf(sums: Sums, measure: "received.category" | "closed.cause"): ParetoRow[] {
  return pareto(sumsOf(sums, measure).map(({ key, n }) => ({ key, n })));
}

export type DepartmentRow = {
  /** '' for complaints without a department. */
  key: string;
  open: number;
  overdue: number;
  received: number;
  ended: number;
  kept: PromiseFigure;
};

/** One row per department that has anything to show. */
export function departmentsOf(
  tallies: Tallies,
  { overdue }: Standing,
  departmentKeys: readonly string[],
): DepartmentRow[] {
  const now = { sums: tallies.now, overdue, count: "inPeriod" } as const;
  return [...departmentKeys, ""]
    .map((key) => {
      const verdicts = verdictsOfDepartment(now, key);
      return {
        key,
        open: tallies.backlog.reduce((n, row) => (row.departmentKey === key ? n + row.n : n), 0),
        overdue: overdue.reduce((n, row) => (row.departmentKey === key ? n + row.n : n), 0),
        received: countOf(tallies.now, "received.department", key),
        ended: countOf(tallies.now, "ended.department", key),
        kept: { ...verdicts, share: keptShare(verdicts) },
      };
    })
    .filter(({ key, open, received, ended }) => key !== "" || open + received + ended > 0);
}

/** Open cases by band of age (see AGE_BANDS), all bands present. */
export function backlogOf({ backlog }: Tallies, bands: number): number[] {
  return Array.from({ length: bands }, (_, band) =>
    backlog.reduce((n, row) => (row.band === band ? n + row.n : n), 0),
  );
}

/** Remedies promised: fulfilled in the period in time or late, or due in it and overdue now. */
export function fulfilmentOf({ now, before }: Tallies, { fulfilment }: Standing) {
  const verdicts = (sums: Sums, overdue: number): Verdicts => ({
    kept: countOf(sums, "fulfilled", "in-time"),
    late: countOf(sums, "fulfilled", "late"),
    overdue,
  });
  const current = verdicts(now, fulfilment.inPeriod);
  const share = keptShare(current);
  const earlier = keptShare(verdicts(before, fulfilment.inBefore));
  return { ...current, share, direction: differenceOfShares(earlier, share)?.direction ?? null };
}
