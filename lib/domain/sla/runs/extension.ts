import { type Calendar, deadline, dueInDays } from "@/lib/domain/sla/clock";
import { type ClockExtension, type ClockTarget, isInDays } from "@/lib/domain/sla/terms/definition";
import { type ClockRun, dueAtOf, type RunTerms, targetMs } from "./run";

/** Why a limit cannot be moved. */
export const EXTENSION_REFUSALS = ["no-extension", "ended", "limit-passed", "used-up"] as const;
export type ExtensionRefusal = (typeof EXTENSION_REFUSALS)[number];

/** The next limit that the law allows a run. */
export type NextExtension = ClockExtension & {
  readonly until: Date;
  /** The last day that still counts lies in this zone. */
  readonly timeZone: string;
};
export type ExtensionAnswer = { ok: true; next: NextExtension } | { ok: false; reason: ExtensionRefusal };

/** The end of a total limit, which is counted from the start of the run whatever was extended before. */
function limitAt(calendar: Calendar, start: Date, target: ClockTarget): Date | null {
  return isInDays(target)
    ? dueInDays(calendar, start, target)
    : deadline(calendar, start, targetMs(target), []);
}

/**
 * What a run's limit may be moved to now: the law's next one, never a date of somebody's choice. Nothing is moved once the
 * run has ended or its limit has passed, since what is broken stays so.
 */
export function nextExtension(run: ClockRun, terms: RunTerms, now: Date): ExtensionAnswer {
  const { definition, calendar } = terms;
  if (definition.extensions.length === 0) return { ok: false, reason: "no-extension" };
  if (run.stoppedAt !== null) return { ok: false, reason: "ended" };
  const dueAt = dueAtOf(run, terms);
  if (dueAt !== null && now.getTime() > dueAt.getTime()) return { ok: false, reason: "limit-passed" };
  for (const extension of definition.extensions) {
    const until = limitAt(calendar, run.startedAt, extension.target);
    if (until && dueAt && until.getTime() > dueAt.getTime())
      return { ok: true, next: { ...extension, until, timeZone: calendar.timeZone } };
  }
  return { ok: false, reason: "used-up" };
}
