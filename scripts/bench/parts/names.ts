/** The parts of the benchmark, in the order they run. */
export const PART_NAMES = [
  "policy",
  "clock",
  "verify",
  "queue",
  "case",
  "customer",
  "dashboard",
  "search",
  "filing",
  "ledger",
  "simulation",
  "weight",
  "memory",
  "start",
] as const;
export type PartName = (typeof PART_NAMES)[number];
