import { MINUTE_MS } from "./duration";
import { type Severity, severityRank } from "./severity";

/** How long before a remedy's date its owner is told that it is still open, and how long before it the customer is. */
export const REMEDY_WARNING_HOURS = { owner: 24, customer: 4 } as const;

/** How many days after the promised one a remedy is expected that will not make it; told before the promise is broken. */
export const POSTPONED_DAYS = 3;

/** How long before the deadline a promise starts to show as due soon. */
export const DUE_SOON_MINUTES = { urgent: 20, standard: 240, low: 480 } as const satisfies Record<
  Severity,
  number
>;

/** Relaxing a severity needs a lead: it is the change that could hide a broken promise. */
export function isRelaxation(from: Severity, to: Severity): boolean {
  return severityRank(to) > severityRank(from);
}

export type PromiseState =
  | { kind: "on-time"; remainingMs: number }
  | { kind: "due-soon"; remainingMs: number }
  | { kind: "late"; lateByMs: number }
  | { kind: "kept"; spareMs: number }
  | { kind: "kept-late"; lateByMs: number };

export type PromiseFacts = { severity: Severity; dueAt: Date; keptAt: Date | null; now: Date };

/** Broken means strictly after the deadline, and it stays broken however well the case goes on. */
export function promiseState({ severity, dueAt, keptAt, now }: PromiseFacts): PromiseState {
  const spareMs = dueAt.getTime() - (keptAt ?? now).getTime();
  if (keptAt) return spareMs < 0 ? { kind: "kept-late", lateByMs: -spareMs } : { kind: "kept", spareMs };
  if (spareMs < 0) return { kind: "late", lateByMs: -spareMs };
  const kind = spareMs <= DUE_SOON_MINUTES[severity] * MINUTE_MS ? "due-soon" : "on-time";
  return { kind, remainingMs: spareMs };
}

/** Whether the promise was broken, kept late or still open past its deadline. */
export function isBroken(state: PromiseState): boolean {
  return state.kind === "late" || state.kind === "kept-late";
}
