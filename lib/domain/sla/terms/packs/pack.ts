import type { Language } from "@/lib/domain/languages";
import type { Severity } from "@/lib/domain/severity";
import {
  type ClockBasis,
  type ClockDefinition,
  type ClockExtension,
  type ClockSource,
  type ClockStop,
  type ClockTarget,
  EVERY_CASE,
  type LadderStep,
} from "@/lib/domain/sla/terms/definition";
import type { LetterStage } from "./letter";

export const JURISDICTIONS = ["uk", "us", "au", "hk", "tw", "cn", "eu"] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

export type PackNames = Readonly<Record<Language, string>>;

export type PackSource = ClockSource & {
  /** Where it was read, if not at `url`. */
  readonly readAt: string | null;
  /** "primary": the rule's own words were read; "secondary": what somebody else writes about it. */
  readonly checked: "primary" | "secondary";
};

/** One law's limits, letters and next instance, as data. What a house takes of it is copied into its terms. */
export type Pack = {
  readonly key: string;
  readonly names: PackNames;
  readonly jurisdiction: Jurisdiction;
  /** The day from which the rule holds as it is written here. */
  readonly effectiveFrom: string;
  readonly source: PackSource;
  /** What the figures do not say. */
  readonly note: PackNames | null;
  readonly clocks: readonly ClockDefinition[];
  /** The letters that the law asks for. */
  readonly letters: readonly LetterStage[];
  /** Whom the customer may turn to next; null where the law names nobody. */
  readonly outside: { readonly names: PackNames; readonly url: string | null } | null;
};

const LADDER: readonly LadderStep[] = [
  { percent: 50, tell: ["assignee"], assignIfFree: true },
  { percent: 75, tell: ["assignee", "lead"], assignIfFree: true },
  { percent: 90, tell: ["assignee", "lead", "manager"], assignIfFree: false },
  { percent: 100, tell: ["lead", "manager", "department-head"], assignIfFree: false },
];

const ANSWERS: readonly ClockStop[] = ["answer", "final-response", "offer", "decision", "resolved"];

/** What each kind of limit waits for. */
const STOPS = {
  acknowledgement: ["acknowledged", "holding-reply", ...ANSWERS],
  answer: ANSWERS,
  "final-response": ["final-response"],
  resolution: ["resolved"],
} as const satisfies Readonly<Record<string, readonly ClockStop[]>>;

export type StatutoryClock = {
  readonly key: string;
  readonly names: PackNames;
  readonly target: ClockTarget;
  readonly waitsFor: keyof typeof STOPS;
  readonly extensions?: readonly ClockExtension[];
  /** "internal" for a limit that binds somebody else, or nobody. */
  readonly basis?: ClockBasis;
};

function always<Value>(value: Value): Readonly<Record<Severity, Value>> {
  return { urgent: value, standard: value, low: value };
}

/**
 * A clock of a law: the same at every severity, from the receipt, never standing still. Days are those of the calendar of
 * the case's department and region, so that its holidays are none of the law's business days.
 */
export function statutoryClock(pack: string, source: PackSource, clock: StatutoryClock): ClockDefinition {
  const { title, url, readOn } = source;
  return {
    key: `${pack}-${clock.key}`,
    names: clock.names,
    basis: clock.basis ?? "statutory",
    starts: ["received"],
    stops: always(STOPS[clock.waitsFor]),
    targets: always(clock.target),
    calendar: { kind: "local" },
    pausesForCustomer: false,
    restsWithCustomer: false,
    scope: EVERY_CASE,
    ladder: LADDER,
    source: { title, url, readOn },
    pack,
    extensions: clock.extensions ?? [],
  };
}

/** So many calendar days, business days or weeks. */
export function days(count: number): ClockTarget {
  return { unit: "calendar-days", count };
}

export function businessDays(count: number): ClockTarget {
  return { unit: "business-days", count };
}

export function weeks(count: number): ClockTarget {
  return { unit: "weeks", count };
}

/** The names that clocks of many laws share. */
export const CLOCK_NAMES = {
  acknowledgement: { en: "acknowledgement", "zh-Hans": "受理确认", "zh-Hant": "收件確認" },
  final: { en: "final response", "zh-Hans": "最终答复", "zh-Hant": "最終回覆" },
} as const satisfies Readonly<Record<string, PackNames>>;

/** "FCA: final response" from a short name of the law and what the clock waits for. */
export function named(short: PackNames, what: PackNames): PackNames {
  return {
    en: `${short.en}: ${what.en}`,
    "zh-Hans": `${short["zh-Hans"]}：${what["zh-Hans"]}`,
    "zh-Hant": `${short["zh-Hant"]}：${what["zh-Hant"]}`,
  };
}
