import type { ComplaintStatus } from "./complaint-state";

/**
 * The way from where a complaint stands to its closing, when nothing more is to be done for it: what was decided, that
 * it is settled, that it is closed. Each step is recorded, so the history reads as if taken one by one. A complaint
 * nobody has assessed has no way yet: assess it, or solve it on the spot.
 */
const STEPS: Partial<Record<ComplaintStatus, readonly ComplaintStatus[]>> = {
  assessed: ["decided", "resolved", "closed"],
  investigating: ["decided", "resolved", "closed"],
  "waiting-for-customer": ["decided", "resolved", "closed"],
  reopened: ["decided", "resolved", "closed"],
  "under-appeal": ["decided", "resolved", "closed"],
  decided: ["resolved", "closed"],
  fulfilling: ["resolved", "closed"],
  resolved: ["closed"],
};

/** How a case is ended by hand with an outcome and a cause. */
export const CLOSING_WAYS = ["close", "solve"] as const;
export type ClosingWay = (typeof CLOSING_WAYS)[number];

/** The statuses to go through, the last one being the end; empty when there is no such way from here. */
export function closingSteps(from: ComplaintStatus, way: ClosingWay): readonly ComplaintStatus[] {
  if (way === "close") return STEPS[from] ?? [];
  return SOLVED_FROM.includes(from) ? ["solved-on-the-spot"] : [];
}

const SOLVED_FROM: readonly ComplaintStatus[] = [
  "received",
  "acknowledged",
  "assessed",
  "investigating",
  "waiting-for-customer",
  "reopened",
];

/** The ways open from here, the shorter one first. */
export function closingWays(from: ComplaintStatus): ClosingWay[] {
  const early = from === "received" || from === "acknowledged";
  const ways: readonly ClosingWay[] = early ? ["solve", "close"] : ["close", "solve"];
  return ways.filter((way) => closingSteps(from, way).length > 0);
}
