import { Temporal } from "temporal-polyfill";

export const BUDGET_PURPOSES = ["compensation", "risk-reserve"] as const;
export type BudgetPurpose = (typeof BUDGET_PURPOSES)[number];

export const PERIOD_KINDS = ["month", "quarter", "year", "custom"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export const ROLL_OVERS = ["none", "remaining", "capped"] as const;
/** What of the goodwill that is left at the end goes over to the next period. */
export type RollOver =
  | { readonly rule: "none" }
  | { readonly rule: "remaining" }
  | { readonly rule: "capped"; readonly capMinor: bigint };

/** Calendar days (YYYY-MM-DD); the end is the first day that no longer belongs to it. */
export type BudgetPeriod = { readonly start: string; readonly end: string };

const MONTHS = { month: 1, quarter: 3, year: 12 } as const satisfies Record<
  Exclude<PeriodKind, "custom">,
  number
>;
/** Months of every length have it, so a series of periods that starts on it never drifts. */
const LAST_SAFE_DAY = 28;

export function isPeriodKind(value: string): value is PeriodKind {
  return PERIOD_KINDS.some((kind) => kind === value);
}

/** Whether a calendar period may start on that day; a custom one may start on any. */
export function mayStartOn(kind: PeriodKind, day: string): boolean {
  return kind === "custom" || Temporal.PlainDate.from(day).day <= LAST_SAFE_DAY;
}

/** The calendar period of that kind from its first day; null for a day that such a period may not start on. */
export function periodFrom(kind: Exclude<PeriodKind, "custom">, start: string): BudgetPeriod | null {
  if (!mayStartOn(kind, start)) return null;
  const end = Temporal.PlainDate.from(start).add({ months: MONTHS[kind] });
  return { start, end: end.toString() };
}

/** The period that follows: it starts where this one ends. A custom one is as many days long. */
export function nextPeriod(kind: PeriodKind, { start, end }: BudgetPeriod): BudgetPeriod {
  const last = Temporal.PlainDate.from(end);
  if (kind === "custom") {
    const { days } = Temporal.PlainDate.from(start).until(last, { largestUnit: "day" });
    return { start: end, end: last.add({ days }).toString() };
  }
  return { start: end, end: last.add({ months: MONTHS[kind] }).toString() };
}

/** Days between two calendar days; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days;
}

/** The day so many days later. */
export function dayAfter(day: string, days = 1): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The day on which the next period opens, so many days before this one ends. */
export function opensOn({ end }: BudgetPeriod, daysBefore: number): string {
  return Temporal.PlainDate.from(end).subtract({ days: daysBefore }).toString();
}

/** What goes over: never more than what was left, never negative. */
export function rolledOver(rollOver: RollOver, leftMinor: bigint): bigint {
  if (rollOver.rule === "none" || leftMinor <= 0n) return 0n;
  if (rollOver.rule === "remaining") return leftMinor;
  if (rollOver.capMinor <= 0n) return 0n;
  return rollOver.capMinor < leftMinor ? rollOver.capMinor : leftMinor;
}

/** The rule as it is stored in two columns. */
export function rollOverOf(rule: string, capMinor: bigint | null): RollOver {
  if (rule === "capped" && capMinor !== null) return { rule, capMinor };
  return rule === "remaining" ? { rule } : { rule: "none" };
}
