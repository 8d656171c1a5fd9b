import type { CaseClocks, ClockColumns } from "./case-clocks";
import type { ClockRow } from "./index-row";

/** One figure of the index that is not what the log says. */
export type ClockDifference = {
  /** "promise 1" for a run's row; "complaint" for a column of the complaint itself. */
  readonly where: string;
  readonly field: string;
  readonly stored: string;
  readonly recomputed: string;
};

type Value = string | number | Date | null;

function text(value: Value | undefined): string {
  if (value === undefined) return "missing";
  return value instanceof Date ? value.toISOString() : String(value);
}

function between(
  where: string,
  stored: Readonly<Record<string, Value>> | undefined,
  recomputed: Readonly<Record<string, Value>>,
): ClockDifference[] {
  return Object.entries(recomputed).flatMap(([field, value]) =>
    text(stored?.[field]) === text(value)
      ? []
      : [{ where, field, stored: text(stored?.[field]), recomputed: text(value) }],
  );
}

const nameOf = ({ key, run }: Pick<ClockRow, "key" | "run">) => `${key} ${run}`;

/** What the index holds of a complaint beside what its log says now; nothing where they agree. */
export function clockDifferences(
  stored: { rows: readonly ClockRow[]; columns: ClockColumns },
  recomputed: CaseClocks,
): ClockDifference[] {
  const byName = new Map(stored.rows.map((row) => [nameOf(row), row]));
  const known = new Set(recomputed.rows.map(nameOf));
  return [
    ...recomputed.rows.flatMap((row) => between(nameOf(row), byName.get(nameOf(row)), row)),
    ...stored.rows
      .filter((row) => !known.has(nameOf(row)))
      .map((row) => ({ where: nameOf(row), field: "run", stored: nameOf(row), recomputed: "missing" })),
    ...between("complaint", stored.columns, recomputed.columns),
  ];
}
