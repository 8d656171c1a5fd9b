import type { IconName } from "@/components/ui/icon-names";
import type { Tone } from "@/components/ui/tone";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import type { RunningClock } from "@/lib/domain/promise-clock";
import { formatDue, formatDuration, type Place } from "@/lib/i18n/format";

export const CLOCK_STATES = ["on-time", "due-soon", "late", "paused", "kept", "kept-late"] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

// The quieter the state, the quieter its look: a ground is given only to what wants attention.
export const CLOCK_LOOKS = {
  "on-time": { tone: "success", look: "plain", icon: "clock" },
  "due-soon": { tone: "warning", look: "soft", icon: "hourglass" },
  late: { tone: "danger", look: "soft", icon: "clock-alert" },
  paused: { tone: "paused", look: "soft", icon: "circle-pause" },
  kept: { tone: "neutral", look: "plain", icon: "check" },
  "kept-late": { tone: "danger", look: "plain", icon: "timer-off" },
} as const satisfies Record<ClockState, { tone: Tone; look: "plain" | "soft"; icon: IconName }>;

/** A clock as it is drawn: colour, icon and word, how long is left, and the full due time on hover. */
export type ClockLook = {
  tone?: Tone;
  look?: "plain" | "soft";
  icon: IconName;
  word: string;
  detail?: string;
  title?: string;
};

export type ClockWords = {
  states: Readonly<Record<ClockState, string>>;
  ended: string;
  /** Why no clock runs. */
  none: string;
  /** The clock's name by its key; for a deadline of no known clock, a word for any. */
  which: (key: string | null) => string;
  left: (time: string) => string;
  over: (time: string) => string;
};

type Shown = {
  now: Date;
  place: Place;
  /** For narrow columns: the largest unit alone, "22 h". */
  isBrief: boolean;
};

/** Rounded down to its largest unit: whole days, else whole hours, else minutes. */
function brief(milliseconds: number): number {
  const unit = [DAY_MS, HOUR_MS].find((one) => milliseconds >= one);
  return unit === undefined ? milliseconds : Math.floor(milliseconds / unit) * unit;
}

/** The nearest deadline of a case: on time, due soon or late and by how much; paused; or that the case has ended. */
export function clockLook(clock: RunningClock, words: ClockWords, { now, place, isBrief }: Shown): ClockLook {
  if (clock.kind === "ended") return { icon: "archive", word: words.ended };
  if (clock.kind === "paused") return { ...CLOCK_LOOKS.paused, word: words.states.paused, title: words.none };
  const { state, which, dueAt } = clock;
  const isLate = state.kind === "late" || state.kind === "kept-late";
  const lengthMs = isLate ? state.lateByMs : state.kind === "kept" ? state.spareMs : state.remainingMs;
  const time = formatDuration(isBrief ? brief(lengthMs) : lengthMs, place.locale);
  return {
    ...CLOCK_LOOKS[state.kind],
    word: words.states[state.kind],
    detail: isBrief ? time : isLate ? words.over(time) : words.left(time),
    title: `${words.which(which)}: ${formatDue(dueAt, now, place)}`,
  };
}
