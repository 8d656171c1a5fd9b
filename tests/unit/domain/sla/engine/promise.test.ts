import { describe, expect, it } from "vitest";
import { caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import { at, BOOK, event, filed, runsOf } from "@/tests/support/sla/scene";

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
