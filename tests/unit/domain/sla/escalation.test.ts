import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DigestFacts, digestFor, isEmptyDigest } from "@/lib/domain/sla/duty/digest";
import { type Colleague, chooseTaker, ladderReaders, type Taker } from "@/lib/domain/sla/runs/escalation";

const one = (id: string, overrides: Partial<Colleague> = {}): Colleague => ({
  id,
  role: "agent",
  departmentId: null,
  isHead: false,
  isOnDuty: false,
  ...overrides,
});

describe("whom a step of the ladder tells", () => {
  const house = [
    one("agent", { departmentId: "care" }),
    one("head", { role: "manager", departmentId: "money", isHead: true }),
    one("lead-care", { role: "lead", departmentId: "care" }),
    one("lead-money", { role: "lead", departmentId: "money" }),
    one("night", { isOnDuty: true }),
  ];
  const standard = { severity: "standard", assigneeId: "agent", departmentId: "care" } as const;

  it.each([
    { tell: ["assignee"], given: standard, told: ["agent"] },
    { tell: ["assignee"], given: { ...standard, assigneeId: null }, told: [] },
    { tell: ["lead"], given: standard, told: ["lead-care"] },
    { tell: ["lead"], given: { ...standard, departmentId: "law" }, told: ["lead-care", "lead-money"] },
    { tell: ["lead"], given: { ...standard, departmentId: null }, told: ["lead-care", "lead-money"] },
    { tell: ["manager", "department-head"], given: standard, told: ["head"] },
    { tell: ["on-duty"], given: standard, told: [] },
    { tell: ["on-duty"], given: { ...standard, severity: "urgent" }, told: ["night"] },
    { tell: ["assignee", "lead"], given: { ...standard, assigneeId: "lead-care" }, told: ["lead-care"] },
  ] as const)("$tell of $given → $told", ({ tell, given, told }) => {
    expect(ladderReaders(house, given, tell)).toEqual(told);
    expect(ladderReaders([...house].reverse(), given, tell)).toEqual(told);
  });
});

describe("who takes a case that nobody took", () => {
  const takers = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 50 }).map(String),
      role: fc.constantFrom("agent", "lead", "manager", "admin", "auditor"),
      departmentId: fc.constantFrom("care", "money", null),
      openCases: fc.integer({ min: 0, max: 3 }),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  );

  it("is an agent or lead of the department where there is one, with the least to do, in whatever order they stand", () => {
    fc.assert(
      fc.property(takers, fc.subarray(["1", "2", "3"]), (given: readonly Taker[], excluded) => {
        const chosen = chooseTaker(given, excluded, "care");
        expect(chooseTaker([...given].reverse(), excluded, "care")).toBe(chosen);
        const may = given.filter(({ id, role }) => /agent|lead/.test(role) && !excluded.includes(id));
        const near = may.filter(({ departmentId }) => departmentId === "care");
        const among = near.length > 0 ? near : may;
        const found = among.find(({ id }) => id === chosen);
        expect(found === undefined).toBe(may.length === 0);
        if (found) expect(found.openCases).toBe(Math.min(...among.map(({ openCases }) => openCases)));
      }),
      { numRuns: 100 },
    );
  });
});

describe("the morning's digest", () => {
  const day = (text: string) => new Date(`2026-11-23T${text}:00Z`);
  const moment = { now: day("07:00"), dayEnd: day("23:00"), waitingBefore: new Date("2026-11-20T07:00:00Z") };
  const base = { departmentId: "care", assigneeId: "agent", dueAt: null, waitingSince: null };
  const facts: DigestFacts = {
    cases: [
      { ...base, reference: "LATE-2", dueAt: day("06:59") },
      { ...base, reference: "LATE-1", dueAt: day("01:00") },
      { ...base, reference: "DUE", dueAt: day("22:59") },
      { ...base, reference: "LATER", dueAt: day("23:00") },
      { ...base, reference: "FREE", departmentId: null, assigneeId: null },
      { ...base, reference: "MONEY", departmentId: "money", dueAt: day("06:00") },
      { ...base, reference: "SILENT", waitingSince: new Date("2026-11-20T06:59:00Z") },
    ],
    approvals: [
      { departmentId: "care", required: "lead", requesterId: "agent", assigneeId: "agent" },
      { departmentId: "care", required: "manager", requesterId: "agent", assigneeId: null },
      { departmentId: "care", required: "lead", requesterId: "lead", assigneeId: null },
    ],
    gaps: [],
  };

  it("tells a lead of their department and of what is nobody's", () => {
    expect(digestFor({ id: "lead", role: "lead", departmentId: "care" }, facts, moment)).toEqual({
      late: ["LATE-1", "LATE-2"],
      due: ["DUE"],
      unassigned: ["FREE"],
      waiting: ["SILENT"],
      approvals: 1,
      gaps: [],
    });
  });

  it("tells a manager of all, and of the approvals that are theirs to give", () => {
    const digest = digestFor({ id: "boss", role: "manager", departmentId: "money" }, facts, moment);
    expect(digest.late).toEqual(["LATE-1", "MONEY", "LATE-2"]);
    expect(digest.approvals).toBe(3);
  });

  it("is empty where there is nothing to tell", () => {
    const lead = { id: "lead", role: "lead", departmentId: "law" } as const;
    const nobodys = { ...facts, cases: facts.cases.filter(({ departmentId }) => departmentId !== null) };
    expect(isEmptyDigest(digestFor(lead, nobodys, moment))).toBe(true);
    const gaps = [{ from: day("00:00"), to: day("09:00") }];
    expect(isEmptyDigest(digestFor(lead, { ...nobodys, gaps }, moment))).toBe(false);
  });
});
