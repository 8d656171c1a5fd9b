import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { assignComplaint } from "@/lib/complaints/mutations/assign";
import { moveByStaff } from "@/lib/complaints/mutations/move";
import { sendMessage } from "@/lib/complaints/mutations/send-message";
import { listByChance } from "@/lib/complaints/queries/queue-by-chance";
import { NO_FILTER } from "@/lib/complaints/queue-filter";
import { db } from "@/lib/db/client";
import { chosenPeriod } from "@/lib/reporting/period";
import { type Breach, listBreaches } from "@/lib/sla/queries/breaches";
import { clocksOfCase } from "@/lib/sla/queries/case-clocks";
import { calibrationOf, chanceOfRun } from "@/lib/sla/queries/like-cases";
import { clockFigures, groupFigures, usedTime } from "@/lib/sla/queries/report";
import type { ReportScope } from "@/lib/sla/queries/report-scope";
import { tryChange } from "@/lib/sla/queries/what-if";
import { aColleague } from "../../support/factories/desk";
import { aFiledComplaint } from "../../support/factories/filing";
import { anOrganisation } from "../../support/factories/money";

const HOUR = 3_600_000;
const NOW = new Date("2026-03-10T00:00:00Z");
const URGENT = "我的帳號被盜了,有人正在花我的錢!";
const STANDARD = "包裹遲了三天,也沒有人回覆。";

let agent: Staff;
let lead: Staff;
let broken: string[];

type Course = { at: Date; text?: string; taken?: boolean; answered?: number; withdrawn?: number };

/** A case that was filed at a time, taken at once or never, answered or withdrawn so many hours later. */
async function aCase({ at, text = STANDARD, taken = false, answered, withdrawn }: Course): Promise<string> {
  const { complaintId } = await aFiledComplaint({ receivedAt: at, description: text, categoryKey: null }, at);
  const after = (hours: number) => new Date(at.getTime() + hours * HOUR);
  const version = async () =>
    (await db().complaint.findUniqueOrThrow({ where: { id: complaintId }, select: { version: true } }))
      .version;
  if (taken)
    expect(await assignComplaint(agent, { complaintId, to: agent.id }, after(0.1))).toMatchObject({
      ok: true,
    });
  if (answered !== undefined) {
    const message = { kind: "answer", body: "Here is the answer.", contains: [], thenWait: false } as const;
    const input = { complaintId, expectedVersion: await version(), ...message };
    expect(await sendMessage(agent, input, after(answered))).toMatchObject({ ok: true });
  }
  if (withdrawn !== undefined) {
    const input = {
      complaintId,
      expectedVersion: await version(),
      to: "withdrawn",
      twinReference: null,
    } as const;
    expect(await moveByStaff(lead, input, after(withdrawn))).toMatchObject({ ok: true });
  }
  return complaintId;
}

function scope(overrides: Partial<ReportScope> = {}): ReportScope {
  const period = chosenPeriod("2026-03-02", "2026-03-10");
  if (!period.ok) throw new Error(period.reason);
  return {
    period: period.value,
    clock: "promise",
    severity: null,
    departmentId: null,
    timeZone: "Asia/Taipei",
    now: NOW,
    ...overrides,
  };
}

beforeAll(async () => {
  await anOrganisation();
  [agent, lead] = await Promise.all([aColleague("agent"), aColleague("lead")]);
  // 08:30 and 09:30 in Taipei.
  const [early, late] = [new Date("2026-03-02T00:30:00Z"), new Date("2026-03-02T01:30:00Z")];
  await aCase({ at: early, text: URGENT, taken: true, answered: 0.5 });
  const hourLate = await aCase({ at: early, text: URGENT, taken: true, answered: 2 });
  const free = await aCase({ at: late, answered: 30 });
  const unanswered = await aCase({ at: late, taken: true, withdrawn: 25 });
  await aCase({ at: late, withdrawn: 2 });
  const running = await aCase({ at: late, taken: true });
  await aCase({ at: new Date("2026-03-09T22:00:00Z") });
  // Before the period.
  await aCase({ at: new Date("2026-03-01T15:59:00Z"), answered: 1 });
  broken = [hourLate, free, unanswered, running];
});

describe("the report", () => {
  it("counts what was counted by hand", async () => {
    const counts = { n: 7, kept: 1, broken: 4, late: 1, lapsed: 1, open: 1 };
    const promise = (await clockFigures(lead, scope())).find(({ clock }) => clock === "promise");
    expect(promise).toEqual({ clock: "promise", basis: "promise", extended: 0, ...counts });
    const groups = await groupFigures(lead, scope());
    const of = (dimension: string, key: string) =>
      groups.find((one) => one.dimension === dimension && one.key === key);
    expect(of("severity", "urgent")).toMatchObject({ n: 2, kept: 1, broken: 1, late: 0 });
    expect(of("severity", "standard")).toMatchObject({
      n: 5,
      kept: 0,
      broken: 3,
      late: 1,
      lapsed: 1,
      open: 1,
    });
    expect(of("department", "")).toMatchObject(counts);
    expect(of("agent", agent.id)).toMatchObject({ name: agent.name, n: 4, kept: 1, broken: 3 });
    expect(of("agent", "")).toMatchObject({ name: null, n: 3, broken: 1, lapsed: 1, open: 1 });
    expect(["6", "8", "9"].map((hour) => of("hour", hour)?.n)).toEqual([1, 2, 4]);
    expect(await clockFigures(lead, scope({ severity: "low" }))).toEqual([]);
  });

  it("says how much of the time was used", async () => {
    const used = await usedTime(lead, scope());
    expect(used.bins).toEqual([5, 10, 12, 20].map((tenth) => ({ tenth, n: 1 })));
    expect(used.n).toBe(4);
    // Half an hour of one; 25 and 30 of 24; 2 of one.
    expect(used.quantiles[0]).toBeCloseTo((25 / 24 + 30 / 24) / 2, 6);
  });

  it("lists every breach once with its cause, page by page", async () => {
    const pages: Breach[] = [];
    let after = null;
    do {
      const page: Awaited<ReturnType<typeof listBreaches>> = await listBreaches(lead, scope(), {
        after,
        limit: 1,
      });
      pages.push(...page.rows);
      after = page.next;
    } while (after);
    const found = broken.map((id) => pages.filter(({ complaintId }) => complaintId === id));
    expect(pages).toHaveLength(4);
    expect(found.map(([row]) => [row?.cause, (row?.lateMs ?? 0) / HOUR])).toEqual([
      ["late", 1],
      ["unassigned", 6],
      ["unanswered", 1],
      ["late", (NOW.getTime() - Date.parse("2026-03-03T01:30:00Z")) / HOUR],
    ]);
  });

  it("tries another target and other hours on the same runs", async () => {
    const { period, clock, timeZone, now } = scope();
    const tried = (change: Parameters<typeof tryChange>[1]["change"]) =>
      tryChange(lead, { period, clock, timeZone, now, change });
    const before = { kept: 1, broken: 4, lapsed: 1, open: 1 };
    expect(await tried({ targets: { standard: { unit: "hours", count: 48 } }, calendar: null })).toEqual({
      reached: true,
      isCutOff: false,
      result: { n: 7, before, after: { kept: 2, broken: 2, lapsed: 2, open: 1 }, gained: 1, lost: 0 },
    });
    expect(await tried({ targets: {}, calendar: null })).toMatchObject({ result: { before, after: before } });
  });
});

describe("the chance of breach", () => {
  it("waits for twenty like cases, then follows from them", async () => {
    const chance = async (complaintId: string, now: Date) => {
      const trace = (await clocksOfCase(agent, complaintId, now)).find(({ key }) => key === "promise");
      if (!trace) throw new Error("no promise");
      return chanceOfRun(
        agent,
        { trace, likeness: { clock: "promise", severity: "standard", categoryKey: null } },
        now,
      );
    };
    const day = new Date("2026-03-11T00:00:00Z");
    const young = await aCase({ at: day });
    expect(await chance(young, new Date(day.getTime() + HOUR))).toEqual({ chance: null, n: 7 });
    for (let count = 0; count < 16; count += 1) await aCase({ at: day, answered: 12 });
    const now = new Date(day.getTime() + 18 * HOUR);
    const one = await aCase({ at: new Date(day.getTime() + 12 * HOUR) });
    // Of 24 three left before the twelfth hour; then 16 of 21 ended. Of the other five nobody ended before the 24th.
    const found = await chance(one, now);
    expect(found?.n).toBe(24);
    expect(found?.chance).toBeCloseTo(5 / 21, 6);
    expect(await chance(broken[3] ?? "", now)).toBeNull();
    // The queue by chance says of each case what its own page says, the likeliest first and no late one among them.
    const queue = await listByChance(agent, { filter: { ...NO_FILTER, sort: "chance" }, page: 9 }, now);
    expect(queue.chances.get(one)).toEqual(found);
    const shares = queue.rows.map(({ id }) => queue.chances.get(id)?.chance ?? -1);
    expect(shares).toEqual([...shares].sort((left, right) => right - left));
    expect(queue.rows.map(({ id }) => id)).not.toContain(broken[3]);
    expect(queue).toMatchObject({ page: 1, pages: 1, compared: queue.rows.length });
    const bins = await calibrationOf(lead, "promise", now);
    expect(bins).toHaveLength(10);
    expect(bins.every(({ n }) => n === 0)).toBe(true);
  });
});
