import type { Severity } from "@/lib/domain/severity";
import type { Calendar } from "@/lib/domain/sla/clock";
import {
  type ClockDefinition,
  type ClockStop,
  type ClockTarget,
  EVERY_CASE,
  type LadderStep,
  type SlaTerms,
} from "./definition";

/** Hours on the wall clock from receipt, since that is how a customer reads "within 24 hours". */
export const RESPONSE_HOURS = { urgent: 1, standard: 24, low: 48 } as const satisfies Record<
  Severity,
  number
>;

/** How often the customer hears from us, unasked, while the case stays open; an enquiry is over once it is answered. */
export const NEXT_UPDATE_HOURS = { urgent: 4, standard: 24, low: null } as const satisfies Record<
  Severity,
  number | null
>;

const DEALT_WITH: readonly ClockStop[] = ["answer", "offer", "decision"];
const A_PERSON_WROTE: readonly ClockStop[] = ["holding-reply", ...DEALT_WITH];

/** Urgent promises that a person answers, so "we are on it" keeps it; the others promise that it is dealt with (decisions.md 8). */
const KEEPS_PROMISE: Readonly<Record<Severity, readonly ClockStop[]>> = {
  urgent: A_PERSON_WROTE,
  standard: DEALT_WITH,
  low: DEALT_WITH,
};

function always(stops: readonly ClockStop[]): Readonly<Record<Severity, readonly ClockStop[]>> {
  return { urgent: stops, standard: stops, low: stops };
}

function hours(count: number): ClockTarget {
  return { unit: "hours", count };
}

const PROMISE_LADDER: readonly LadderStep[] = [
  { percent: 50, tell: ["assignee", "on-duty"], assignIfFree: false },
  { percent: 75, tell: ["assignee", "lead", "on-duty"], assignIfFree: true },
  { percent: 90, tell: ["assignee", "lead", "on-duty"], assignIfFree: false },
  { percent: 100, tell: ["lead", "manager", "department-head"], assignIfFree: false },
];
const SMALL_LADDER: readonly LadderStep[] = [
  { percent: 75, tell: ["assignee"], assignIfFree: false },
  { percent: 100, tell: ["assignee", "lead"], assignIfFree: false },
];

const COMMON = {
  scope: EVERY_CASE,
  source: null,
  pausesForCustomer: false,
  restsWithCustomer: false,
  pack: null,
  extensions: [],
} as const;

/** Our word to the customer, on the wall clock, as they read it. */
const PROMISE: ClockDefinition = {
  ...COMMON,
  key: "promise",
  names: { en: "Promise", "zh-Hans": "首次答复承诺", "zh-Hant": "首次回覆承諾" },
  basis: "promise",
  starts: ["received"],
  stops: KEEPS_PROMISE,
  targets: {
    urgent: hours(RESPONSE_HOURS.urgent),
    standard: hours(RESPONSE_HOURS.standard),
    low: hours(RESPONSE_HOURS.low),
  },
  calendar: { kind: "always" },
  ladder: PROMISE_LADDER,
};

const APPEAL: ClockDefinition = {
  ...PROMISE,
  key: "appeal",
  names: { en: "Answer to the appeal", "zh-Hans": "复核答复", "zh-Hant": "複查回覆" },
  starts: ["appealed"],
};

const NEXT_UPDATE: ClockDefinition = {
  ...COMMON,
  key: "next-update",
  names: { en: "Next update", "zh-Hans": "下次进展告知", "zh-Hant": "下次進度通知" },
  basis: "promise",
  starts: ["we-wrote"],
  stops: always(A_PERSON_WROTE),
  targets: {
    urgent: hours(NEXT_UPDATE_HOURS.urgent),
    standard: hours(NEXT_UPDATE_HOURS.standard),
    low: null,
  },
  calendar: { kind: "always" },
  restsWithCustomer: true,
  ladder: SMALL_LADDER,
};

const NEXT_REPLY: ClockDefinition = {
  ...COMMON,
  key: "next-reply",
  names: { en: "Reply to their message", "zh-Hans": "回复客户留言", "zh-Hant": "回覆客戶留言" },
  basis: "internal",
  starts: ["customer-wrote"],
  stops: always(A_PERSON_WROTE),
  targets: { urgent: hours(1), standard: hours(8), low: hours(16) },
  calendar: { kind: "local" },
  ladder: SMALL_LADDER,
};

const RESOLUTION: ClockDefinition = {
  ...COMMON,
  key: "resolution",
  names: { en: "Resolution", "zh-Hans": "办结时限", "zh-Hant": "結案期限" },
  basis: "internal",
  starts: ["received", "reopened"],
  stops: always(["resolved"]),
  targets: { urgent: hours(24), standard: hours(80), low: hours(40) },
  calendar: { kind: "local" },
  pausesForCustomer: true,
  ladder: SMALL_LADDER,
};

/** What a new organisation starts with; its manager may change all of it. `timeZone` is an IANA name. */
export function defaultTerms(timeZone: string): SlaTerms {
  return {
    timeZone,
    clocks: [PROMISE, APPEAL, NEXT_UPDATE, NEXT_REPLY, RESOLUTION],
    quietHours: { from: "22:00", to: "07:00" },
    waiting: { remindAfterDays: 3, closeAfterDays: 7 },
  };
}

const WORKDAY = [["09:00", "18:00"]] as const;

/** The calendar a new organisation starts with: nine to six from Monday to Friday. */
export function officeHours(timeZone: string): Calendar {
  return { timeZone, week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []], closures: [] };
}
