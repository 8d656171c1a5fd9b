import type { Staff } from "@/lib/auth/staff";
import { db, type Sql, sql } from "@/lib/db/client";
import { isMeasure, isTallyMeasure, type Sum, type Sums, type TallyMeasure } from "@/lib/reporting/measures";
import { addDays, type Period } from "@/lib/reporting/period";
import { tallySource } from "@/lib/reporting/queries/tally-source";
import { AGE_BANDS, type Flow, type Tallies } from "@/lib/reporting/types";

const SHOWN: readonly TallyMeasure[] = [
  "received.category",
  "received.department",
  "ended.department",
  "answer-time",
  "kept.severity",
  "kept.department",
  "broken.severity",
  "broken.department",
  "closed.cause",
  "close-time",
  "csat",
  "nps",
  "recovery",
  "compensation-score",
  "view-changed",
  "award.tier",
  "award.kind",
  "award.department",
  "fulfilled",
];
const COMPARED: readonly TallyMeasure[] = [
  "received.department",
  "ended.department",
  "kept.severity",
  "kept.department",
  "broken.severity",
  "broken.department",
  "csat",
  "nps",
  "recovery",
  "fulfilled",
];
const FLOWS: readonly TallyMeasure[] = ["received.department", "ended.department"];
/** Before any complaint was ever received. */
const BEGINNING = "0001-01-01";

type Row = {
  part: "now" | "before" | "start" | "flow" | "backlog";
  slot: string;
  measure: string;
  key: string;
  n: number;
  total: bigint;
};

function statement(period: Period, departmentId: string | null, today: string): Sql {
  const { before, grain } = period;
  const bands = [...AGE_BANDS];
  const now = tallySource({ span: period, measures: SHOWN, resolution: "month" });
  const earlier = tallySource({ span: before, measures: COMPARED, resolution: "month" });
  const start = tallySource({
    span: { from: BEGINNING, end: period.from },
    measures: FLOWS,
    resolution: "month",
  });
  const flow = tallySource({
    span: period,
    measures: FLOWS,
    resolution: grain === "month" ? "month" : "day",
  });
  const everything = { from: BEGINNING, end: addDays(today, 2) };
  const open = tallySource({ span: everything, measures: ["open.department"], resolution: "day" });
  const mine = departmentId ? sql`key = ${departmentId}` : sql`true`;
  const sums = sql`sum(n)::int AS n, sum(total)::bigint AS total`;
  return sql`
    SELECT 'now' AS part, '' AS slot, measure, key, ${sums} FROM (${now}) t GROUP BY measure, key
    UNION ALL SELECT 'before', '', measure, key, ${sums} FROM (${earlier}) t GROUP BY measure, key
    UNION ALL SELECT 'start', '', measure, '', ${sums} FROM (${start}) t WHERE ${mine} GROUP BY measure
    UNION ALL SELECT 'flow', date_trunc(${grain}, day::timestamp)::date::text, measure, '', ${sums}
      FROM (${flow}) t WHERE ${mine} GROUP BY 2, measure
    UNION ALL SELECT 'backlog', width_bucket(${today}::date - day, ${bands}::int[])::text, measure, key, ${sums}
      FROM (${open}) t WHERE ${mine} GROUP BY 2, measure, key`;
}

function collect(rows: readonly Row[], part: Row["part"]): Sums {
  const sums = new Map<TallyMeasure, Sum[]>();
  for (const { part: itsPart, measure, key, n, total } of rows) {
    if (itsPart !== part || !isMeasure(measure) || !isTallyMeasure(measure)) continue;
    const list = sums.get(measure) ?? [];
    if (n !== 0 || total !== 0n) list.push({ key, n, total });
    sums.set(measure, list);
  }
  return sums;
}

function flowsOf(rows: readonly Row[]): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const { part, slot, measure, n } of rows) {
    if (part !== "flow") continue;
    const flow = flows.get(slot) ?? { received: 0, ended: 0 };
    flows.set(slot, measure === "received.department" ? { ...flow, received: n } : { ...flow, ended: n });
  }
  return flows;
}

/** Everything the roll-ups say about a period, in one statement that never looks at a complaint. */
export async function readTallies(
  _staff: Staff,
  period: Period,
  { departmentId, today }: { departmentId: string | null; today: string },
): Promise<Tallies> {
  const rows = await db().$queryRaw<Row[]>(statement(period, departmentId, today));
  const start = collect(rows, "start");
  const started = (measure: TallyMeasure) => start.get(measure)?.[0]?.n ?? 0;
  return {
    now: collect(rows, "now"),
    before: collect(rows, "before"),
    openAtStart: started("received.department") - started("ended.department"),
    flows: flowsOf(rows),
    backlog: rows
      .filter(({ part, n }) => part === "backlog" && n !== 0)
      .map(({ slot, key, n }) => ({ band: Number(slot), departmentKey: key, n })),
  };
}
