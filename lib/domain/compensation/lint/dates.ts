import { toCanonicalJson } from "../json";
import type { Policy, Rule, Tariff } from "../policy";
import { findingOf, type LintFinding } from "./finding";

const DAY_MS = 86_400_000;
const YEAR = /-\d{4}$/;
const BEFORE_ALL = "0000-01-01";
const AFTER_ALL = "9999-12-31";

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** Rules of one group that ask for the same stand for each other on different days. */
function sameAsk(rule: Rule): string | null {
  return rule.group === null ? null : `${rule.group} ${toCanonicalJson(rule.when)}`;
}

function isDated({ effectiveFrom, effectiveTo }: Tariff): boolean {
  return effectiveFrom !== null || effectiveTo !== null;
}

/** Tariffs that follow each other in time: by their names ("fare-2019", "fare-2025") or as one group's same rule. */
function successions(policy: Policy): readonly (readonly Tariff[])[] {
  const series = new Map<string, Set<Tariff>>();
  const join = (key: string, tariff: Tariff) => series.set(key, (series.get(key) ?? new Set()).add(tariff));
  for (const tariff of policy.tariffs) {
    if (YEAR.test(tariff.id)) join(`id ${tariff.id.replace(YEAR, "")}`, tariff);
  }
  for (const rule of policy.rules) {
    const ask = sameAsk(rule);
    if (ask === null) continue;
    for (const grant of rule.grants) {
      const tariff = grant.give === "tariff" && policy.tariffs.find(({ id }) => id === grant.tariff);
      if (tariff && isDated(tariff)) join(`group ${ask}`, tariff);
    }
  }
  return [...series.values()].map((tariffs) =>
    [...tariffs].sort((left, right) => {
      const [a, b] = [left.effectiveFrom ?? BEFORE_ALL, right.effectiveFrom ?? BEFORE_ALL];
      return a < b ? -1 : a > b ? 1 : left.id < right.id ? -1 : 1;
    }),
  );
}

/** Two tariffs for one day, or days for which there is none between two. */
export function dateFindings(policy: Policy): readonly LintFinding[] {
  const found = new Map<string, LintFinding>();
  for (const tariffs of successions(policy)) {
    tariffs.forEach((tariff, index) => {
      const before = tariffs[index - 1];
      if (!before) return;
      const from = tariff.effectiveFrom ?? BEFORE_ALL;
      const path = `tariffs[${policy.tariffs.indexOf(tariff)}].effectiveFrom`;
      const ids = [before.id, tariff.id];
      const add = (code: "dates-overlap" | "dates-gap") =>
        found.set(ids.join(" "), findingOf(code, { path, ids }));
      if (from <= (before.effectiveTo ?? AFTER_ALL)) add("dates-overlap");
      else if (before.effectiveTo !== null && from > dayAfter(before.effectiveTo)) add("dates-gap");
    });
  }
  return [...found.values()];
}
