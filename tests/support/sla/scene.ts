import type { ComplaintEventType, EventFacts } from "@/lib/domain/complaint-events";
import { type ClockRun, dueAtOf, termsOfRun } from "@/lib/domain/sla/runs/run";
import { clockRuns } from "@/lib/domain/sla/runs/runs";
import type { CaseEvent } from "@/lib/domain/sla/runs/signals";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { defaultTerms, officeHours } from "@/lib/domain/sla/terms/default-terms";
import type { ClockDefinition, SlaTerms } from "@/lib/domain/sla/terms/definition";

/** An instant of 2026 in UTC, such as "03-02T09:00:00". */
export const at = (text: string) => new Date(`2026-${text}Z`);
/** An event of the log at such an instant. */
export const event = (type: ComplaintEventType, when: string, facts: EventFacts = {}): CaseEvent => ({
  type,
  occurredAt: at(when),
  facts,
});

/** A book of the default terms, changed if need be, and of office hours in a zone. */
export function bookOf(timeZone = "UTC", change: (terms: SlaTerms) => SlaTerms = (terms) => terms): SlaBook {
  const effectiveFrom = new Date(0);
  return {
    terms: [{ version: 1, effectiveFrom, publishedAt: effectiveFrom, terms: change(defaultTerms(timeZone)) }],
    calendars: [
      {
        key: "office",
        version: 1,
        effectiveFrom,
        calendar: officeHours(timeZone),
        departments: null,
        regions: null,
      },
    ],
  };
}

export const BOOK = bookOf();
/** How every log begins. */
export const filed = (when: string, severity = "standard", facts: EventFacts = {}) => [
  event("filed", when, facts),
  event("severity-set", when, { severity }),
];

/** The runs of one clock. */
export function runsOf(key: string, events: readonly CaseEvent[], book = BOOK): ClockRun[] {
  return clockRuns(book, events).filter((run) => run.key === key);
}

/** When a run is due, as ISO text. */
export function dueOf(run: ClockRun | undefined, book = BOOK): string | null {
  return (run && dueAtOf(run, termsOfRun(book, run))?.toISOString()) ?? null;
}

/** Terms in which one clock differs. */
export const changed = (key: string, change: Partial<ClockDefinition>) => (terms: SlaTerms) => ({
  ...terms,
  clocks: terms.clocks.map((clock) => (clock.key === key ? { ...clock, ...change } : clock)),
});
