import type { Language } from "@/lib/domain/languages";
import { covers } from "@/lib/domain/policy-scope";
import type { Severity } from "@/lib/domain/severity";

/** What may start a clock. "we-wrote" is a person's word to the customer; the automatic acknowledgement is none. */
export const CLOCK_STARTS = ["received", "customer-wrote", "we-wrote", "appealed", "reopened"] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

/** What may stop one. Every clock also ends with its case. "final-response" is the letter by which the law ends a complaint. */
export const CLOCK_STOPS = [
  "acknowledged",
  "holding-reply",
  "answer",
  "final-response",
  "offer",
  "decision",
  "resolved",
] as const;
export type ClockStop = (typeof CLOCK_STOPS)[number];

/** To whom it was said: our word to the customer, a wish of the house, or the law's limit. */
export const CLOCK_BASES = ["promise", "internal", "statutory"] as const;
export type ClockBasis = (typeof CLOCK_BASES)[number];

export const TIME_UNITS = ["minutes", "hours"] as const;
export const DAY_UNITS = ["calendar-days", "business-days", "weeks"] as const;
export const CLOCK_UNITS = [...TIME_UNITS, ...DAY_UNITS] as const;
export type DayUnit = (typeof DAY_UNITS)[number];
export type ClockUnit = (typeof CLOCK_UNITS)[number];

/** How long: minutes and hours of open time, or days that end with the local day. */
export type ClockTarget = { readonly unit: ClockUnit; readonly count: number };

/**
 * By which hours: around the clock (as a customer reads "within 24 hours"), by the calendar of the case's department and
 * region, or by one calendar.
 */
export type ClockCalendar =
  | { readonly kind: "always" }
  | { readonly kind: "local" }
  | { readonly kind: "one"; readonly key: string };

/** Which cases a clock is for; null on a side is all of them. */
export type ClockScope = {
  readonly categories: readonly string[] | null;
  readonly departments: readonly string[] | null;
  readonly regions: readonly string[] | null;
};

export const EVERY_CASE: ClockScope = { categories: null, departments: null, regions: null };

/** Whom a step of the ladder tells. The urgent ones also reach whoever is on duty. */
export const LADDER_READERS = ["assignee", "lead", "manager", "department-head", "on-duty"] as const;
export type LadderReader = (typeof LADDER_READERS)[number];

/** What happens once so many hundredths of a clock's time are used up. */
export type LadderStep = {
  readonly percent: number;
  readonly tell: readonly LadderReader[];
  /** A case that nobody has taken is given to somebody. */
  readonly assignIfFree: boolean;
};

/** Where a statutory limit is written. */
export type ClockSource = { readonly title: string; readonly url: string | null; readonly readOn: string };

/** A further limit that the law allows, counted from the start as the first one is. */
export type ClockExtension = {
  readonly target: ClockTarget;
  /** Somebody else has to agree; without, a reason on record is enough. */
  readonly needsApproval: boolean;
};

/** One kind of clock, as a manager writes it. Runs keep the version of it that they began under. */
export type ClockDefinition = {
  readonly key: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly basis: ClockBasis;
  readonly starts: readonly ClockStart[];
  readonly stops: Readonly<Record<Severity, readonly ClockStop[]>>;
  /** Null: no such clock at this severity. */
  readonly targets: Readonly<Record<Severity, ClockTarget | null>>;
  readonly calendar: ClockCalendar;
  /** Stands still while we wait for the customer. Only clocks in minutes or hours can. */
  readonly pausesForCustomer: boolean;
  /** Ends, unjudged, while the ball is not with us, and starts anew when work resumes: a promised update. */
  readonly restsWithCustomer: boolean;
  readonly scope: ClockScope;
  readonly ladder: readonly LadderStep[];
  readonly source: ClockSource | null;
  /** The statutory pack that it came with; null for a clock of the house's own. */
  readonly pack: string | null;
  /** Successive limits, the nearest first; empty where the law knows none. */
  readonly extensions: readonly ClockExtension[];
};

/** Hours ("HH:MM", local) in which only urgent cases wake anybody. */
export type QuietHours = { readonly from: string; readonly to: string };

/** Everything about clocks that a manager decides, published as one version. */
export type SlaTerms = {
  /** IANA name: the zone of clocks that run by no calendar, and of the quiet hours. */
  readonly timeZone: string;
  readonly clocks: readonly ClockDefinition[];
  readonly quietHours: QuietHours | null;
  /** Days without a reply until the customer is reminded of our question, and until the case is closed. */
  readonly waiting: { readonly remindAfterDays: number; readonly closeAfterDays: number };
};

/** Where a case belongs at a moment; null: nobody said. */
export type CaseScope = {
  readonly category: string | null;
  readonly department: string | null;
  readonly region: string | null;
};

/** Whether a clock is for cases of this place. */
export function isFor(scope: ClockScope, place: CaseScope): boolean {
  return (
    covers(scope.categories, place.category) &&
    covers(scope.departments, place.department) &&
    covers(scope.regions, place.region)
  );
}

/** Whether a target is counted in local days, which no pause moves. */
export function isInDays(target: ClockTarget): target is { unit: DayUnit; count: number } {
  return DAY_UNITS.some((unit) => unit === target.unit);
}
