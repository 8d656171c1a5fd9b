import { expect, it } from "vitest";
import { oneByOne } from "@/lib/one-by-one";

it("an item that fails does not stop those behind it, and is told of at the end", async () => {
  const done: number[] = [];
  const all = oneByOne([1, 2, 3], async (item) => {
    if (item === 2) throw new Error("two");
    done.push(item);
  });
  await expect(all).rejects.toMatchObject({ message: "1 of 3 failed", cause: new Error("two") });
  expect(done).toEqual([1, 3]);
});

it("where everything fails it stops asking", async () => {
  let asked = 0;
  const all = oneByOne(Array.from({ length: 200 }), async () => {
    asked += 1;
    throw new Error("gone");
  });
  await expect(all).rejects.toThrow(AggregateError);
  expect(asked).toBe(20);
});
