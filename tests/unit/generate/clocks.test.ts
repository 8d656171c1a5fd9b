import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPLAINT_STATUSES, ENDED_STATUSES } from "@/lib/domain/complaint-state";
import type { ClockState } from "@/lib/domain/promise-clock";
import { SEVERITIES } from "@/lib/domain/severity";
import { effectsOfUpdate, nextDueAt, updateDueAfterMove, updateRuns } from "@/scripts/generate/story/clocks";
import { STOPPING_EVENTS } from "@/scripts/generate/story/promise";

const at = (text: string) => new Date(`2026-11-22T${text}:00Z`);
const state = (overrides: Partial<ClockState> = {}): ClockState => ({
  status: "received",
  severity: "standard",
  promiseDueAt: at("12:00"),
  promiseKeptAt: null,
  nextUpdateDueAt: null,
  firstAnswerAt: null,
  ...overrides,
});

describe("the nearest deadline", () => {
  it.each([
    { why: "the promise runs", given: state(), due: at("12:00") },
    { why: "the update is nearer", given: state({ nextUpdateDueAt: at("10:00") }), due: at("10:00") },
    { why: "the promise is nearer", given: state({ nextUpdateDueAt: at("14:00") }), due: at("12:00") },
    {
      why: "the promise is kept, the update runs",
      given: state({ promiseKeptAt: at("09:00"), nextUpdateDueAt: at("14:00") }),
      due: at("14:00"),
    },
    {
      why: "the customer has our question: the update rests, an unkept promise does not",
      given: state({ status: "waiting-for-customer", nextUpdateDueAt: at("10:00") }),
      due: at("12:00"),
    },
    {
      why: "the customer has our question and the promise is kept",
      given: state({
        status: "waiting-for-customer",
        promiseKeptAt: at("09:00"),
        nextUpdateDueAt: at("10:00"),
      }),
      due: null,
    },
    { why: "it has ended", given: state({ status: "closed" }), due: null },
    { why: "nothing was promised", given: state({ promiseDueAt: null }), due: null },
  ])("$why", ({ given, due }) => {
    expect(nextDueAt(given)).toEqual(due);
  });

  it("no clock runs in an ended complaint", () => {
    for (const status of ENDED_STATUSES) {
      expect(nextDueAt(state({ status, nextUpdateDueAt: at("10:00") }))).toBeNull();
      expect(updateRuns(status)).toBe(false);
    }
  });
});

describe("hearing from us", () => {
  it.each([
    { severity: "urgent", event: "holding-reply", kept: true, update: at("12:00") },
    { severity: "standard", event: "holding-reply", kept: false, update: new Date("2026-11-23T08:00:00Z") },
    { severity: "standard", event: "answer", kept: true, update: new Date("2026-11-23T08:00:00Z") },
    { severity: "low", event: "answer", kept: true, update: null },
    { severity: "low", event: "holding-reply", kept: false, update: null },
  ] as const)("$severity: $event keeps the promise: $kept", ({ severity, event, kept, update }) => {
    const effects = effectsOfUpdate(state({ severity }), event, at("08:00"));
    expect(effects.promiseKeptAt).toEqual(kept ? at("08:00") : null);
    expect(effects.firstAnswerAt).toEqual(at("08:00"));
    expect(effects.nextUpdateDueAt).toEqual(update);
  });

  it("the automatic acknowledgement changes nothing", () => {
    const before = state({ nextUpdateDueAt: at("10:00") });
    expect(effectsOfUpdate(before, "acknowledgement", at("08:00"))).toEqual({
      promiseKeptAt: null,
      firstAnswerAt: null,
      nextUpdateDueAt: at("10:00"),
    });
  });

  it("a promise once kept keeps its instant, whatever follows", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SEVERITIES),
        fc.array(fc.constantFrom(...STOPPING_EVENTS), { maxLength: 6 }),
        (severity, events) => {
          let now = state({ severity, promiseKeptAt: at("07:00"), firstAnswerAt: at("07:00") });
          events.forEach((event, index) => {
            now = {
              ...now,
              ...effectsOfUpdate(now, event, new Date(at("08:00").getTime() + index * 60_000)),
            };
          });
          expect(now.promiseKeptAt).toEqual(at("07:00"));
          expect(now.firstAnswerAt).toEqual(at("07:00"));
        },
      ),
    );
  });
});

describe("moves and the next update", () => {
  it("counts anew from the customer's reply", () => {
    const waiting = state({ status: "waiting-for-customer", nextUpdateDueAt: at("01:00") });
    expect(updateDueAfterMove(waiting, "investigating", at("08:00"))).toEqual(
      new Date("2026-11-23T08:00:00Z"),
    );
  });

  it("is untouched by a move between states in which it runs, or rests", () => {
    for (const status of COMPLAINT_STATUSES) {
      const before = state({ status, nextUpdateDueAt: at("10:00") });
      for (const to of COMPLAINT_STATUSES) {
        if (updateRuns(status) === updateRuns(to))
          expect(updateDueAfterMove(before, to, at("08:00"))).toEqual(at("10:00"));
      }
    }
  });
});
