import { LANGUAGES } from "@/lib/domain/languages";
import { SEVERITIES } from "@/lib/domain/severity";
import { isZone } from "@/lib/domain/sla/calendar/zone";
import { APPEAL_CLOCK, PROMISE_CLOCK, UPDATE_CLOCK } from "@/lib/domain/sla/runs/case-clocks";
import {
  type ClockDefinition,
  type ClockSource,
  isInDays,
  type LadderStep,
  type SlaTerms,
} from "./definition";

/** What terms may name: the keys that the house has. */
export type TermsKnown = {
  readonly calendarKeys: readonly string[];
  readonly categories: readonly string[];
  readonly departments: readonly string[];
  readonly regions: readonly string[];
};

export const TERMS_PROBLEMS = [
  "unknown-zone",
  "not-a-time",
  "never-quiet",
  "not-days",
  "reminder-after-closing",
  "clock-missing",
  "key-invalid",
  "key-taken",
  "name-missing",
  "name-too-long",
  "never-starts",
  "never-stops",
  "no-target",
  "not-a-count",
  "calendar-unknown",
  "pause-in-days",
  "pauses-and-rests",
  "nobody",
  "place-unknown",
  "not-a-percent",
  "percent-taken",
  "not-ascending",
  "does-nothing",
  "source-missing",
  "title-missing",
  "not-an-address",
  "not-a-date",
  "promise-not-received",
  "promise-without-target",
  "promise-not-for-all",
] as const;

export type TermsProblem = {
  /** Where it is: "timeZone", "waiting.closeAfterDays", "clocks[2].targets.urgent"; "clocks.promise" for one that lacks. */
  readonly path: string;
  readonly problem: (typeof TERMS_PROBLEMS)[number];
};

type Say = (field: string, problem: TermsProblem["problem"]) => TermsProblem;

/** The longest name, and the highest count of a target and number of days that terms may have. */
export const MOST = { name: 80, key: 40, count: 10_000, days: 365 } as const;
/** Clocks that other parts of the house know by name; without them they would not know what is due. */
export const NEEDED_CLOCKS = [PROMISE_CLOCK, APPEAL_CLOCK, UPDATE_CLOCK] as const;

const isWhole = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
const isKey = (text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= MOST.key;

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Only what a reader can open: it becomes a link. */
function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}

/** What keeps terms from being published, field by field; nothing for sound ones. */
export function checkTerms(terms: SlaTerms, known: TermsKnown): readonly TermsProblem[] {
  const keys = terms.clocks.map(({ key }) => key);
  const missing = NEEDED_CLOCKS.filter((key) => !keys.includes(key));
  return [
    ...checkHouse(terms),
    ...missing.map((key): TermsProblem => ({ path: `clocks.${key}`, problem: "clock-missing" })),
    ...terms.clocks.flatMap((clock, index) => {
      const say: Say = (field, problem) => ({ path: `clocks[${index}].${field}`, problem });
      const taken = keys.indexOf(clock.key) < index ? [say("key", "key-taken")] : [];
      return [...taken, ...checkClock(clock, known, say)];
    }),
  ];
}

function checkHouse({ timeZone, quietHours, waiting }: SlaTerms): TermsProblem[] {
  const found: TermsProblem[] = isZone(timeZone) ? [] : [{ path: "timeZone", problem: "unknown-zone" }];
  if (quietHours) {
    const wrong = (["from", "to"] as const).filter((side) => !isTime(quietHours[side]));
    found.push(...wrong.map((side) => ({ path: `quietHours.${side}`, problem: "not-a-time" }) as const));
    if (wrong.length === 0 && quietHours.from === quietHours.to)
      found.push({ path: "quietHours.to", problem: "never-quiet" });
  }
  const wrong = (["remindAfterDays", "closeAfterDays"] as const).filter(
    (name) => !isWhole(waiting[name], MOST.days),
  );
  found.push(...wrong.map((name) => ({ path: `waiting.${name}`, problem: "not-days" }) as const));
  if (wrong.length === 0 && waiting.remindAfterDays >= waiting.closeAfterDays)
    found.push({ path: "waiting.remindAfterDays", problem: "reminder-after-closing" });
  return found;
}

function checkClock(clock: ClockDefinition, known: TermsKnown, say: Say): TermsProblem[] {
  return [
    ...(isKey(clock.key) ? [] : [say("key", "key-invalid")]),
    ...LANGUAGES.flatMap((language) => checkName(clock.names[language], `names.${language}`, say)),
    ...(clock.starts.length === 0 ? [say("starts", "never-starts")] : []),
    ...checkTargets(clock, say),
    ...checkHours(clock, known, say),
    ...checkScope(clock, known, say),
    ...checkLadder(clock.ladder, say),
    ...checkSource(clock, say),
    ...(clock.key === PROMISE_CLOCK ? checkPromise(clock, say) : []),
  ];
}

function checkName(name: string, path: string, say: Say): TermsProblem[] {
  if (name.trim() === "") return [say(path, "name-missing")];
  return name.trim().length > MOST.name ? [say(path, "name-too-long")] : [];
}

function checkTargets({ targets, stops }: ClockDefinition, say: Say): TermsProblem[] {
  if (SEVERITIES.every((severity) => targets[severity] === null)) return [say("targets", "no-target")];
  return SEVERITIES.flatMap((severity) => {
    const target = targets[severity];
    if (target === null) return [];
    return [
      ...(isWhole(target.count, MOST.count) ? [] : [say(`targets.${severity}`, "not-a-count")]),
      ...(stops[severity].length > 0 ? [] : [say(`stops.${severity}`, "never-stops")]),
    ];
  });
}

function checkHours(clock: ClockDefinition, { calendarKeys }: TermsKnown, say: Say): TermsProblem[] {
  const { calendar, pausesForCustomer, restsWithCustomer, targets } = clock;
  const found: TermsProblem[] = [];
  if (calendar.kind === "one" && !calendarKeys.includes(calendar.key))
    found.push(say("calendar", "calendar-unknown"));
  // No pause moves a target that ends with a local day.
  const inDays = SEVERITIES.some((severity) => {
    const target = targets[severity];
    return target !== null && isInDays(target);
  });
  if (pausesForCustomer && inDays) found.push(say("pausesForCustomer", "pause-in-days"));
  // It ends where it would pause.
  if (pausesForCustomer && restsWithCustomer) found.push(say("restsWithCustomer", "pauses-and-rests"));
  return found;
}

function checkScope({ scope }: ClockDefinition, known: TermsKnown, say: Say): TermsProblem[] {
  return (["categories", "departments", "regions"] as const).flatMap((side) => {
    const keys = scope[side];
    if (keys === null) return [];
    if (keys.length === 0) return [say(`scope.${side}`, "nobody")];
    return keys.every((key) => known[side].includes(key)) ? [] : [say(`scope.${side}`, "place-unknown")];
  });
}

function checkLadder(ladder: readonly LadderStep[], say: Say): TermsProblem[] {
  return ladder.flatMap(({ percent, tell, assignIfFree }, index) => {
    const field = (name: string) => `ladder[${index}].${name}`;
    const idle = tell.length === 0 && !assignIfFree ? [say(field("tell"), "does-nothing")] : [];
    if (!isWhole(percent, 100)) return [say(field("percent"), "not-a-percent"), ...idle];
    const earlier = ladder.slice(0, index);
    if (earlier.some((step) => step.percent === percent))
      return [say(field("percent"), "percent-taken"), ...idle];
    const isLower = earlier.some((step) => step.percent > percent);
    return [...(isLower ? [say(field("percent"), "not-ascending")] : []), ...idle];
  });
}

function checkSource({ basis, source }: ClockDefinition, say: Say): TermsProblem[] {
  if (source === null) return basis === "statutory" ? [say("source", "source-missing")] : [];
  return checkSourceFields(source, say);
}

function checkSourceFields({ title, url, readOn }: ClockSource, say: Say): TermsProblem[] {
  return [
    ...(title.trim() === "" ? [say("source.title", "title-missing")] : []),
    ...(url === null || isAddress(url) ? [] : [say("source.url", "not-an-address")]),
    ...(isDate(readOn) ? [] : [say("source.readOn", "not-a-date")]),
  ];
}

/** Whoever files a complaint is told at once when we will answer: there must be a promise, whatever it is about. */
function checkPromise({ starts, targets, scope }: ClockDefinition, say: Say): TermsProblem[] {
  const without = SEVERITIES.filter((severity) => targets[severity] === null);
  return [
    ...(starts.includes("received") ? [] : [say("starts", "promise-not-received")]),
    ...without.map((severity) => say(`targets.${severity}`, "promise-without-target")),
    ...(["categories", "departments", "regions"] as const)
      .filter((side) => scope[side] !== null)
      .map((side) => say(`scope.${side}`, "promise-not-for-all")),
  ];
}
