import { Temporal } from "temporal-polyfill";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/duration";
import { instantOfLocal } from "@/lib/domain/local-time";
import type { Role } from "@/lib/domain/roles";
import { type Stretch, united } from "@/lib/domain/sla/calendar/calendar";

/** Somebody's time on duty for urgent cases, half-open. */
export type Shift = { readonly staffId: string; readonly startsAt: Date; readonly endsAt: Date };

/** Time from one instant up to, not including, another. */
export type Span = { readonly from: Date; readonly to: Date };

/** People who take turns, by the day or by the week, handing over at an hour of the local day ("HH:MM"). */
export type Rota = {
  readonly people: readonly string[];
  readonly turn: "day" | "week";
  readonly handOverAt: string;
};

/** Who may be put on duty: those who work on cases. */
export const DUTY_ROLES = ["agent", "lead", "manager"] as const satisfies readonly Role[];

export function mayBeOnDuty(role: string): boolean {
  return DUTY_ROLES.some((one) => one === role);
}

/** No shift is longer: one that is has a slip of the pen in its dates. */
export const LONGEST_SHIFT_MS = 31 * DAY_MS;

const stretch = ({ from, to }: Span): Stretch => ({ from: from.getTime(), to: to.getTime() });
const span = ({ from, to }: Stretch): Span => ({ from: new Date(from), to: new Date(to) });

/** The shifts of each person in as few stints as possible: what touches or overlaps is one. In order. */
export function stints(shifts: readonly Shift[]): Shift[] {
  const ofPerson = new Map<string, Stretch[]>();
  for (const { staffId, startsAt, endsAt } of shifts)
    ofPerson.set(staffId, [
      ...(ofPerson.get(staffId) ?? []),
      { from: startsAt.getTime(), to: endsAt.getTime() },
    ]);
  return [...ofPerson]
    .flatMap(([staffId, times]) =>
      united(times).map(({ from, to }) => ({ staffId, startsAt: new Date(from), endsAt: new Date(to) })),
    )
    .sort(inOrder);
}

function inOrder(one: Shift, other: Shift): number {
  return one.startsAt.getTime() - other.startsAt.getTime() || (one.staffId < other.staffId ? -1 : 1);
}

/** Who is on at an instant and until when, each person once. */
export function whoIsOn(shifts: readonly Shift[], at: Date): Shift[] {
  return stints(shifts).filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
}

/** Whoever comes on next, and when; several where they begin at the same instant. Staying on is not coming on. */
export function whoIsNext(shifts: readonly Shift[], at: Date): Shift[] {
  const later = stints(shifts).filter(({ startsAt }) => startsAt > at);
  return later.filter(({ startsAt }) => startsAt.getTime() === later[0]?.startsAt.getTime());
}

/** When somebody is on duty within a period, in as few spans as possible. */
export function covered(shifts: readonly Shift[], { from, to }: Span): Span[] {
  const [begin, end] = [from.getTime(), to.getTime()];
  const inside = shifts.flatMap(({ startsAt, endsAt }) => {
    const part = { from: Math.max(startsAt.getTime(), begin), to: Math.min(endsAt.getTime(), end) };
    return part.from < part.to ? [part] : [];
  });
  return united(inside).map(span);
}

/** What of `whole` lies in none of `taken`, in order. */
export function without(whole: readonly Span[], taken: readonly Span[]): Span[] {
  const holes = united(taken.map(stretch));
  return united(whole.filter(({ from, to }) => from < to).map(stretch)).flatMap((one) => {
    const left: Span[] = [];
    let from = one.from;
    for (const hole of holes) {
      if (hole.to <= from || hole.from >= one.to) continue;
      if (hole.from > from) left.push(span({ from, to: hole.from }));
      from = Math.max(from, hole.to);
    }
    return from < one.to ? [...left, span({ from, to: one.to })] : left;
  });
}

/** When nobody is on duty though somebody must be. */
export function gaps(shifts: readonly Shift[], required: readonly Span[]): Span[] {
  return without(
    required,
    shifts.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt })),
  );
}

/**
 * The shifts of a rota from a local day ("YYYY-MM-DD") on, for so many weeks. The hour of handing over is the wall's:
 * where clocks change a shift is an hour longer or shorter. A day that the zone skips has no shift.
 */
export function weeklyShifts(
  rota: Rota,
  { from, weeks }: { from: string; weeks: number },
  timeZone: string,
): Shift[] {
  const { people, turn, handOverAt } = rota;
  const first = Temporal.PlainDate.from(from);
  const turns = turn === "week" ? weeks : weeks * 7;
  const begins = (count: number): Date => {
    const day = first.add(turn === "week" ? { weeks: count } : { days: count });
    const at = instantOfLocal(`${day.toString()}T${handOverAt}`, timeZone);
    if (!at) throw new RangeError(`no hour of the day: ${handOverAt}`);
    return at;
  };
  return Array.from({ length: turns }, (_, count) => ({
    staffId: people[count % people.length] ?? "",
    startsAt: begins(count),
    endsAt: begins(count + 1),
  })).filter(({ staffId, startsAt, endsAt }) => staffId !== "" && startsAt < endsAt);
}

/** Only what nobody has yet of new shifts, and nothing before `now`: what is planned already stays as it is. */
export function fillingIn(planned: readonly Shift[], added: readonly Shift[], now: Date): Shift[] {
  return added.flatMap(({ staffId, startsAt, endsAt }) => {
    const from = startsAt < now ? now : startsAt;
    return gaps(planned, [{ from, to: endsAt }]).map((free) => ({
      staffId,
      startsAt: free.from,
      endsAt: free.to,
    }));
  });
}

/** A shift after the rest of it, from an instant on, went to somebody else; what was over by then stays whose it was. */
export function handOver(shift: Shift, at: Date, to: string): Shift[] {
  if (at >= shift.endsAt) return [shift];
  if (at <= shift.startsAt) return [{ ...shift, staffId: to }];
  return [
    { ...shift, endsAt: at },
    { staffId: to, startsAt: at, endsAt: shift.endsAt },
  ];
}

export type ShiftProblem = "end-before-start" | "too-long" | "past" | "overlap";

type Change = {
  /** Null: a new shift. */
  before: Shift | null;
  /** Null: it is taken off the rota. */
  after: Shift | null;
  /** Every other shift that might be near. */
  others: readonly Shift[];
  now: Date;
};

/**
 * Why a change of the rota is refused; null where it is fine. What was is not rewritten: of a shift that has begun only
 * the end can move, and not to before now; one that is over stays. Nobody is on duty twice at once.
 */
export function shiftProblem({ before, after, others, now }: Change): ShiftProblem | null {
  // Forms know minutes only: "now" is the whole of this one.
  const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  if (after && after.endsAt <= after.startsAt) return "end-before-start";
  if (after && after.endsAt.getTime() - after.startsAt.getTime() > LONGEST_SHIFT_MS) return "too-long";
  if (touchesPast(before, after, minute)) return "past";
  return after && others.some((other) => meet(after, other)) ? "overlap" : null;
}

function touchesPast(before: Shift | null, after: Shift | null, now: Date): boolean {
  const hasBegun = before !== null && before.startsAt < now;
  if (!hasBegun) return after !== null && after.startsAt < now;
  if (after === null || before.endsAt <= now) return true;
  const isSame = after.staffId === before.staffId && after.startsAt.getTime() === before.startsAt.getTime();
  return !isSame || after.endsAt < now;
}

/** Whether one person would be on duty twice at once. */
export function meet(one: Shift, other: Shift): boolean {
  return one.staffId === other.staffId && one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
