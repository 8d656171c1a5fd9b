import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComplaintEventType, EventFacts } from "@/lib/domain/complaint-events";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import { RESPONSE_HOURS } from "@/lib/domain/promise";
import { SEVERITIES } from "@/lib/domain/severity";
import type { SlaBook } from "@/lib/domain/sla/book";
import { caseClocks } from "@/lib/domain/sla/case-clocks";
import { defaultTerms, officeHours } from "@/lib/domain/sla/default-terms";
import type { ClockDefinition, SlaTerms } from "@/lib/domain/sla/definition";
import { nearestDue } from "@/lib/domain/sla/index-row";
import { stepAt } from "@/lib/domain/sla/ladder";
import { type ClockRun, dueAtOf, termsOfRun } from "@/lib/domain/sla/run";
import { clockRuns } from "@/lib/domain/sla/runs";
import type { CaseEvent } from "@/lib/domain/sla/signals";

const at = (text: string) => new Date(`2026-${text}Z`);
const event = (type: ComplaintEventType, when: string, facts: EventFacts = {}): CaseEvent => ({
  type,
  occurredAt: at(when),
  facts,
});

function bookOf(timeZone = "UTC", change: (terms: SlaTerms) => SlaTerms = (terms) => terms): SlaBook {
  const effectiveFrom = new Date(0);
  return {
    terms: [{ version: 1, effectiveFrom, publishedAt: effectiveFrom, terms: change(defaultTerms(timeZone)) }],
    calendars: [
      {
        key: "office",
        version: 1,
        effectiveFrom,
        calendar: officeHours(timeZone),
        departments: null,
        regions: null,
      },
    ],
  };
}

const BOOK = bookOf();
const filed = (when: string, severity = "standard", facts: EventFacts = {}) => [
  event("filed", when, facts),
  event("severity-set", when, { severity }),
];

function runsOf(key: string, events: readonly CaseEvent[], book = BOOK): ClockRun[] {
  return clockRuns(book, events).filter((run) => run.key === key);
}

function dueOf(run: ClockRun | undefined, book = BOOK): string | null {
  return (run && dueAtOf(run, termsOfRun(book, run))?.toISOString()) ?? null;
}

const changed = (key: string, change: Partial<ClockDefinition>) => (terms: SlaTerms) => ({
  ...terms,
  clocks: terms.clocks.map((clock) => (clock.key === key ? { ...clock, ...change } : clock)),
});

describe("the promise", () => {
  it.each([
    ["urgent", "holding-reply-sent", "kept"],
    ["standard", "holding-reply-sent", null],
    ["standard", "answered", "kept"],
    ["standard", "award-offered", "kept"],
    ["low", "answered", "kept"],
    ["standard", "acknowledged", null],
  ] as const)("%s: %s leaves it %s", (severity, type, ending) => {
    const [run] = runsOf("promise", [...filed("03-02T09:00:00", severity), event(type, "03-02T09:30:00")]);
    expect(run?.ending).toBe(ending);
  });

  it("is broken by the millisecond after the deadline, and stays so", () => {
    const answered = (when: string) =>
      runsOf("promise", [...filed("03-02T09:00:00"), event("answered", when)])[0]?.ending;
    expect(answered("03-03T09:00:00.000")).toBe("kept");
    expect(answered("03-03T09:00:00.001")).toBe("broken");
  });

  it("lapses where the case ends without it, unless it was late already", () => {
    const ended = (when: string) =>
      runsOf("promise", [...filed("03-02T09:00:00"), event("withdrawn", when, { to: "withdrawn" })])[0];
    expect(ended("03-02T10:00:00")).toMatchObject({ ending: "lapsed", isAnswered: false });
    expect(ended("03-04T10:00:00")).toMatchObject({ ending: "broken", isAnswered: false });
  });

  it("is kept by the last word that closes a case solved on the spot, whatever the order of its rows", () => {
    const close = [
      event("status-moved", "03-02T10:00:00", { to: "solved-on-the-spot" }),
      event("closed", "03-02T10:00:00", { to: "closed", messageId: "m" }),
    ];
    for (const rows of [close, [...close].reverse()])
      expect(runsOf("promise", [...filed("03-02T09:00:00"), ...rows])[0]?.ending).toBe("kept");
  });
});

describe("a change of severity", () => {
  it("may bring a deadline forward, never back: min(old due, change + new target)", () => {
    const due = (from: string, to: string, when: string) =>
      dueOf(
        runsOf("promise", [...filed("03-02T09:00:00", from), event("severity-changed", when, { to })])[0],
      );
    expect(due("standard", "urgent", "03-02T12:00:00")).toBe("2026-03-02T13:00:00.000Z");
    expect(due("standard", "urgent", "03-03T08:30:00")).toBe("2026-03-03T09:00:00.000Z");
    expect(due("urgent", "low", "03-02T09:30:00")).toBe("2026-03-02T10:00:00.000Z");
  });

  it("never pushes a promise back, nor past the new target from then", () => {
    const minutes = fc.integer({ min: 1, max: 47 * 60 });
    fc.assert(
      fc.property(
        fc.constantFrom(...SEVERITIES),
        fc.constantFrom(...SEVERITIES),
        minutes,
        (from, to, after) => {
          const start = at("03-02T09:00:00").getTime();
          const change = {
            type: "severity-changed",
            occurredAt: new Date(start + after * MINUTE_MS),
            facts: { to },
          } as const;
          const due = dueOf(runsOf("promise", [...filed("03-02T09:00:00", from), change])[0]);
          const old = start + RESPONSE_HOURS[from] * HOUR_MS;
          expect(Date.parse(due ?? "")).toBe(
            Math.min(old, change.occurredAt.getTime() + RESPONSE_HOURS[to] * HOUR_MS),
          );
        },
      ),
    );
  });

  it("keeps the pause so far (GLPI 6902, 15605)", () => {
    const log = [
      ...filed("03-02T09:00:00"),
      event("answered", "03-02T10:00:00", { to: "waiting-for-customer" }),
      event("customer-replied", "03-03T10:00:00", { from: "waiting-for-customer" }),
      event("severity-changed", "03-03T11:00:00", { to: "low" }),
    ];
    const [run] = runsOf("resolution", log);
    expect(run?.pauses).toEqual([{ from: at("03-02T10:00:00"), to: at("03-03T10:00:00") }]);
    // 40 hours from the change in nine-hour days: Tuesday 7 h, then three days of nine, then 6 h of Monday.
    expect(dueOf(run)).toBe("2026-03-09T15:00:00.000Z");
  });
});

describe("waiting for the customer", () => {
  const waiting = [
    ...filed("03-02T09:00:00"),
    event("holding-reply-sent", "03-02T10:00:00", { to: "waiting-for-customer" }),
  ];

  it("pauses the clocks that allow it, which then cannot turn late (GLPI 24481), and no promise", () => {
    expect(dueOf(runsOf("resolution", waiting)[0])).toBeNull();
    expect(caseClocks(BOOK, waiting)?.rows.find(({ key }) => key === "resolution")?.state).toBe("paused");
    expect(dueOf(runsOf("promise", waiting)[0])).toBe("2026-03-03T09:00:00.000Z");
  });

  it("ends with their reply, not with our next click", () => {
    const log = [
      ...waiting,
      event("customer-replied", "03-03T10:00:00", { from: "waiting-for-customer" }),
      event("status-moved", "03-05T10:00:00", { from: "investigating", to: "decided" }),
    ];
    expect(runsOf("resolution", log)[0]?.pauses).toEqual([
      { from: at("03-02T10:00:00"), to: at("03-03T10:00:00") },
    ]);
  });

  it("is no pause over a weekend that is closed anyway (GLPI 10594)", () => {
    const over = (from: string, to: string) =>
      dueOf(
        runsOf("resolution", [
          ...filed("03-06T15:00:00", "urgent"),
          event("answered", from, { to: "waiting-for-customer" }),
          event("customer-replied", to, { from: "waiting-for-customer" }),
        ])[0],
      );
    expect(over("03-06T18:00:00", "03-09T09:00:00")).toBe(
      dueOf(runsOf("resolution", filed("03-06T15:00:00", "urgent"))[0]),
    );
  });
});

describe("the next update", () => {
  it("starts with each word of ours, rests while the ball is with the customer, starts anew when work resumes", () => {
    const log = [
      ...filed("03-02T09:00:00"),
      event("holding-reply-sent", "03-02T10:00:00"),
      event("holding-reply-sent", "03-02T20:00:00"),
      event("answered", "03-03T08:00:00", { to: "waiting-for-customer" }),
      event("customer-replied", "03-05T08:00:00", { from: "waiting-for-customer" }),
    ];
    const runs = runsOf("next-update", log);
    expect(runs.map(({ ending }) => ending)).toEqual(["kept", "kept", null]);
    expect(dueOf(runs[2])).toBe("2026-03-06T08:00:00.000Z");
  });

  it("is not promised to an enquiry", () => {
    expect(
      runsOf("next-update", [...filed("03-02T09:00:00", "low"), event("answered", "03-02T10:00:00")]),
    ).toEqual([]);
  });
});

describe("their message", () => {
  it("starts the reply's clock once, until a person writes", () => {
    const log = [
      ...filed("03-02T09:00:00"),
      event("customer-replied", "03-02T10:00:00"),
      event("customer-replied", "03-02T11:00:00"),
      event("answered", "03-02T12:00:00"),
    ];
    expect(runsOf("next-reply", log)).toMatchObject([{ startedAt: at("03-02T10:00:00"), ending: "kept" }]);
  });

  it("of thanks after the end starts nothing (Chatwoot 10178)", () => {
    const log = [
      ...filed("03-02T09:00:00"),
      event("answered", "03-02T10:00:00"),
      event("resolved", "03-02T10:00:00", { to: "resolved" }),
      event("customer-replied", "03-02T11:00:00"),
    ];
    expect(caseClocks(BOOK, log)?.columns.nextDueAt).toBeNull();
  });
});

describe("an appeal", () => {
  const log = [
    ...filed("03-02T09:00:00"),
    event("closed", "03-03T09:00:00", { to: "closed", messageId: "m" }),
    event("appealed", "03-05T09:00:00", { to: "under-appeal" }),
  ];

  it("has a promise of its own, which leads the queue until a decision keeps it", () => {
    expect(caseClocks(BOOK, log)?.columns).toMatchObject({
      appealDueAt: at("03-06T09:00:00"),
      promiseKeptAt: at("03-03T09:00:00"),
    });
    const held = [...log, event("holding-reply-sent", "03-05T10:00:00")];
    expect(caseClocks(BOOK, held)?.columns.appealDueAt).toEqual(at("03-06T09:00:00"));
    const answered = [...held, event("appeal-answered", "03-06T09:00:00")];
    expect(caseClocks(BOOK, answered)?.columns.appealDueAt).toBeNull();
    expect(runsOf("appeal", answered)).toMatchObject([{ ending: "kept", isAnswered: true }]);
  });
});

describe("a reopened case", () => {
  const log = [
    ...filed("03-02T09:00:00"),
    event("closed", "03-03T09:00:00", { to: "closed", messageId: "m" }),
    event("reopened", "03-20T09:00:00", { from: "closed", to: "reopened" }),
  ];

  it("gets a resolution of its own: the time it was closed is neither used nor a pause (GLPI 23359)", () => {
    const runs = runsOf("resolution", log);
    expect(runs).toMatchObject([
      { ending: "kept", stoppedAt: at("03-03T09:00:00") },
      { startedAt: at("03-20T09:00:00"), pauses: [], ending: null },
    ]);
  });

  it("keeps its first promise as it was", () => {
    expect(runsOf("promise", log)).toMatchObject([{ ending: "kept" }]);
  });
});

describe("versions", () => {
  const shorter: SlaTerms = changed("promise", {
    targets: {
      urgent: { unit: "hours", count: 1 },
      standard: { unit: "hours", count: 8 },
      low: { unit: "hours", count: 8 },
    },
  })(defaultTerms("UTC"));
  const renewed: SlaBook = {
    ...BOOK,
    terms: [
      ...BOOK.terms,
      { version: 2, effectiveFrom: at("03-02T12:00:00"), publishedAt: at("03-02T11:00:00"), terms: shorter },
    ],
  };

  it("hold for what starts after them, and leave what runs alone", () => {
    expect(dueOf(runsOf("promise", filed("03-02T11:59:59"), renewed)[0], renewed)).toBe(
      "2026-03-03T11:59:59.000Z",
    );
    expect(dueOf(runsOf("promise", filed("03-02T12:00:00"), renewed)[0], renewed)).toBe(
      "2026-03-02T20:00:00.000Z",
    );
  });

  it("of a calendar count for what starts after them", () => {
    const holiday: SlaBook = {
      ...BOOK,
      calendars: [
        ...BOOK.calendars,
        {
          key: "office",
          version: 2,
          effectiveFrom: at("03-02T12:00:00"),
          calendar: { ...officeHours("UTC"), closures: ["2026-03-03"] },
          departments: null,
          regions: null,
        },
      ],
    };
    const reply = (when: string) =>
      dueOf(
        runsOf("next-reply", [...filed("03-02T09:00:00"), event("customer-replied", when)], holiday)[0],
        holiday,
      );
    expect(reply("03-02T11:00:00")).toBe("2026-03-03T10:00:00.000Z");
    expect(reply("03-02T12:00:00")).toBe("2026-03-04T11:00:00.000Z");
  });
});

describe("whose clock it is", () => {
  const law: ClockDefinition = {
    key: "law",
    names: { en: "Law", "zh-Hans": "法", "zh-Hant": "法" },
    basis: "statutory",
    starts: ["received"],
    stops: { urgent: ["resolved"], standard: ["resolved"], low: ["resolved"] },
    targets: {
      urgent: { unit: "calendar-days", count: 15 },
      standard: { unit: "calendar-days", count: 15 },
      low: { unit: "calendar-days", count: 15 },
    },
    calendar: { kind: "always" },
    pausesForCustomer: false,
    restsWithCustomer: false,
    scope: { categories: ["billing"], departments: null, regions: null },
    ladder: [{ percent: 50, tell: ["lead"], assignIfFree: false }],
    source: null,
    pack: null,
    extensions: [],
  };
  const book = bookOf("Asia/Taipei", (terms) => ({ ...terms, clocks: [...terms.clocks, law] }));

  it("a limit for a category counts from receipt, also where the category is found out later", () => {
    const [run] = runsOf(
      "law",
      [
        ...filed("03-02T09:00:00"),
        event("assessed", "03-04T09:00:00", { categoryKey: "billing", to: "assessed" }),
      ],
      book,
    );
    // The fifteenth local day after 2 March ends at midnight in Taipei.
    expect(dueOf(run, book)).toBe("2026-03-17T16:00:00.000Z");
  });

  it("ends unjudged where the case turns out to belong elsewhere", () => {
    const log = [
      ...filed("03-02T09:00:00", "standard", { categoryKey: "billing" }),
      event("assessed", "03-04T09:00:00", { categoryKey: "service", to: "assessed" }),
    ];
    expect(runsOf("law", log, book)).toMatchObject([{ ending: "lapsed" }]);
  });

  it("is moved by an extension, never forward", () => {
    const extended = (until: string) =>
      dueOf(
        runsOf(
          "law",
          [
            ...filed("03-02T09:00:00", "standard", { categoryKey: "billing" }),
            event("clock-extended", "03-10T09:00:00", { clock: "law", until }),
          ],
          book,
        )[0],
        book,
      );
    expect(extended("2026-04-01T00:00:00.000Z")).toBe("2026-04-01T00:00:00.000Z");
    expect(extended("2026-03-12T00:00:00.000Z")).toBe("2026-03-17T16:00:00.000Z");
  });

  it("takes the calendar of its department and region before a wider one", () => {
    const night = {
      ...officeHours("UTC"),
      week: officeHours("UTC").week.map(() => [["20:00", "22:00"]] as const),
    };
    const local: SlaBook = {
      ...BOOK,
      calendars: [
        ...BOOK.calendars,
        {
          key: "night",
          version: 1,
          effectiveFrom: new Date(0),
          calendar: night,
          departments: ["tech"],
          regions: null,
        },
      ],
    };
    const chosen = (department: string) =>
      runsOf("resolution", filed("03-02T09:00:00", "standard", { department }), local)[0]?.calendar?.key;
    expect(chosen("tech")).toBe("night");
    expect(chosen("service")).toBe("office");
  });
});

describe("the ladder", () => {
  it("counts open time: half of eight office hours from Friday 15:00 is Monday 10:00", () => {
    const [run] = runsOf("next-reply", [
      ...filed("03-02T09:00:00"),
      event("customer-replied", "03-06T15:00:00"),
    ]);
    if (!run) throw new Error("no run");
    const terms = termsOfRun(BOOK, run);
    expect(stepAt(run, terms, 50)).toEqual(at("03-09T10:00:00"));
    expect(stepAt(run, terms, 100)).toEqual(dueAtOf(run, terms));
  });

  it("takes each step once: what the log says was told is not told again", () => {
    const log = filed("03-02T09:00:00");
    const next = (events: readonly CaseEvent[]) =>
      caseClocks(BOOK, events)
        ?.rows.find(({ key }) => key === "promise")
        ?.nextStepAt?.toISOString();
    expect(next(log)).toBe("2026-03-02T21:00:00.000Z");
    const told = event("clock-escalated", "03-02T21:00:10", { clock: "promise", percent: 50 });
    expect(next([...log, told])).toBe("2026-03-03T03:00:00.000Z");
  });
});

const TYPES = [
  ["answered", {}],
  ["answered", { to: "waiting-for-customer" }],
  ["holding-reply-sent", {}],
  ["customer-replied", { from: "waiting-for-customer" }],
  ["customer-replied", {}],
  ["severity-changed", { to: "urgent" }],
  ["severity-changed", { to: "low" }],
  ["severity-changed", { to: "standard" }],
  ["status-moved", { to: "investigating" }],
  ["status-moved", { to: "decided" }],
  ["status-moved", { to: "waiting-for-customer" }],
  ["award-offered", {}],
  ["assessed", { categoryKey: "billing", to: "assessed" }],
  ["resolved", { to: "resolved" }],
  ["closed", { to: "closed", messageId: "m" }],
  ["reopened", { to: "reopened" }],
  ["appealed", { to: "under-appeal" }],
  ["appeal-answered", {}],
] as const satisfies readonly (readonly [ComplaintEventType, EventFacts])[];

/** Any log at all, also one that no desk would write: steps of one minute to three days apart. */
const logs = fc
  .array(fc.tuple(fc.constantFrom(...TYPES), fc.integer({ min: 0, max: 4_320 })), { maxLength: 14 })
  .map((steps) => {
    let now = at("03-02T09:00:00").getTime();
    const later = steps.map(([[type, facts], minutes]) => {
      now += minutes * 60_000;
      return { type, facts, occurredAt: new Date(now) };
    });
    return [...filed("03-02T09:00:00"), ...later];
  });

describe("laws of any log", () => {
  it("what ended is never rewritten by what comes after", () => {
    fc.assert(
      fc.property(logs, fc.nat(), (log, seed) => {
        const cut = log.slice(0, 2 + (seed % (log.length - 1)));
        const last = cut.at(-1)?.occurredAt.getTime() ?? 0;
        // Rows of one instant belong together: a log is only ever cut between two.
        const next = log[cut.length];
        if (next && next.occurredAt.getTime() === last) return;
        const whole = clockRuns(BOOK, log);
        for (const run of clockRuns(BOOK, cut).filter((one) => one.stoppedAt !== null))
          expect(whole).toContainEqual(run);
      }),
    );
  });

  it("a clock runs once at a time, ends after it starts, and is kept exactly when stopped in time", () => {
    fc.assert(
      fc.property(logs, (log) => {
        const runs = clockRuns(BOOK, log);
        for (const run of runs) {
          const due = dueAtOf(run, termsOfRun(BOOK, run));
          if (run.stoppedAt === null) continue;
          expect(run.stoppedAt.getTime()).toBeGreaterThanOrEqual(run.startedAt.getTime());
          if (run.ending === "broken")
            expect(run.stoppedAt.getTime()).toBeGreaterThan(due?.getTime() ?? Infinity);
          else expect(run.stoppedAt.getTime()).toBeLessThanOrEqual(due?.getTime() ?? Infinity);
        }
        for (const { key } of BOOK.terms[0]?.terms.clocks ?? []) {
          const own = runs.filter((run) => run.key === key);
          expect(own.map(({ run }) => run)).toEqual(own.map((_, index) => index + 1));
          for (const [index, run] of own.slice(1).entries())
            expect(own[index]?.stoppedAt?.getTime()).toBeLessThanOrEqual(run.startedAt.getTime());
        }
      }),
    );
  });

  it("the queue's due time is the nearest of what runs; a settled case has none", () => {
    fc.assert(
      fc.property(logs, (log) => {
        const clocks = caseClocks(BOOK, log);
        expect(clocks?.columns.nextDueAt).toEqual(nearestDue(clocks?.rows ?? []));
        const open = clocks?.runs.filter((run) => run.stoppedAt === null) ?? [];
        if (open.length === 0) expect(clocks?.columns.nextDueAt).toBeNull();
      }),
    );
  });
});
