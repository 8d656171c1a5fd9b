import { FAIRNESS_MEASURES, type FairnessMeasure } from "@/lib/domain/fairness";
import type { SearchParams } from "@/lib/reporting/filter";
import {
  chosenPeriod,
  isPreset,
  type Period,
  type PeriodProblem,
  type Preset,
  presetPeriod,
} from "@/lib/reporting/period";

/** A shorter look back holds too few like cases to compare. */
export const FAIRNESS_PRESETS = ["90d", "year", "12m", "24m"] as const satisfies readonly Preset[];
const USUAL: Preset = "12m";

export type FairnessFilter = {
  period: Period;
  measure: FairnessMeasure;
  /** Days chosen by hand that make no period, as they were typed; the period is then the usual one. */
  problem: { reason: PeriodProblem; from: string; to: string } | null;
};

function one(params: SearchParams, name: string): string {
  const value = params[name];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
}

/** Reads /fairness?…; `today` is the organisation's local day. */
export function readFairnessFilter(params: SearchParams, today: string): FairnessFilter {
  const measure = FAIRNESS_MEASURES.find((each) => each === one(params, "of")) ?? "total";
  const preset = one(params, "period");
  if (isPreset(preset)) return { period: presetPeriod(preset, today), measure, problem: null };
  const usual = presetPeriod(USUAL, today);
  const [from, to] = [one(params, "from"), one(params, "to")];
  if (from === "" && to === "") return { period: usual, measure, problem: null };
  const chosen = chosenPeriod(from, to === "" ? today : to);
  return chosen.ok
    ? { period: chosen.value, measure, problem: null }
    : { period: usual, measure, problem: { reason: chosen.reason, from, to } };
}

/** The URL's parameters for a filter: a preset by its name, so that the link stays true tomorrow. */
export function fairnessQuery({ period, measure }: Pick<FairnessFilter, "period" | "measure">) {
  const { preset, from, to } = period;
  const of = measure === "total" ? null : measure;
  return preset ? { period: preset, of } : { from, to, of };
}
