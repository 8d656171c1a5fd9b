import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { claimNext } from "@/lib/complaints/mutations/assign";
import { listQueue, QUEUE_PAGE_SIZE, type QueueRow } from "@/lib/complaints/queries/queue";
import { countQueue } from "@/lib/complaints/queries/queue-counts";
import { cursorText, NO_FILTER, parseQueueCursor } from "@/lib/complaints/queue-filter";
import { db } from "@/lib/db/client";
import { aColleague } from "../../support/factories/desk";
import { aComplaint, anOrganisation } from "../../support/factories/money";

const NOON = new Date("2026-11-20T12:00:00Z");
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000);

let agent: Staff;

/** A case with the columns that order the queue. */
async function aCase(
  order: { severity?: string; vulnerable?: boolean; due?: Date | null; vip?: boolean } = {},
) {
  const { id } = await aComplaint({ severity: order.severity ?? "standard", status: "received" });
  await db().complaint.update({
    where: { id },
    data: {
      vulnerable: order.vulnerable ?? false,
      nextDueAt: order.due === undefined ? hours(5) : order.due,
      vipRank: order.vip ? 0 : 1,
    },
    select: { id: true },
  });
  return id;
}

async function allPages(visit: (rows: QueueRow[], page: number) => Promise<void> = async () => undefined) {
  const seen: QueueRow[] = [];
  let after: string | undefined;
  for (let number = 0; ; number += 1) {
    const page = await listQueue(agent, NO_FILTER, after ? parseQueueCursor({ after }) : null);
    seen.push(...page.rows);
    await visit(page.rows, number);
    const last = page.rows.at(-1);
    if (!page.hasNext || !last) return seen;
    after = cursorText(last);
  }
}

beforeAll(async () => {
  await anOrganisation();
  agent = await aColleague("agent");
});

describe("the order of the queue", () => {
  it("is urgent, vulnerable, nearest due time; a VIP breaks ties and nothing else; no deadline comes last", async () => {
    const never = await aCase({ due: null });
    const later = await aCase({ due: hours(9), vip: true });
    const tied = await aCase({ due: hours(6) });
    const tiedVip = await aCase({ due: hours(6), vip: true });
    const vulnerable = await aCase({ due: hours(20), vulnerable: true });
    const urgent = await aCase({ severity: "urgent", due: hours(30) });
    const urgentVulnerable = await aCase({ severity: "urgent", due: hours(40), vulnerable: true });
    const low = await aCase({ severity: "low", due: hours(2) });
    const { rows } = await listQueue(agent, NO_FILTER, null);
    expect(rows.map(({ id }) => id)).toEqual([
      urgentVulnerable,
      urgent,
      vulnerable,
      low,
      tiedVip,
      tied,
      later,
      never,
    ]);
  });

  it("leaves out what has ended", async () => {
    const ended = await aComplaint({ status: "closed" });
    const { rows } = await listQueue(agent, NO_FILTER, null);
    expect(rows.map(({ id }) => id)).not.toContain(ended.id);
  });
});

describe("pages", () => {
  it("show every case once while others come, go and change", async () => {
    const made: string[] = [];
    for (let index = 0; index < 130; index += 1)
      made.push(await aCase({ due: index % 7 === 0 ? null : hours(50 + (index % 9)) }));
    const still = new Set((await allPages()).map(({ id }) => id));
    for (const id of made) expect(still).toContain(id);
    const rows = await allPages(async (page, number) => {
      // Behind and before the reader: a new urgent case, and one that ends.
      await aCase({ severity: "urgent" });
      const first = page[0];
      if (number === 0 && first)
        await db().complaint.update({
          where: { id: first.id },
          data: { status: "withdrawn" },
          select: { id: true },
        });
    });
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of made) expect(ids).toContain(id);
  });

  it("lead back to where they came from", async () => {
    const first = await listQueue(agent, NO_FILTER, null);
    const last = first.rows.at(-1);
    const second = await listQueue(
      agent,
      NO_FILTER,
      parseQueueCursor({ after: last ? cursorText(last) : "" }),
    );
    const start = second.rows[0];
    const back = await listQueue(
      agent,
      NO_FILTER,
      parseQueueCursor({ before: start ? cursorText(start) : "" }),
    );
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expect(back.rows).toHaveLength(QUEUE_PAGE_SIZE);
    expect(back.hasPrevious).toBe(false);
    expect(back.hasNext).toBe(true);
  });

  it("a cursor that means nothing opens the first page", () => {
    for (const after of ["", "9.1.1.x", "0.1.1.' OR true", "0.99999999999999999.1.abc"])
      expect(parseQueueCursor({ after })).toBeNull();
  });
});

describe("counts", () => {
  it("equal a recount of the rows, with and without a filter, whatever changed before", async () => {
    const id = await aCase();
    await db().complaint.update({
      where: { id },
      data: { status: "investigating", assigneeId: agent.id },
      select: { id: true },
    });
    await db().complaint.update({ where: { id }, data: { severity: "urgent" }, select: { id: true } });
    for (const filter of [
      NO_FILTER,
      { ...NO_FILTER, status: "received" as const },
      { ...NO_FILTER, assignee: "me" },
    ]) {
      const counts = await countQueue(agent, filter);
      const open = await db().complaint.findMany({
        where: {
          isOpen: true,
          ...(filter.status ? { status: filter.status } : {}),
          ...(filter.assignee ? { assigneeId: agent.id } : {}),
        },
        select: { severity: true, channel: true },
      });
      expect(counts.total).toBe(open.length);
      for (const severity of ["urgent", "standard", "low"])
        expect(counts.byFacet.severity.get(severity) ?? 0).toBe(
          open.filter((row) => row.severity === severity).length,
        );
      expect(counts.byFacet.channel.get("web") ?? 0).toBe(open.length);
    }
  });

  it("of a facet leave its own filter out, so that the other choices show what they would bring", async () => {
    const all = await countQueue(agent, NO_FILTER);
    const urgent = await countQueue(agent, { ...NO_FILTER, severity: "urgent" });
    expect(urgent.byFacet.severity).toEqual(all.byFacet.severity);
    expect(urgent.total).toBe(all.byFacet.severity.get("urgent"));
  });
});

describe("next", () => {
  it("gives ten people ten different cases at once, the top ones", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => aColleague("agent")));
    const free = (await allPages()).filter(({ assigneeId }) => assigneeId === null);
    const results = await Promise.all(people.map((person) => claimNext(person, NOON)));
    const taken = results.map((result) => (result.ok ? result.value.reference : "none"));
    expect(new Set(taken).size).toBe(10);
    expect([...taken].sort()).toEqual(
      free
        .slice(0, 10)
        .map(({ reference }) => reference)
        .sort(),
    );
    const events = await db().complaintEvent.count({
      where: { type: "assigned", actorId: { in: people.map(({ id }) => id) } },
    });
    expect(events).toBe(10);
  });

  it("says so when nothing is free", async () => {
    await db().complaint.updateMany({ where: { assigneeId: null }, data: { assigneeId: agent.id } });
    expect(await claimNext(agent, NOON)).toEqual({ ok: false, reason: "nothing-free" });
  });
});
