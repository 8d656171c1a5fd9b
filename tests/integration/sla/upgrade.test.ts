import { beforeAll, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { HOUR_MS } from "@/lib/domain/duration";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { databaseNow } from "@/lib/now";
import { followZone } from "@/lib/sla/mutations/follow-zone";
import { openDraft } from "@/lib/sla/mutations/terms";
import { forgetBook, slaBook } from "@/lib/sla/queries/book";
import { needsSeed } from "@/scripts/start/first-data";
import { asSuperuser } from "../../support/database";
import { aColleague } from "../../support/factories/desk";

const HOUSE = { name: "Harbour", timeZone: "Asia/Shanghai", baseCurrency: "CNY" };
const house = () => ({ databaseUrl: process.env.DATABASE_URL ?? "", demo: false });

let manager: Staff;

beforeAll(async () => {
  await installOrganisation(HOUSE);
  manager = await aColleague("manager");
  // As a house of before there were clocks.
  await asSuperuser((client) =>
    client.query(
      `SET session_replication_role = replica;
       DELETE FROM sla_version; DELETE FROM calendar_version; DELETE FROM calendar`,
    ),
  );
  forgetBook();
});

it("a house of before there were clocks gets them at its next start, in its own zone", async () => {
  expect(await needsSeed(house())).toBe(true);
  await installOrganisation({ ...HOUSE, timeZone: "UTC" });
  expect(await needsSeed(house())).toBe(false);
  const { terms, calendars } = await slaBook();
  expect(terms.map(({ terms: { timeZone } }) => timeZone)).toEqual(["Asia/Shanghai"]);
  expect(calendars.map(({ calendar }) => calendar.timeZone)).toEqual(["Asia/Shanghai"]);
  expect(await db().$queryRaw`SELECT task_identifier AS task FROM graphile_worker.jobs`).toContainEqual({
    task: "rebuild-clocks",
  });
});

it("a house that moves takes along what it was installed with, for what begins then", async () => {
  await db().$transaction((tx) => followZone(tx, "Europe/London"));
  await db().$transaction((tx) => followZone(tx, "Europe/London"));
  forgetBook();
  const { terms, calendars } = await slaBook();
  expect(terms.map(({ version, terms: { timeZone } }) => [version, timeZone])).toEqual([
    [1, "Asia/Shanghai"],
    [2, "Europe/London"],
  ]);
  expect(calendars.map(({ version, calendar }) => [version, calendar.timeZone])).toEqual([
    [1, "Asia/Shanghai"],
    [2, "Europe/London"],
  ]);
  for (const { effectiveFrom } of [terms[1], calendars[1]].flatMap((one) => one ?? [])) {
    expect(effectiveFrom.getTime()).toBeGreaterThan(databaseNow().getTime());
    expect(effectiveFrom.getTime()).toBeLessThan(databaseNow().getTime() + HOUR_MS);
  }
});

it("what somebody has begun to write keeps its zone", async () => {
  expect((await openDraft(manager, { from: null })).ok).toBe(true);
  await db().$transaction((tx) => followZone(tx, "UTC"));
  forgetBook();
  const { terms, calendars } = await slaBook();
  expect(terms).toHaveLength(2);
  expect(calendars).toHaveLength(3);
});
