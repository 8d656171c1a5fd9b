import type { Currency } from "../../currency";
import { minorExponent } from "../../currency";
import { type CompensationFacts, type EarlierComplaint, IMPACTS, UNKNOWN } from "../facts";
import { plainCase } from "../plain-case";
import type { Policy } from "../policy";
import { choiceDimensions, type Dimension, type Option } from "./choices";
import { edgesOf, measuresOf, type Points, pointsOf, reads, setsOf, thresholdsOf } from "./points";

/** Every way in which cases can differ under a policy, in one currency. */
export type Dimensions = {
  readonly currency: Currency;
  readonly plain: CompensationFacts;
  readonly list: readonly Dimension[];
  /** Proven losses and prices in rising order: the steps on which law R2 is walked. */
  readonly losses: readonly bigint[];
  readonly prices: readonly bigint[];
};

const MOST_EARLIER = 50;
const UNMENTIONED = ["service", "other", "anything-else"];

/** The price of a plain case: round, and large beside the gestures: 10,000.00 where the highest gesture is 1,200.00. */
export function plainPrice(policy: Policy, currency: Currency): bigint {
  const highest = policy.tiers.at(-1)?.gestureMinor[currency] ?? 0n;
  let price = 100n * 10n ** BigInt(minorExponent(currency));
  while (price <= highest) price *= 10n;
  return price;
}

function plainUnder(policy: Policy, currency: Currency, categoryKey: string): CompensationFacts {
  return plainCase({
    impact: "minor",
    categoryKey,
    failureKind: "monetary",
    occurredOn: policy.effectiveFrom,
    currency,
    pricePaidMinor: plainPrice(policy, currency),
  });
}

function lateDimensions(points: Points): Dimension[] {
  const facts = ["answerLateMinutes", "resolutionLateMinutes"] as const;
  return facts.flatMap((fact) => {
    if (!reads(points, fact)) return [];
    const late = edgesOf(points, fact).filter((minutes) => minutes > 0);
    return [
      {
        name: fact,
        options: [{ [fact]: 0 }, ...late.map((minutes) => ({ [fact]: minutes })), { [fact]: UNKNOWN }],
      },
    ];
  });
}

function measureDimensions(points: Points): Dimension[] {
  return measuresOf(points).map((name) => {
    const edges = edgesOf(points, `measure:${name}`).filter((value) => value > 0);
    const taken = [...edges, 10_000].map((value): Option => ({ measures: { [name]: value } }));
    return { name: `measure:${name}`, options: [{ measures: { [name]: 0 } }, ...taken, {}] };
  });
}

type Before = { order: number; category: number; repeat: boolean };

function earlierComplaints({ order, category, repeat }: Before, windowDays: number): EarlierComplaint[] {
  return Array.from({ length: Math.max(order, category) }, (_, index) => ({
    sameOrder: index < order,
    sameCategory: index < category,
    daysAgo: Math.min(7, windowDays),
    outcome: repeat && index === 0 ? "upheld" : "not-upheld",
    remedyFailed: false,
    origin: "complaint",
  }));
}

function earlierDimension(points: Points, windowDays: number): Dimension {
  const counts = (fact: string) =>
    edgesOf(points, fact).filter((count) => count > 0 && count <= MOST_EARLIER);
  const orders = [0, 1, ...counts("earlierSameOrder").filter((count) => count > 1)];
  const categories = [0, ...counts("earlierSameCategory")];
  const asked = reads(points, "earlierSameOrder");
  const befores = orders.flatMap((order) =>
    categories.flatMap((category): Before[] => [
      ...(order === 0 || asked ? [{ order, category, repeat: false }] : []),
      ...(order > 0 ? [{ order, category, repeat: true }] : []),
    ]),
  );
  const options = befores
    .slice(1)
    .map((before): Option => ({ earlierComplaints: earlierComplaints(before, windowDays) }));
  return { name: "earlier", options: [{ earlierComplaints: [] }, ...options] };
}

function flagDimensions(points: Points, policy: Policy): Dimension[] {
  const found: Dimension[] = [];
  if (reads(points, "promiseBroken"))
    found.push({ name: "promiseBroken", options: [{ promiseBroken: false }, { promiseBroken: true }] });
  if (reads(points, "vulnerable"))
    found.push({ name: "vulnerable", options: [{ vulnerable: false }, { vulnerable: true }] });
  if (reads(points, "scheduledIncident") || policy.caps.goodwillPerIncidentCaseMinor !== null)
    found.push({
      name: "scheduledIncident",
      options: [{ incidentScheduleId: null }, { incidentScheduleId: "incident" }],
    });
  return found;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function tariffsOn(policy: Policy, day: string): number {
  return policy.tariffs.filter(
    ({ effectiveFrom, effectiveTo }) => (effectiveFrom ?? day) <= day && day <= (effectiveTo ?? day),
  ).length;
}

function dayDimension(points: Points, policy: Policy): Dimension[] {
  const edges = policy.tariffs.flatMap(({ effectiveFrom, effectiveTo }) => [
    ...(effectiveFrom === null ? [] : [dayAfter(effectiveFrom, -1), effectiveFrom]),
    ...(effectiveTo === null ? [] : [effectiveTo, dayAfter(effectiveTo, 1)]),
  ]);
  if (edges.length === 0 && !reads(points, "occurredOn")) return [];
  const days = [...new Set([policy.effectiveFrom, ...edges])];
  // On the plain day as many tariffs are in force as on any.
  const [plain = policy.effectiveFrom] = days.toSorted(
    (left, right) => tariffsOn(policy, right) - tariffsOn(policy, left),
  );
  const others = days.filter((day) => day !== plain).sort();
  const options = [...others, UNKNOWN].map((occurredOn): Option => ({ occurredOn }));
  return [{ name: "occurredOn", options: [{ occurredOn: plain }, ...options] }];
}

function rising(amounts: readonly bigint[]): readonly bigint[] {
  const kept = new Set(amounts.filter((amount) => amount >= 0n));
  return [...kept].sort((left, right) => (left < right ? -1 : 1));
}

/** The amounts on both sides of each threshold. */
function sides(thresholds: readonly bigint[]): readonly bigint[] {
  return thresholds.flatMap((threshold) => [threshold - 1n, threshold]);
}

function amountDimension(
  { name, plain }: { name: string; plain: bigint },
  amounts: readonly bigint[],
  option: (amount: bigint | typeof UNKNOWN) => Option,
): Dimension {
  const others = rising(amounts).filter((amount) => amount !== plain);
  return { name, options: [option(plain), ...others.map(option), option(UNKNOWN)] };
}

function awardDimension(points: Points, policy: Policy, currency: Currency): Dimension[] {
  const cap = policy.caps.awardsPerWindowMinor?.[currency];
  const near = [
    ...sides(thresholdsOf(points, "awardsInWindow", currency)),
    ...(cap === undefined ? [] : [cap / 2n, cap]),
  ];
  if (near.length === 0 && !reads(points, "awardsInWindow")) return [];
  const used = rising([1n, ...near]).filter((amount) => amount > 0n);
  const options = used.map((awardsInWindowMinor): Option => ({ awardsInWindowMinor }));
  return [{ name: "awardsInWindow", options: [{ awardsInWindowMinor: 0n }, ...options] }];
}

function namedCategories(points: Points): readonly string[] {
  return [...new Set(setsOf(points, "categoryKey").flat())];
}

function unnamedCategory(named: readonly string[]): string {
  return UNMENTIONED.find((key) => !named.includes(key)) ?? `not-${named.join("-")}`;
}

/** The category of a plain case: one that the policy does not ask for. */
export function plainCategory(policy: Policy): string {
  return unnamedCategory(namedCategories(pointsOf(policy)));
}

/** Reads from a policy in what its cases can differ: the edges of everything that it compares. */
export function dimensionsOf(policy: Policy, currency: Currency): Dimensions {
  const points = pointsOf(policy);
  const named = namedCategories(points);
  const unnamed = unnamedCategory(named);
  const plain = plainUnder(policy, currency, unnamed);
  const price = plainPrice(policy, currency);
  const known = sides(thresholdsOf(points, "knownLoss", currency));
  const losses = rising([
    ...[0n, 1n, price / 10n, price, price * 10n],
    ...sides(thresholdsOf(points, "provenLoss", currency)),
    ...known,
    ...known.map((amount) => amount - price),
  ]);
  const prices = rising([
    ...[0n, price, price * 10n],
    ...sides(thresholdsOf(points, "pricePaid", currency)),
    ...known,
  ]);
  const impacts = IMPACTS.map((impact): Option => ({ impact }));
  return {
    currency,
    plain,
    losses,
    prices,
    list: [
      { name: "impact", options: [{ impact: "minor" }, ...impacts.slice(1)] },
      amountDimension({ name: "provenLoss", plain: 0n }, losses, (provenLossMinor) => ({ provenLossMinor })),
      amountDimension({ name: "pricePaid", plain: price }, prices, (pricePaidMinor) => ({ pricePaidMinor })),
      earlierDimension(points, policy.doubleDeviation.windowDays),
      ...choiceDimensions(points, [unnamed, ...named]),
      ...flagDimensions(points, policy),
      ...lateDimensions(points),
      ...measureDimensions(points),
      ...dayDimension(points, policy),
      ...awardDimension(points, policy, currency),
    ],
  };
}
