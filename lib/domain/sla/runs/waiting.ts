import type { Severity } from "@/lib/domain/severity";
import { dueInDays } from "@/lib/domain/sla/clock";
import { alwaysOpen } from "@/lib/domain/sla/terms/book";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import { type CaseEvent, signalsOf } from "./signals";

/** Why a case was closed that nobody judged: its customer never answered our question. */
export const NO_REPLY = "no-reply";

/** How long a customer may take such a case up again by one click. */
export const REOPEN_DAYS = 30;

/** The wait for the customer that lasts. */
export type Wait = {
  /** When the case began to wait, or our last word to the customer since: a second question has its own time. */
  readonly since: Date;
  /** When the customer was reminded, and the end of the last day for a reply that they were told; null: told of none. */
  readonly reminder: { readonly at: Date; readonly closesAt: Date | null } | null;
  /** When a colleague was asked to see to it instead. */
  readonly handedOverAt: Date | null;
};

/** The wait that lasts at the end of a log, oldest event first; null where the ball is with us. */
export function currentWait(events: readonly CaseEvent[]): Wait | null {
  return events.reduce<Wait | null>(waitAfter, null);
}

function waitAfter(wait: Wait | null, event: CaseEvent): Wait | null {
  const [signal] = signalsOf([event]);
  const at = event.occurredAt;
  const status = signal?.status ?? null;
  if (status !== null && status !== "waiting-for-customer") return null;
  const weWrote = signal?.starts.includes("we-wrote") ?? false;
  if (status !== null || (wait && weWrote)) return { since: at, reminder: null, handedOverAt: null };
  if (wait === null) return null;
  if (event.type === "customer-reminded")
    return { ...wait, reminder: { at, closesAt: dateOf(event.facts.closesAt) } };
  return event.type === "waiting-handed-over" ? { ...wait, handedOverAt: at } : wait;
}

function dateOf(value: unknown): Date | null {
  return typeof value === "string" ? new Date(value) : null;
}

/** What keeps a waiting case from being closed by itself. */
export const CLOSING_OBSTACLES = [
  "urgent",
  "vulnerable",
  "open-award",
  "appeal",
  "final-response",
  "no-letters",
] as const;
export type ClosingObstacle = (typeof CLOSING_OBSTACLES)[number];

export type WaitingFacts = {
  readonly severity: Severity;
  readonly vulnerable: boolean;
  readonly openAwards: number;
  readonly hasOpenAppeal: boolean;
  /** Final responses that a law asks for and that were not sent: a closing by itself is none. */
  readonly owedResponses: number;
  /** Letters reach the customer: who cannot be reminded has not been asked twice. */
  readonly hasLetters: boolean;
};

/** The first thing for which a person must decide; null where a polite closing does. */
export function closingObstacle(facts: WaitingFacts): ClosingObstacle | null {
  if (facts.severity === "urgent") return "urgent";
  if (facts.vulnerable) return "vulnerable";
  if (facts.openAwards > 0) return "open-award";
  if (facts.hasOpenAppeal) return "appeal";
  if (facts.owedResponses > 0) return "final-response";
  return facts.hasLetters ? null : "no-letters";
}

export type WaitingTerms = Pick<SlaTerms, "timeZone" | "waiting">;

/** When a wait is followed up: the first instants after the last day of each, in the house's zone. */
export type WaitingPlan = { readonly remindAt: Date; readonly closesAt: Date };

/** The plan of a wait, as the reminder told it or would tell it. */
export function waitingPlan(wait: Wait, terms: WaitingTerms): WaitingPlan {
  const remindAt = wait.reminder?.at ?? daysAfter(wait.since, terms.waiting.remindAfterDays, terms);
  return { remindAt, closesAt: wait.reminder?.closesAt ?? closingAfter(wait, remindAt, terms) };
}

/** The end of the last day for a reply to a reminder: a late one, as after an outage, leaves as much time as one in time. */
function closingAfter({ since }: Wait, remindedAt: Date, terms: WaitingTerms): Date {
  const { remindAfterDays, closeAfterDays } = terms.waiting;
  // The reminder leaves on the day after those that it waited for.
  const fullDays = Math.max(1, closeAfterDays - remindAfterDays - 1);
  const planned = daysAfter(since, closeAfterDays, terms);
  const fair = daysAfter(remindedAt, fullDays, terms);
  return new Date(Math.max(planned.getTime(), fair.getTime()));
}

function daysAfter(start: Date, count: number, { timeZone }: WaitingTerms): Date {
  return dueInDays(alwaysOpen(timeZone), start, { unit: "calendar-days", count });
}

/** What is to be done about a wait now. A null `closesAt`: the letter says nothing of a closing. */
export type WaitingStep =
  | { readonly kind: "remind"; readonly closesAt: Date | null }
  | { readonly kind: "close" }
  | { readonly kind: "hand-over" }
  | { readonly kind: "none"; readonly nextAt: Date | null };

/**
 * The step that is due. Nobody's case is closed without a reminder that named the day; where a person must decide, or
 * no letter reaches the customer, a colleague is asked instead, once.
 */
export function waitingStep(
  wait: Wait,
  { terms, obstacle }: { terms: WaitingTerms; obstacle: ClosingObstacle | null },
  now: Date,
): WaitingStep {
  if (wait.handedOverAt) return { kind: "none", nextAt: null };
  const { remindAt, closesAt } = waitingPlan(wait, terms);
  if (wait.reminder === null) {
    if (now < remindAt) return { kind: "none", nextAt: remindAt };
    if (obstacle === "no-letters") return { kind: "hand-over" };
    return { kind: "remind", closesAt: obstacle ? null : closingAfter(wait, now, terms) };
  }
  if (now < closesAt) return { kind: "none", nextAt: closesAt };
  return obstacle === null && wait.reminder.closesAt ? { kind: "close" } : { kind: "hand-over" };
}

/**
 * Until when the customer may take a case up again that was closed for want of a reply; null where it was not, or is not
 * closed any more. Exclusive.
 */
export function reopenableUntil(
  events: readonly CaseEvent[],
  { timeZone }: { timeZone: string },
): Date | null {
  const last = events.findLast((event) => (signalsOf([event])[0]?.status ?? null) !== null);
  if (last?.type !== "closed" || last.facts.cause !== NO_REPLY) return null;
  return dueInDays(alwaysOpen(timeZone), last.occurredAt, { unit: "calendar-days", count: REOPEN_DAYS });
}
