import type { ComplaintEventType, EventFacts } from "@/lib/domain/complaint-events";
import { type ComplaintStatus, isComplaintStatus } from "@/lib/domain/complaint-state";
import { isSeverity, type Severity } from "@/lib/domain/severity";
import type { CaseScope, ClockStart, ClockStop } from "@/lib/domain/sla/terms/definition";
import { readLetter } from "@/lib/domain/sla/terms/packs/letter";

/** An event of a complaint as the log has it. */
export type CaseEvent = {
  readonly type: ComplaintEventType;
  readonly occurredAt: Date;
  readonly facts: EventFacts;
};

/** A clock's limit moved by somebody who may, with a reason on record. */
export type Extension = { readonly clock: string; readonly until: Date };

/** A step of a clock's ladder that was taken. */
export type Escalation = { readonly clock: string; readonly percent: number };

/** What an event means to the clocks; a null leaves things as they were. */
export type Signal = {
  readonly at: Date;
  /** The complaint came into the house, by its customer or as history. */
  readonly takenIn: boolean;
  readonly status: ComplaintStatus | null;
  readonly severity: Severity | null;
  readonly place: Partial<CaseScope>;
  readonly starts: readonly ClockStart[];
  readonly stops: readonly ClockStop[];
  /** The packs whose final response it was: that of one law does not answer another. */
  readonly finalOf: readonly string[];
  readonly extension: Extension | null;
  readonly escalation: Escalation | null;
};

type Meaning = { starts?: readonly ClockStart[]; stops?: readonly ClockStop[] };

/**
 * Which events start and stop clocks. What keeps a promise is told by each clock's own list: a holding reply is our word
 * to the customer, but it answers nothing. The last word that closes a case is an answer.
 */
const MEANINGS: Partial<Record<ComplaintEventType, Meaning>> = {
  filed: { starts: ["received"] },
  acknowledged: { stops: ["acknowledged"] },
  answered: { starts: ["we-wrote"], stops: ["acknowledged", "answer"] },
  "holding-reply-sent": { starts: ["we-wrote"], stops: ["acknowledged", "holding-reply"] },
  "award-offered": { starts: ["we-wrote"], stops: ["acknowledged", "offer"] },
  "appeal-answered": { starts: ["we-wrote"], stops: ["decision"] },
  "customer-replied": { starts: ["customer-wrote"] },
  appealed: { starts: ["appealed", "customer-wrote"] },
  reopened: { starts: ["reopened"] },
  resolved: { stops: ["resolved"] },
};

/** Ends at which the matter was dealt with; at the others nobody can say that a limit was kept. */
const SETTLED: readonly ComplaintStatus[] = ["resolved", "closed", "solved-on-the-spot", "enquiry"];

function text(facts: EventFacts, name: string): string | null {
  const value = facts[name];
  return typeof value === "string" ? value : null;
}

/** Events whose `to` is not a status: a severity, a region, a colleague. */
const OTHER_MOVES: readonly ComplaintEventType[] = ["severity-changed", "region-changed", "assigned"];

function statusOf({ type, facts }: CaseEvent): ComplaintStatus | null {
  if (type === "filed") return "received";
  // History comes in with its end.
  if (type === "imported") return "closed";
  if (OTHER_MOVES.includes(type)) return null;
  // Work that waited for the customer goes on with their reply, not with our next click.
  if (type === "customer-replied") return facts.from === "waiting-for-customer" ? "investigating" : null;
  const to = text(facts, "to");
  return to !== null && isComplaintStatus(to) ? to : null;
}

function severityOf({ type, facts }: CaseEvent): Severity | null {
  const name = type === "severity-set" ? "severity" : "to";
  if (type !== "severity-set" && type !== "severity-changed") return null;
  const value = text(facts, name);
  return value !== null && isSeverity(value) ? value : null;
}

function placeOf({ type, facts }: CaseEvent): Partial<CaseScope> {
  if (type === "region-changed") return { region: text(facts, "to") };
  if (type !== "filed" && type !== "assessed") return {};
  return {
    ...(facts.categoryKey === undefined ? {} : { category: text(facts, "categoryKey") }),
    ...(facts.department === undefined ? {} : { department: text(facts, "department") }),
    ...(facts.regionKey === undefined ? {} : { region: text(facts, "regionKey") }),
  };
}

function extensionOf({ type, facts }: CaseEvent): Extension | null {
  if (type !== "clock-extended") return null;
  const clock = text(facts, "clock");
  const until = text(facts, "until");
  return clock === null || until === null ? null : { clock, until: new Date(until) };
}

function escalationOf({ type, facts }: CaseEvent): Escalation | null {
  if (type !== "clock-escalated") return null;
  const clock = text(facts, "clock");
  return clock === null || typeof facts.percent !== "number" ? null : { clock, percent: facts.percent };
}

function signalOf(event: CaseEvent): Signal {
  const { starts = [], stops = [] } = MEANINGS[event.type] ?? {};
  const status = statusOf(event);
  // A case closed because its customer never answered was not dealt with: nobody can say that a limit was kept.
  const settled = status !== null && SETTLED.includes(status) && event.facts.cause !== "no-reply";
  // The message that goes with the end of a case is a person's answer.
  const lastWord = event.type === "closed" && text(event.facts, "messageId") !== null;
  const ended: ClockStop[] = [...(lastWord ? (["acknowledged", "answer"] as const) : [])];
  const letter = readLetter(event.facts);
  const isFinal = letter?.stage === "final-response";
  if (isFinal) ended.push("final-response");
  if (settled) ended.push("resolved");
  return {
    at: event.occurredAt,
    takenIn: event.type === "filed" || event.type === "imported",
    status,
    severity: severityOf(event),
    place: placeOf(event),
    starts: lastWord ? [...starts, "we-wrote"] : starts,
    stops: [...new Set([...stops, ...ended])],
    finalOf: isFinal ? [letter.pack] : [],
    extension: extensionOf(event),
    escalation: escalationOf(event),
  };
}

function merge(first: Signal, second: Signal): Signal {
  return {
    at: first.at,
    takenIn: first.takenIn || second.takenIn,
    status: second.status ?? first.status,
    severity: second.severity ?? first.severity,
    place: { ...first.place, ...second.place },
    starts: [...new Set([...first.starts, ...second.starts])],
    stops: [...new Set([...first.stops, ...second.stops])],
    finalOf: [...new Set([...first.finalOf, ...second.finalOf])],
    extension: second.extension ?? first.extension,
    escalation: second.escalation ?? first.escalation,
  };
}

/** Two changes of severity, or two steps of a ladder, stay two however fast they follow. */
function belongTogether(last: Signal, next: Signal): boolean {
  if (last.at.getTime() !== next.at.getTime() || next.escalation !== null) return false;
  return last.severity === null || next.severity === null;
}

/**
 * A complaint's log, oldest first, as the clocks read it: one signal an instant. What is written at one instant happened
 * together, such as the last word and the end of a case, so that the order of their rows means nothing.
 */
export function signalsOf(events: readonly CaseEvent[]): Signal[] {
  const signals: Signal[] = [];
  for (const event of events) {
    const last = signals.at(-1);
    const signal = signalOf(event);
    if (last && belongTogether(last, signal)) signals.splice(-1, 1, merge(last, signal));
    else signals.push(signal);
  }
  return signals;
}
