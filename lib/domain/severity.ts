/** Severity sets the clock (how soon we answer); it never sets money. Ordered from the shortest promise to the longest. */
export const SEVERITIES = ["urgent", "standard", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** 0 is the most urgent. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

export function isSeverity(value: string): value is Severity {
  return SEVERITIES.some((severity) => severity === value);
}

/** Of two, the one with the shorter promise. */
export function moreUrgent(a: Severity, b: Severity): Severity {
  return severityRank(a) <= severityRank(b) ? a : b;
}
