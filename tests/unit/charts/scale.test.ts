import { describe, expect, it } from "vitest";
import { everyNth, niceScale, spread } from "@/components/charts/scale";

describe("niceScale", () => {
  it.each([
    [143, [0, 50, 100, 150]],
    [1, [0, 0.25, 0.5, 0.75, 1]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [7, [0, 2, 4, 6, 8]],
    [1000, [0, 250, 500, 750, 1000]],
    [0, [0, 1]],
    [Number.NaN, [0, 1]],
  ])("%d is held by %o", (max, ticks) => {
    expect(niceScale(max)).toEqual({ max: ticks.at(-1), ticks });
  });
});

describe("spread", () => {
  it("leaves labels that are far apart where they are", () => {
    expect(spread([10, 50, 90], 9, 100)).toEqual([10, 50, 90]);
  });

  it("moves close ones apart, keeps their order and stays inside", () => {
    const places = spread([98, 97, 99], 9, 100);
    expect(places).toEqual([91, 82, 100]);
  });
});

it("everyNth writes the first label and at most so many", () => {
  const shown = Array.from({ length: 30 }, (_, index) => index).filter(everyNth(30, 7));
  expect(shown).toEqual([0, 5, 10, 15, 20, 25]);
});
