import { isMeasure, type Measure } from "@/lib/reporting/measures";
import {
  chosenPeriod,
  DEFAULT_PRESET,
  isDay,
  isPreset,
  type Period,
  type PeriodProblem,
  presetPeriod,
} from "@/lib/reporting/period";
import { isUuid } from "@/lib/uuid";

/** Query parameters as a page gets them. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** In a URL, the key of what has no category, department or cause. */
export const NONE = "none";

export type DashboardFilter = {
  period: Period;
  /** Null: the whole organisation. */
  departmentId: string | null;
  /** Days chosen by hand that make no period, as they were typed; the period is then the usual one. */
  problem: { reason: PeriodProblem; from: string; to: string } | null;
};

function one(params: SearchParams, name: string): string {
  const value = params[name];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
}

function many(params: SearchParams, name: string): readonly string[] {
  const value = params[name] ?? [];
  return typeof value === "string" ? [value] : value;
}

/** Reads the dashboard's URL; `today` is the organisation's local day. */
export function readDashboardFilter(params: SearchParams, today: string): DashboardFilter {
  const department = one(params, "department");
  const departmentId = isUuid(department) ? department : null;
  const preset = one(params, "period");
  if (isPreset(preset)) return { period: presetPeriod(preset, today), departmentId, problem: null };
  const [from, to] = [one(params, "from"), one(params, "to")];
  const usual = presetPeriod(DEFAULT_PRESET, today);
  if (from === "" && to === "") return { period: usual, departmentId, problem: null };
  const chosen = chosenPeriod(from, to === "" ? today : to);
  return chosen.ok
    ? { period: chosen.value, departmentId, problem: null }
    : { period: usual, departmentId, problem: { reason: chosen.reason, from, to } };
}

/** The dashboard's URL parameters for a filter: a preset by its name, so that the link stays true tomorrow. */
export function dashboardQuery(
  filter: Pick<DashboardFilter, "departmentId"> & { period: Period },
): Record<string, string | null> {
  const { preset, from, to } = filter.period;
  const department = filter.departmentId;
  return preset ? { period: preset, department } : { from, to, department };
}

/** More keys than any organisation has causes make no sensible list. */
const MOST_KEYS = 300;

export type CaseCursor = { at: Date; id: string };

/** Which of the things counted: of a measure, with any of the keys (none given: all), in a span of local days. */
export type CaseFilter = {
  measure: Measure;
  keys: readonly string[];
  from: string;
  /** The last day, inclusive. */
  to: string;
};

/** Reads /dashboard/cases?…; null when the URL names no measure or no span. */
export function readCaseFilter(params: SearchParams): CaseFilter | null {
  const [measure, from, to] = [one(params, "measure"), one(params, "from"), one(params, "to")];
  if (!isMeasure(measure) || !isDay(from) || !isDay(to) || from > to) return null;
  const keys = many(params, "key")
    .slice(0, MOST_KEYS)
    .map((key) => (key === NONE ? "" : key));
  return { measure, keys, from, to };
}

export function caseQuery({
  measure,
  keys,
  from,
  to,
}: CaseFilter): Record<string, string | readonly string[]> {
  return { measure, key: keys.map((key) => (key === "" ? NONE : key)), from, to };
}

/** A place in a list: milliseconds and the row's id. */
export function readCaseCursor(params: SearchParams): CaseCursor | null {
  const [ms, id] = one(params, "after").split("_");
  if (!ms || !id || !/^-?\d{1,15}$/.test(ms) || !isUuid(id)) return null;
  return { at: new Date(Number(ms)), id };
}

export function writeCaseCursor({ at, id }: CaseCursor): string {
  return `${at.getTime()}_${id}`;
}
