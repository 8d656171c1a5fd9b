import { joinSql, type Sql, sql } from "@/lib/db/client";
import type { TallyMeasure } from "@/lib/reporting/measures";
import { type Span, wholeMonths } from "@/lib/reporting/period";

type Source = {
  span: Span;
  measures: readonly TallyMeasure[];
  /** "month": a whole month comes as one row of its first day, which is a hundred times less to read. */
  resolution: "day" | "month";
};

function folded({ from, end }: Span, measures: readonly TallyMeasure[]): Sql {
  return sql`SELECT day, measure, key, n, total FROM daily_tally
    WHERE folded AND measure = ANY (${measures}::text[]) AND day >= ${from}::date AND day < ${end}::date`;
}

/** The roll-up rows of a span: (day, measure, key, n, total), several per day and key, to be summed by the reader. */
export function tallySource({ span, measures, resolution }: Source): Sql {
  const whole = resolution === "month" ? wholeMonths(span) : null;
  const edges = whole
    ? [
        { from: span.from, end: whole.from },
        { from: whole.end, end: span.end },
      ]
    : [span];
  const parts = edges.filter(({ from, end }) => from < end).map((edge) => folded(edge, measures));
  if (whole) {
    parts.push(sql`SELECT month, measure, key, n, total FROM monthly_tally WHERE measure = ANY (${measures}::text[])
      AND month >= ${whole.from}::date AND month < ${whole.end}::date`);
  }
  // What the folding job has not seen yet, at most a minute's worth.
  parts.push(sql`SELECT day, measure, key, n, total FROM daily_tally WHERE NOT folded
    AND measure = ANY (${measures}::text[]) AND day >= ${span.from}::date AND day < ${span.end}::date`);
  return joinSql(parts, " UNION ALL ");
}
