import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { pool } from "@/lib/db/client";
import {
  backlogOf,
  departmentsOf,
  flowOf,
  fulfilmentOf,
  promiseOf,
  satisfactionOf,
  timesOf,
} from "@/lib/reporting/figures";
import { MEASURES, type Measure } from "@/lib/reporting/measures";
import { addDays, chosenPeriod, localDay, type Period, startOfDay } from "@/lib/reporting/period";
import { CASE_PAGE_SIZE, exportCases, listCases } from "@/lib/reporting/queries/cases";
import { readBudgets, readNames, readStanding } from "@/lib/reporting/queries/standing";
import { readTallies } from "@/lib/reporting/queries/tallies";
import { AGE_BANDS } from "@/lib/reporting/types";
import { asOwner } from "@/tests/support/database";
import { diceOf, plantHistory, plantWorld, randomFrom } from "@/tests/support/factories/random-history";

// Havana sets its clocks back at one in the night, so that a day begins twice: on 1 November 2026.
const ZONE = "America/Havana";
const NOW = new Date("2026-11-20T12:00:00Z");
const TODAY = localDay(NOW, ZONE);
const STAFF: Staff = {
  id: "00000000-0000-7000-8000-000000000000",
  name: "M",
  email: "m@example.com",
  role: "manager",
  locale: "en",
  departmentId: null,
  proof: "session-checked",
};
let departments: string[] = [];

function periodOf(from: string, to: string): Period {
  const period = chosenPeriod(from, to);
  if (!period.ok) throw new Error(period.reason);
  return period.value;
}

const PERIODS = [
  periodOf("2026-10-22", TODAY),
  periodOf("2026-11-01", "2026-11-01"),
  periodOf("2026-08-15", "2026-10-31"),
  periodOf("2026-01-01", TODAY),
  periodOf("2024-11-21", TODAY),
];

async function count(where: string, values: unknown[] = [], from = "complaint"): Promise<number> {
  const { rows } = await asOwner((client) =>
    client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from} WHERE ${where}`, values),
  );
  return rows[0]?.n ?? Number.NaN;
}

const bounds = ({ from, end }: { from: string; end: string }) => [
  startOfDay(from, ZONE),
  startOfDay(end, ZONE),
];
const tallies = (period: Period, departmentId: string | null = null) =>
  readTallies(STAFF, period, { departmentId, today: TODAY });
const standing = (period: Period) => readStanding(STAFF, period, { timeZone: ZONE, now: NOW });

async function allCases(measure: Measure, keys: string[], { from, to }: Period) {
  const rows = [];
  let total = 0;
  for (
    let after: Parameters<typeof listCases>[2]["after"] = null, first = true;
    first || after;
    first = false
  ) {
    const page = await listCases(STAFF, { measure, keys, from, to }, { timeZone: ZONE, now: NOW, after });
    rows.push(...page.rows);
    total = page.total;
    after = page.next;
  }
  return { rows, total };
}

beforeAll(async () => {
  await asOwner(async (client) => {
    const dice = diceOf(randomFrom(23));
    const world = await plantWorld(client, ZONE);
    departments = world.departments;
    const plant = (n: number, days: number) =>
      plantHistory({ client, world, dice, now: NOW }, { count: n, days });
    await plant(200, 40);
    await client.query("SELECT fold_tallies()");
    await plant(150, 700);
    await client.query("SELECT fold_tallies()");
    // Some stay unfolded, as they do for a minute.
    await plant(30, 60);
  });
});

describe("figures", () => {
  it.each(PERIODS)("equal a direct count from $from to $to", async (period) => {
    const { now, ...rest } = await tallies(period);
    const all = { now, ...rest };
    const flow = flowOf(all, period);
    expect(flow.reduce((n, { received }) => n + received, 0)).toBe(
      await count("received_at >= $1 AND received_at < $2", bounds(period)),
    );
    for (const point of [flow[0], flow[Math.floor(flow.length / 2)], flow.at(-1)]) {
      const [from, end] = bounds({ from: point?.from ?? "", end: addDays(point?.to ?? "", 1) });
      expect(point).toMatchObject({
        received: await count("received_at >= $1 AND received_at < $2", [from, end]),
        ended: await count("ended_at >= $1 AND ended_at < $2", [from, end]),
        open: await count("received_at < $1 AND (ended_at IS NULL OR ended_at >= $1)", [end]),
      });
    }
    const promise = promiseOf(all, await standing(period), null);
    const inside = "received_at >= $1 AND received_at < $2";
    expect(promise.all).toMatchObject({
      kept: await count(`${inside} AND promise_kept_at <= promise_due_at`, bounds(period)),
      late: await count(`${inside} AND promise_kept_at > promise_due_at`, bounds(period)),
      overdue: await count(`${inside} AND is_open AND promise_kept_at IS NULL AND promise_due_at < $3`, [
        ...bounds(period),
        NOW,
      ]),
    });
    expect(promise.bySeverity.reduce((n, { kept }) => n + kept, 0)).toBe(promise.all.kept);
    expect(timesOf(now, "answer-time").n).toBe(
      await count(`${inside} AND promise_kept_at IS NOT NULL`, bounds(period)),
    );
    expect(timesOf(now, "close-time").n).toBe(
      await count("closed_at >= $1 AND closed_at < $2", bounds(period)),
    );
  });

  it("reads the median within 2.5 %", async () => {
    const period = periodOf("2026-01-01", TODAY);
    const { rows } = await asOwner((client) =>
      client.query<{ ms: number }>(
        `SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM promise_kept_at - received_at) * 1000)::float AS ms
         FROM complaint WHERE received_at >= $1 AND received_at < $2 AND promise_kept_at IS NOT NULL`,
        bounds(period),
      ),
    );
    const { medianMs } = timesOf((await tallies(period)).now, "answer-time");
    expect(Math.abs((medianMs ?? 0) / (rows[0]?.ms ?? 1) - 1)).toBeLessThan(0.026);
  });

  it("counts each complaint's last answer, on the day it was closed", async () => {
    const period = periodOf("2026-10-01", TODAY);
    const { csat } = satisfactionOf(await tallies(period));
    const last = `(SELECT DISTINCT ON (complaint_id) csat, counted_at FROM survey
      WHERE answered_at IS NOT NULL AND csat IS NOT NULL ORDER BY complaint_id, answered_at DESC, id DESC) s`;
    expect(csat.value?.n).toBe(await count("counted_at >= $1 AND counted_at < $2", bounds(period), last));
    expect(csat.value?.k).toBe(
      await count("csat >= 4 AND counted_at >= $1 AND counted_at < $2", bounds(period), last),
    );
  });

  it("ages the backlog in local days and gives it to its departments", async () => {
    const period = periodOf("2026-10-22", TODAY);
    const all = await tallies(period);
    const bands = backlogOf(all, AGE_BANDS.length + 1);
    expect(bands.reduce((n, band) => n + band, 0)).toBe(await count("is_open"));
    expect(bands[0]).toBe(
      await count("is_open AND received_at >= $1", [startOfDay(addDays(TODAY, -1), ZONE)]),
    );
    expect(bands.at(-1)).toBe(
      await count("is_open AND received_at < $1", [startOfDay(addDays(TODAY, -90), ZONE)]),
    );
    const rows = departmentsOf(all, await standing(period), departments);
    expect(rows.reduce((n, { open }) => n + open, 0)).toBe(await count("is_open"));
    expect(rows.reduce((n, { overdue }) => n + overdue, 0)).toBe(
      await count("is_open AND promise_kept_at IS NULL AND promise_due_at < $1", [NOW]),
    );
  });

  it("narrows to a department", async () => {
    const period = periodOf("2026-08-15", "2026-10-31");
    const [department] = departments;
    const flow = flowOf(await tallies(period, department ?? ""), period);
    expect(flow.at(-1)?.open).toBe(
      await count("department_id = $2 AND received_at < $1 AND (ended_at IS NULL OR ended_at >= $1)", [
        startOfDay(period.end, ZONE),
        department,
      ]),
    );
  });

  it("judges remedies by their day", async () => {
    const period = periodOf("2026-10-22", TODAY);
    const { kept, late, overdue } = fulfilmentOf(await tallies(period), await standing(period));
    const done = "status <> 'reversed' AND fulfilled_at >= $1 AND fulfilled_at < $2";
    expect({ kept, late, overdue }).toEqual({
      kept: await count(`${done} AND fulfilled_at <= fulfil_due_at`, bounds(period), "award"),
      late: await count(`${done} AND fulfilled_at > fulfil_due_at`, bounds(period), "award"),
      overdue: await count(
        "status = 'fulfilling' AND fulfil_due_at < $3 AND fulfil_due_at >= $1 AND fulfil_due_at < $2",
        [...bounds(period), NOW],
        "award",
      ),
    });
  });
});

describe("the cases behind a figure", () => {
  it.each(MEASURES)("of %s are as many as the figure says, for every key and period", async (measure) => {
    let most = 0;
    for (const period of PERIODS.slice(0, 4)) {
      const { rows, total } = await allCases(measure, [], period);
      expect(rows.length).toBe(total);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      most = Math.max(most, total);
    }
    expect(most).toBeGreaterThan(0);
    const { rows: keys } = await asOwner((client) =>
      client.query<{ key: string }>(
        "SELECT DISTINCT key FROM daily_tally WHERE measure = $1 ORDER BY 1 LIMIT 12",
        [measure],
      ),
    );
    for (const { key } of keys) {
      const { rows, total } = await allCases(measure, [key], PERIODS[2] ?? periodOf(TODAY, TODAY));
      expect(rows.length).toBe(total);
    }
  });

  it("come in pages, newest first", async () => {
    const { rows } = await allCases("received.severity", [], periodOf("2026-01-01", TODAY));
    expect(rows.length).toBeGreaterThan(CASE_PAGE_SIZE * 3);
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it("are in a file what they are on the pages", async () => {
    const filter = { measure: "received.severity", keys: ["urgent"], from: "2026-01-01", to: TODAY } as const;
    const { rows } = await allCases(filter.measure, [...filter.keys], periodOf(filter.from, TODAY));
    const file = await exportCases(STAFF, filter, { timeZone: ZONE, now: NOW });
    expect(file).toEqual({ rows, isCutOff: false });
  });
});

describe("statements", () => {
  it("are four for the whole dashboard and two for a list", async () => {
    const query = vi.spyOn(pool(), "query");
    const period = periodOf("2024-11-21", TODAY);
    await Promise.all([
      tallies(period),
      standing(period),
      readBudgets(STAFF, period, null),
      readNames(STAFF),
    ]);
    expect(query).toHaveBeenCalledTimes(4);
    query.mockClear();
    await listCases(
      STAFF,
      { measure: "csat", keys: ["4", "5"], from: "2026-01-01", to: TODAY },
      { timeZone: ZONE, now: NOW, after: null },
    );
    expect(query).toHaveBeenCalledTimes(2);
    query.mockRestore();
  });
});
