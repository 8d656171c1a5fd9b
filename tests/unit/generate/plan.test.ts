import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/domain/duration";
import { makePlan, type Plan, plotAt } from "@/scripts/generate/plan/plan";
import { HISTORY_DAYS } from "@/scripts/generate/plan/rhythm";
import { aPlan, TIME_ZONE, UNTIL } from "@/tests/support/factories/generated-world";

const plan = aPlan(40_000);
const places = Array.from({ length: plan.size }, (_, place) => place);
const received = (place: number) => plan.receivedMs[place] ?? 0;
const ended = (place: number) => plan.endedMs[place] ?? 0;

const bytesOf = ({ receivedMs, endedMs, customer, category, plot, order }: Plan) =>
  Buffer.concat(
    [receivedMs, endedMs, customer, category, plot, order].map((part) => Buffer.from(part.buffer)),
  );

describe("the plan of a history", () => {
  it("is the same for the same seed and another for another", () => {
    expect(bytesOf(aPlan(3_000)).equals(bytesOf(aPlan(3_000)))).toBe(true);
    expect(bytesOf(aPlan(3_000, 2)).equals(bytesOf(aPlan(3_000)))).toBe(false);
  });

  it("lies within two years before its end, in the order of receipt", () => {
    expect(received(0)).toBeGreaterThanOrEqual(UNTIL.getTime() - HISTORY_DAYS * DAY_MS);
    expect(received(plan.size - 1)).toBeLessThan(UNTIL.getTime());
    expect(
      places.filter(
        (place) => place > 0 && Math.floor(received(place) / 1000) < Math.floor(received(place - 1) / 1000),
      ),
    ).toEqual([]);
  });

  it("ends every complaint after its receipt and before the end, or leaves it open", () => {
    const wrong = places.filter((place) => {
      const open = plotAt(plan, place) === "open";
      return open ? ended(place) !== 0 : ended(place) <= received(place) || ended(place) >= UNTIL.getTime();
    });
    expect(wrong).toEqual([]);
  });

  it("leaves two to three of a hundred open, most of them young", () => {
    const open = places.filter((place) => plotAt(plan, place) === "open");
    expect(open.length / plan.size).toBeGreaterThan(0.02);
    expect(open.length / plan.size).toBeLessThan(0.03);
    const young = open.filter((place) => UNTIL.getTime() - received(place) < 21 * DAY_MS);
    expect(young.length / open.length).toBeGreaterThan(0.6);
  });

  it("has few customers who complain often and many who do once", () => {
    const counts = [...plan.count].sort((left, right) => right - left);
    const topPercent = counts.slice(0, Math.ceil(counts.length / 100)).reduce((sum, count) => sum + count, 0);
    const once = counts.filter((count) => count === 1).length;
    expect(once / counts.length).toBeGreaterThan(0.6);
    expect(topPercent / plan.size).toBeGreaterThan(0.08);
    expect(counts[0]).toBeGreaterThan(50);
  });

  it("names as earlier a complaint of the same customer that came before", () => {
    const wrong = places.filter((place) => {
      const earlier = plan.earlier[place] ?? -1;
      return earlier >= place || (earlier >= 0 && plan.customer[earlier] !== plan.customer[place]);
    });
    expect(wrong).toEqual([]);
  });

  it("comes back to an order only when the case before has been over for a month", () => {
    const repeated = places.filter((place) => plan.order[place] !== place);
    const wrong = repeated.filter((place) => {
      const earlier = plan.earlier[place] ?? -1;
      return ended(earlier) === 0 || received(place) - ended(earlier) <= 31 * DAY_MS;
    });
    expect(repeated.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it("knows Mondays from Sundays, evenings from nights, Decembers from Marches", () => {
    const local = places.map((place) => new Date(received(place) + 8 * 3_600_000));
    const on = (test: (at: Date) => boolean) => local.filter(test).length;
    expect(on((at) => at.getUTCDay() === 1)).toBeGreaterThan(1.4 * on((at) => at.getUTCDay() === 0));
    expect(on((at) => at.getUTCHours() === 20)).toBeGreaterThan(8 * on((at) => at.getUTCHours() === 4));
    expect(on((at) => at.getUTCMonth() === 11)).toBeGreaterThan(1.3 * on((at) => at.getUTCMonth() === 2));
  });

  it("has days on which one trouble floods everything", () => {
    for (const [index, { category, firstDay, days }] of plan.incidents.entries()) {
      const struck = places.filter((place) => plan.incident[place] === index + 1);
      expect(struck.length, category).toBeGreaterThan(0);
      const start = UNTIL.getTime() - (HISTORY_DAYS - firstDay) * DAY_MS;
      expect(
        struck.every((place) => received(place) >= start && received(place) < start + days * DAY_MS),
      ).toBe(true);
    }
  });

  it("can be as small as one complaint", () => {
    const one = makePlan({ complaints: 1, seed: 7, until: UNTIL, timeZone: TIME_ZONE });
    expect([one.size, one.customers, one.earlier[0], one.order[0]]).toEqual([1, 1, -1, 0]);
  });
});
