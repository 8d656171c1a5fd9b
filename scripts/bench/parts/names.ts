/** The parts of the benchmark, in the order they run. */
export const PART_NAMES = [
  "policy",
  "clock",
  "verify",
  "ledger",
  "queue",
  "case",
  "customer",
  "dashboard",
  "search",
  "filing",
  "simulation",
  "weight",
  "memory",
  "start",
] as const;
export type PartName = (typeof PART_NAMES)[number];
