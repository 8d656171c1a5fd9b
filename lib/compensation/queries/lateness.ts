import { UNKNOWN } from "@/lib/domain/compensation/facts";
import { MINUTE_MS } from "@/lib/domain/duration";
import type { Severity } from "@/lib/domain/severity";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { dealtWithDueAt } from "@/lib/domain/sla/terms/public-promise";

/** What of a case says how late we are. */
export type LateCase = {
  severity: Severity;
  categoryKey: string | null;
  departmentKey: string | null;
  regionKey: string | null;
  receivedAt: Date;
  promiseDueAt: Date | null;
  promiseKeptAt: Date | null;
};

function minutesPast(due: Date, done: Date): number {
  return Math.max(0, Math.floor((done.getTime() - due.getTime()) / MINUTE_MS));
}

/** Whole minutes past the promise; none promised is unknown, never zero. */
export function answerLate({ promiseDueAt, promiseKeptAt }: LateCase, now: Date): number | typeof UNKNOWN {
  return promiseDueAt === null ? UNKNOWN : minutesPast(promiseDueAt, promiseKeptAt ?? now);
}

/**
 * Whole minutes past the time in which the matter was to be dealt with, by the terms that held when it came in. Urgent
 * promises a first answer only: the standard time stands for the rest, and nothing but this decision ends it.
 */
export function resolutionLate(book: SlaBook, late: LateCase, now: Date): number | typeof UNKNOWN {
  const { severity, categoryKey, departmentKey, regionKey, receivedAt, promiseKeptAt } = late;
  const place = { category: categoryKey, department: departmentKey, region: regionKey };
  const due = dealtWithDueAt(book, { receivedAt, severity, place });
  return due === null ? UNKNOWN : minutesPast(due, severity === "urgent" ? now : (promiseKeptAt ?? now));
}

/** Whether the promise was broken, kept late or still open past its deadline. */
export function isPromiseBroken({ promiseDueAt, promiseKeptAt }: LateCase, now: Date): boolean {
  return promiseDueAt !== null && (promiseKeptAt ?? now).getTime() > promiseDueAt.getTime();
}
