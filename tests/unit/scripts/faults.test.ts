import { describe, expect, it } from "vitest";
import { diceOf } from "@/scripts/faults/dice";
import { filled, formsOf } from "@/scripts/faults/forms";
import { type Attempt, boundsOf, judge, type Kind, type Outcome } from "@/scripts/faults/history";
import { readArguments } from "@/scripts/faults/main";

const told = (kind: Kind, key: string, ...outcomes: Outcome[]): Attempt[] =>
  outcomes.map((outcome) => ({ kind, key, outcome }));

describe("what must be on record after a round", () => {
  it.each([
    { kind: "file", outcomes: ["ok"], bounds: [1, 1] },
    { kind: "file", outcomes: ["unknown", "ok", "ok"], bounds: [1, 1] },
    { kind: "file", outcomes: ["unknown", "fail"], bounds: [0, 1] },
    { kind: "file", outcomes: ["fail"], bounds: [0, 0] },
    { kind: "assess", outcomes: ["ok", "unknown", "ok"], bounds: [2, 3] },
    { kind: "close", outcomes: ["fail", "unknown"], bounds: [0, 1] },
  ] as const)("$kind told $outcomes", ({ kind, outcomes, bounds: [atLeast, atMost] }) => {
    expect(boundsOf(kind, outcomes)).toEqual({ atLeast, atMost });
  });

  it("names what was lost, what was doubled, and what nobody asked for", () => {
    const attempts = [
      ...told("file", "A", "ok"),
      ...told("file", "B", "unknown"),
      ...told("reply", "C", "fail"),
    ];
    const recorded = new Map([
      ["file B", 2],
      ["reply C", 1],
      ["close D", 1],
    ]);
    expect(judge(attempts, recorded)).toEqual([
      "file A: told ok, on record 0 times",
      "file B: told unknown, on record 2 times",
      "reply C: told fail, on record 1 times",
      "close D: nobody asked, on record 1 times",
    ]);
  });

  it("accepts what fits", () => {
    const attempts = [...told("file", "A", "unknown", "ok"), ...told("reply", "B", "unknown")];
    expect(judge(attempts, new Map([["file A", 1]]))).toEqual([]);
  });
});

describe("the harness", () => {
  it("repeats its plan from a seed", () => {
    const rolls = (seed: number) => diceOf(seed).shuffled([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rolls(5)).toEqual(rolls(5));
    expect(rolls(5)).not.toEqual(rolls(6));
  });

  it("reads a form as a browser without JavaScript does", () => {
    const page = `<form action=""><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;a&amp;b&quot;}"/>
      <input type="hidden" name="token" value="old"/><input type="text" name="body"/></form>`;
    const [form] = formsOf(page);
    if (!form) throw new Error("no form");
    expect([...filled(form, { token: "new", body: "text" })]).toEqual([
      ["$ACTION_1:0", '{"id":"a&b"}'],
      ["token", "new"],
      ["body", "text"],
    ]);
  });

  it("refuses what it does not understand", () => {
    expect(readArguments(["--rounds", "3", "--seed", "9"])).toMatchObject({ rounds: 3, seed: 9 });
    expect(() => readArguments(["--rounds", "none"])).toThrow("--rounds must be a whole number from 1");
    expect(() => readArguments(["--cheat"])).toThrow("Unknown option");
  });
});
