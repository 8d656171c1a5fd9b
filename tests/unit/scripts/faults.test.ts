import { describe, expect, it } from "vitest";
import { bankFile, spoilt } from "@/scripts/faults/clients/bank";
import { finishPaying } from "@/scripts/faults/clients/cashier";
import { customerOf } from "@/scripts/faults/clients/customer";
import { filesOf } from "@/scripts/faults/clients/files";
import { filled, formsOf } from "@/scripts/faults/clients/forms";
import { tillOf } from "@/scripts/faults/clients/till";
import type { Desk } from "@/scripts/faults/desk/desk-client";
import { diceOf } from "@/scripts/faults/dice";
import { type Attempt, boundsOf, judge, type Kind, newHistory, type Outcome } from "@/scripts/faults/history";
import { readArguments } from "@/scripts/faults/main";
import type { Stage } from "@/scripts/faults/stage";

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
    { kind: "redeem", outcomes: ["ok", "ok", "unknown"], bounds: [1, 1] },
    { kind: "send", outcomes: ["ok", "ok"], bounds: [1, 1] },
    { kind: "import", outcomes: ["unknown", "fail"], bounds: [0, 1] },
    { kind: "approve", outcomes: ["ok", "ok"], bounds: [2, 2] },
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

describe("what a bank answers", () => {
  const ids = ["019a0000-0000-7000-8000-000000000001", "019a0000-0000-7000-8000-000000000002"];
  const frame = { day: "2026-11-22", name: "OP-1-B7", dice: diceOf(3) };

  it("says in every row under which mark and with how many others", () => {
    const { mark, text, size } = bankFile(ids, frame);
    const [head, ...rows] = text.trim().split("\n");
    expect(head).toBe("endToEndId,status,reason,date,reference");
    expect(rows).toHaveLength(size);
    expect(mark).toBe(`OP-1-B7x${size}`);
    for (const [n, row] of rows.entries())
      expect(row).toMatch(
        new RegExp(`^${ids[n]?.replaceAll("-", "")},(paid,|failed,.+),2026-11-22,${mark}$`),
      );
  });

  it("can be spoilt by one row, under a mark of its own", () => {
    const file = bankFile(ids, frame);
    const bad = spoilt(file);
    expect(bad.mark).toBe(`${file.mark}-BAD`);
    expect(bad.text.split("\n")).toHaveLength(file.text.split("\n").length + 1);
    expect(bad.text.match(/-BAD$/gm)).toHaveLength(file.size + 1);
  });
});

describe("in calm", () => {
  const run = { id: "R", status: "approved", mark: "m", today: "2026-11-22", lines: [] };
  /** A desk that shows a run and answers nothing else: as one whose every sending breaks off. */
  const desk: Desk = {
    ask: async (work) => (work === "run" ? { value: { run, today: run.today } } : null),
    kill: async () => undefined,
    end: async () => undefined,
  };

  it("a run that cannot be sent is no mere unknown", async () => {
    const history = newHistory();
    const origin = "http://127.0.0.1:1";
    const stage: Stage = {
      origin,
      desk,
      history,
      customer: customerOf(origin, history),
      till: tillOf(origin, history),
      dice: diceOf(1),
      nextNumber: () => 1,
      isOver: () => true,
    };
    await finishPaying({ stage, files: filesOf(origin, history), name: "1" });
    expect(new Set(history.violations)).toEqual(new Set(["send R has no answer in calm"]));
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
