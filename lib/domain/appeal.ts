import { Temporal } from "temporal-polyfill";
import { type ComplaintStatus, mayMove } from "./complaint-state";
import type { Role } from "./roles";

/** How an appeal can end. */
export const APPEAL_OUTCOMES = ["upheld", "partly-upheld", "not-upheld"] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** The first instant that is too late: the days count in full, to the end of the last one where the house is. */
export function appealEnd(decidedAt: Date, withinDays: number, timeZone: string): Date {
  const day = Temporal.Instant.fromEpochMilliseconds(decidedAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const after = day.add({ days: withinDays + 1 }).toZonedDateTime(timeZone);
  return new Date(after.epochMilliseconds);
}

/** What an appeal is measured by. */
export type AppealFacts = {
  status: ComplaintStatus;
  /** When the customer was last told a decision; null while there is none. */
  decidedAt: Date | null;
  /** The end of the time for it, as appealEnd gives it; null while there is no decision. */
  end: Date | null;
  /** The complaint's appeal, if there was one. */
  appeal: { answeredAt: Date | null } | null;
};

export type AppealRefusal = "not-decided" | "too-late" | "under-way" | "answered-before";
export type AppealStanding = { mayAppeal: true; end: Date } | { mayAppeal: false; reason: AppealRefusal };

/** Whether a decision can be appealed now: once, after it was told, and within its time. */
export function appealStanding({ status, decidedAt, end, appeal }: AppealFacts, now: Date): AppealStanding {
  if (appeal) return { mayAppeal: false, reason: appeal.answeredAt ? "answered-before" : "under-way" };
  if (decidedAt === null || end === null || !mayMove(status, "under-appeal"))
    return { mayAppeal: false, reason: "not-decided" };
  return now.getTime() < end.getTime() ? { mayAppeal: true, end } : { mayAppeal: false, reason: "too-late" };
}

/** A colleague who might review it, with the open cases they have already. */
export type Reviewer = { id: string; role: Role; departmentId: string | null; openCases: number };

/**
 * Who reviews: a lead or manager without a hand in the first decision, of the case's department before others, a lead
 * before a manager, and of those whoever has least to do. Null: nobody is left.
 */
export function chooseReviewer(
  colleagues: readonly Reviewer[],
  excludedIds: readonly string[],
  departmentId: string | null,
): string | null {
  const distance = (one: Reviewer) => (departmentId !== null && one.departmentId === departmentId ? 0 : 1);
  const rank = ({ role }: Reviewer) => (role === "lead" ? 0 : 1);
  const [first] = colleagues
    .filter(({ id, role }) => (role === "lead" || role === "manager") && !excludedIds.includes(id))
    .sort(
      (a, b) =>
        distance(a) - distance(b) || rank(a) - rank(b) || a.openCases - b.openCases || (a.id < b.id ? -1 : 1),
    );
  return first?.id ?? null;
}

/** From an appeal on, whoever decided before neither proposes, decides nor approves on that case. */
export function hasDecidedBefore(
  appeal: { excludedIds: readonly string[] } | null,
  staffId: string,
): boolean {
  return appeal?.excludedIds.includes(staffId) ?? false;
}

/** Whether the case is settled with the answer; an appeal that was upheld still needs its remedy. */
export function settlesCase(outcome: AppealOutcome, hasNewDecision: boolean): boolean {
  return outcome === "not-upheld" || hasNewDecision;
}
