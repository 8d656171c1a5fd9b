import { expect, it } from "vitest";
import { pareto } from "@/lib/domain/statistics/pareto";

const rows = (counts: readonly number[]) => counts.map((n, index) => ({ key: `k${index}`, n }));
const vital = (counts: readonly number[]) => pareto(rows(counts)).filter((row) => row.vital).length;

it("finds the smallest prefix that reaches 80 %", () => {
  expect(vital([40, 25, 15, 10, 5, 3, 2])).toBe(3);
  expect(vital([2, 3, 5, 10, 15, 25, 40])).toBe(3);
  expect(vital([80, 20])).toBe(1);
  expect(vital([1])).toBe(1);
  expect(vital([1, 1, 1, 1, 1])).toBe(4);
});

it("orders ties by name and leaves out what never occurred", () => {
  const found = pareto([
    { key: "b", n: 2 },
    { key: "c", n: 0 },
    { key: "a", n: 2 },
  ]);
  expect(found).toEqual([
    { key: "a", n: 2, share: 0.5, cumulativeShare: 0.5, vital: true },
    { key: "b", n: 2, share: 0.5, cumulativeShare: 1, vital: true },
  ]);
});

it("of nothing is empty", () => {
  expect(pareto([])).toEqual([]);
  expect(pareto(rows([0, 0]))).toEqual([]);
});
