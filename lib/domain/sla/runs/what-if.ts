import type { Severity } from "@/lib/domain/severity";
import type { Calendar } from "@/lib/domain/sla/clock";
import type { ClockTarget } from "@/lib/domain/sla/terms/definition";
import { type ClockRun, dueAtOf, type RunTerms } from "./run";

/** What is tried: other targets (a severity left out keeps its own), other hours, or both. */
export type ClockChange = {
  readonly targets: Readonly<Partial<Record<Severity, ClockTarget>>>;
  /** Null: each run by the hours it was counted by. */
  readonly calendar: Calendar | null;
};

export const TRIED_ENDINGS = ["kept", "broken", "lapsed", "open"] as const;
export type TriedEnding = (typeof TRIED_ENDINGS)[number];

/** How many runs would have gone from what they were to what they would have been. */
export type Tally = Readonly<Record<TriedEnding, number>>;
export type WhatIf = {
  readonly n: number;
  readonly before: Tally;
  readonly after: Tally;
  /** Broken that would have been kept, and the other way round. */
  readonly gained: number;
  readonly lost: number;
};

const NONE: Tally = { kept: 0, broken: 0, lapsed: 0, open: 0 };
export const NO_RUNS: WhatIf = { n: 0, before: NONE, after: NONE, gained: 0, lost: 0 };

/** What a run that began, paused and stopped as it did would have come to under a change. */
export function endingUnder(
  run: ClockRun,
  terms: RunTerms,
  { change, now }: { change: ClockChange; now: Date },
): TriedEnding {
  const claims = run.claims.map((claim) => ({
    ...claim,
    target: change.targets[claim.severity] ?? claim.target,
  }));
  const calendar = change.calendar ?? terms.calendar;
  return endingOf(run, dueAtOf({ ...run, claims }, { ...terms, calendar }), now);
}

function endingOf({ stoppedAt, isAnswered }: ClockRun, dueAt: Date | null, now: Date): TriedEnding {
  const late = dueAt !== null && (stoppedAt ?? now).getTime() > dueAt.getTime();
  if (late) return "broken";
  if (stoppedAt === null) return "open";
  return isAnswered ? "kept" : "lapsed";
}

const NO_CHANGE: ClockChange = { targets: {}, calendar: null };

/** Adds one run to the count. The state before is counted the same way, so that no change changes nothing. */
export function withRun(
  sum: WhatIf,
  { run, terms }: { run: ClockRun; terms: RunTerms },
  { change, now }: { change: ClockChange; now: Date },
): WhatIf {
  const was = endingUnder(run, terms, { change: NO_CHANGE, now });
  const would = endingUnder(run, terms, { change, now });
  return {
    n: sum.n + 1,
    before: { ...sum.before, [was]: sum.before[was] + 1 },
    after: { ...sum.after, [would]: sum.after[would] + 1 },
    gained: sum.gained + (was === "broken" && would === "kept" ? 1 : 0),
    lost: sum.lost + (was === "kept" && would === "broken" ? 1 : 0),
  };
}
