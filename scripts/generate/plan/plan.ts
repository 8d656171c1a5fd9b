import { CATEGORY_KEYS, type CategoryKey } from "@/lib/domain/categories";
import { DAY_MS } from "@/lib/domain/duration";
import { cumulative, type Dice, diceOf, STREAMS } from "../dice";
import { OUTCOMES, outcomeFor, PLOTS, type Plot, plotFor } from "./plots";
import { type Incident, type Rhythm, rhythmOf } from "./rhythm";

/** What makes one history: the same values give the same rows. */
export type Spec = { complaints: number; seed: number; until: Date; timeZone: string };

/**
 * Who complains when, about what, and how it ends: all complaints in the order of their receipt, column by column in
 * shared memory, so that any worker can tell any of them and look at what came before.
 */
export type Plan = {
  size: number;
  customers: number;
  seed: number;
  untilMs: number;
  incidents: readonly Incident[];
  receivedMs: Float64Array<SharedArrayBuffer>;
  /** 0 while it is open. */
  endedMs: Float64Array<SharedArrayBuffer>;
  customer: Uint32Array<SharedArrayBuffer>;
  /** The same customer's complaint before this one; -1 where this is the first. */
  earlier: Int32Array<SharedArrayBuffer>;
  /** The complaint whose order it is about: itself, or an earlier one. */
  order: Uint32Array<SharedArrayBuffer>;
  category: Uint8Array<SharedArrayBuffer>;
  plot: Uint8Array<SharedArrayBuffer>;
  outcome: Uint8Array<SharedArrayBuffer>;
  /** 0: none; else one more than the incident's place. */
  incident: Uint8Array<SharedArrayBuffer>;
  /** Of each customer: how many complaints, and when the first one came. */
  count: Uint32Array<SharedArrayBuffer>;
  firstMs: Float64Array<SharedArrayBuffer>;
};

export const MOST_COMPLAINTS = 10_000_000;
/** A moment and a place in one number that a double holds exactly. */
const PLACES = 2 ** 24;
/** The exponent of the repeaters' tail, and where it is cut. */
const TAIL = 1.75;
const MOST_OF_ONE = 400;

const WEIGHTS: Readonly<Record<CategoryKey, number>> = {
  service: 18,
  product: 17,
  returns: 12,
  communication: 8,
  delivery: 17,
  billing: 11,
  account: 6,
  safety: 2,
  enquiry: 7,
  suggestion: 2,
};
const CATEGORY_SUMS = cumulative(CATEGORY_KEYS.map((key) => WEIGHTS[key]));

const shared = {
  doubles: (size: number) => new Float64Array(new SharedArrayBuffer(size * 8)),
  words: (size: number) => new Uint32Array(new SharedArrayBuffer(size * 4)),
  signed: (size: number) => new Int32Array(new SharedArrayBuffer(size * 4)),
  bytes: (size: number) => new Uint8Array(new SharedArrayBuffer(size)),
};

/** Most complain once, some twice, a few without end. */
function complaintsOf(dice: Dice): number {
  return Math.min(MOST_OF_ONE, Math.floor((1 - dice.next()) ** (-1 / TAIL)));
}

type Drawn = { owner: Uint32Array; keys: Float64Array; incident: Uint8Array; customers: number };

/** Every customer's moments, customer by customer; `keys` sort them by time. */
function drawMoments(size: number, dice: Dice, rhythm: Rhythm): Drawn {
  const owner = new Uint32Array(size);
  const keys = new Float64Array(size);
  const incident = new Uint8Array(size);
  dice.at(STREAMS.plan, 2);
  let customers = 0;
  for (let place = 0; place < size; customers += 1) {
    const last = Math.min(size, place + complaintsOf(dice));
    for (; place < last; place += 1) {
      const moment = rhythm.draw(dice);
      owner[place] = customers;
      keys[place] = moment.second * PLACES + place;
      incident[place] = moment.incident === null ? 0 : moment.incident + 1;
    }
  }
  return { owner, keys: keys.sort(), incident, customers };
}

function emptyPlan({ complaints, seed, until }: Spec, rhythm: Rhythm, customers: number): Plan {
  return {
    size: complaints,
    customers,
    seed,
    untilMs: until.getTime(),
    incidents: rhythm.incidents,
    receivedMs: shared.doubles(complaints),
    endedMs: shared.doubles(complaints),
    customer: shared.words(complaints),
    earlier: shared.signed(complaints),
    order: shared.words(complaints),
    category: shared.bytes(complaints),
    plot: shared.bytes(complaints),
    outcome: shared.bytes(complaints),
    incident: shared.bytes(complaints),
    count: shared.words(customers),
    firstMs: shared.doubles(customers),
  };
}

/** Again about the same order, long enough after the first case ended that nothing of it is pending any more. */
function isSameOrder(plan: Plan, earlier: number, receivedMs: number, dice: Dice): boolean {
  const ended = plan.endedMs[earlier] ?? 0;
  const since = receivedMs - ended;
  return ended > 0 && since > 31 * DAY_MS && since < 200 * DAY_MS && dice.chance(0.2);
}

function categoryFor(plan: Plan, place: number, dice: Dice): number {
  const struck = plan.incidents[(plan.incident[place] ?? 0) - 1];
  return struck ? CATEGORY_KEYS.indexOf(struck.category) : dice.weighted(CATEGORY_SUMS);
}

function tell(plan: Plan, place: number, dice: Dice): void {
  const receivedMs = plan.receivedMs[place] ?? 0;
  const earlier = plan.earlier[place] ?? -1;
  dice.at(STREAMS.case, place);
  let category = categoryFor(plan, place, dice);
  plan.order[place] = place;
  if (earlier >= 0 && isSameOrder(plan, earlier, receivedMs, dice)) {
    plan.order[place] = plan.order[earlier] ?? place;
    if (dice.chance(0.7)) category = plan.category[earlier] ?? category;
  }
  const { plot, tookMs } = plotFor(dice, {
    category: CATEGORY_KEYS[category] ?? "service",
    hasEarlier: earlier >= 0,
    ageMs: plan.untilMs - receivedMs,
  });
  plan.category[place] = category;
  plan.plot[place] = PLOTS.indexOf(plot);
  plan.endedMs[place] = tookMs === null ? 0 : receivedMs + tookMs;
  plan.outcome[place] = OUTCOMES.indexOf(outcomeFor(dice, plot) ?? "none");
}

/** Plans the whole history; about a second for a million complaints. */
export function makePlan(spec: Spec): Plan {
  const dice = diceOf(spec.seed);
  const rhythm = rhythmOf(dice, spec);
  const moments = drawMoments(spec.complaints, dice, rhythm);
  const plan = emptyPlan(spec, rhythm, moments.customers);
  const last = new Int32Array(moments.customers).fill(-1);
  for (let place = 0; place < spec.complaints; place += 1) {
    const key = moments.keys[place] ?? 0;
    const drawn = key % PLACES;
    const customer = moments.owner[drawn] ?? 0;
    dice.at(STREAMS.plan, 16 + place);
    const receivedMs = rhythm.startMs + Math.floor(key / PLACES) * 1000 + dice.below(1000);
    plan.receivedMs[place] = receivedMs;
    plan.customer[place] = customer;
    plan.earlier[place] = last[customer] ?? -1;
    plan.incident[place] = moments.incident[drawn] ?? 0;
    if (plan.earlier[place] === -1) plan.firstMs[customer] = receivedMs;
    plan.count[customer] = (plan.count[customer] ?? 0) + 1;
    last[customer] = place;
    tell(plan, place, dice);
  }
  return plan;
}

export function plotAt(plan: Plan, place: number): Plot {
  return PLOTS[plan.plot[place] ?? 0] ?? "open";
}

export function categoryAt(plan: Plan, place: number): CategoryKey {
  return CATEGORY_KEYS[plan.category[place] ?? 0] ?? "service";
}
