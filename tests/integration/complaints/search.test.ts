import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { addNote } from "@/lib/complaints/mutations/add-note";
import { searchComplaints } from "@/lib/complaints/queries/search";
import { listCustomers } from "@/lib/customers/queries/list";
import { db, inTransaction } from "@/lib/db/client";
import { addToSearch } from "@/lib/search/mutations";
import { aColleague } from "../../support/factories/desk";
import { aComplaint, anOrganisation } from "../../support/factories/money";

const NOON = new Date("2026-11-20T12:00:00Z");
let agent: Staff;

beforeAll(async () => {
  await anOrganisation();
  agent = await aColleague();
});

async function saying(text: string, status = "received"): Promise<string> {
  const { id } = await aComplaint({ status });
  await inTransaction((tx) => addToSearch(tx, id, text));
  return id;
}

async function found(typed: string): Promise<string[]> {
  const page = await searchComplaints(agent, typed, null);
  return page.kind === "found" ? page.rows.map(({ id }) => id) : [];
}

describe("search", () => {
  it("finds two Chinese characters, in either script, and not their reverse", async () => {
    const refund = await saying("我要退款");
    const attitude = await saying("客服態度很差");
    const simplified = await saying("客服态度很差");
    expect(await found("退款")).toEqual([refund]);
    expect((await found("客服態度")).sort()).toEqual([attitude, simplified].sort());
    expect(await found("款退")).toEqual([]);
  });

  it("finds by reference however it is typed, by order, and among ended complaints", async () => {
    const { id, reference } = await aComplaint({ status: "closed", orderReference: "ORD-7781" });
    expect(await found(reference.toLowerCase())).toEqual([id]);
    expect(await found("ORD-7781")).toEqual([id]);
  });

  it("takes %, _ and \\ literally", async () => {
    const percent = await saying("discount of 50% promised");
    await saying("discount of 500 promised");
    expect(await found("50%")).toEqual([percent]);
    const path = await saying("path c:\\temp_x");
    await saying("path c:/tempax");
    expect(await found("temp_x")).toEqual([path]);
  });

  it("falls back to a bounded scan for one character, and says so", async () => {
    const one = await saying("髒");
    const page = await searchComplaints(agent, "髒", null);
    expect(page).toMatchObject({ kind: "found", isBounded: true });
    expect(page.kind === "found" && page.rows.map(({ id }) => id)).toEqual([one]);
  });

  it("survives emoji, long texts and signs without letters; refuses NUL; empty is empty", async () => {
    const emoji = await saying(`😡 ${"long text ".repeat(2_000)} 🎈`);
    expect(await found("😡")).toEqual([emoji]);
    expect(await searchComplaints(agent, "a\u0000b", null)).toMatchObject({ kind: "refused" });
    expect(await searchComplaints(agent, "   ", null)).toMatchObject({ kind: "empty" });
  });

  it("pages through everything that matches, each once", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 120; index += 1) ids.push(await saying("zanzibar"));
    const seen: string[] = [];
    let cursor: Parameters<typeof searchComplaints>[2] = null;
    do {
      const page = await searchComplaints(agent, "zanzibar", cursor);
      if (page.kind !== "found") throw new Error(page.kind);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen.sort()).toEqual(ids.sort());
  });

  it("finds what colleagues noted later, and the customer behind it", async () => {
    const { id, customerId } = await aComplaint();
    await addNote(
      agent,
      { complaintId: id, kind: "internal-note", body: "Housekeeping said xylophone." },
      NOON,
    );
    expect(await found("xylophone")).toEqual([id]);
    const customers = await listCustomers(agent, "xylophone", null);
    expect(customers.rows.map((row) => row.id)).toEqual([customerId]);
    const total = await db().customer.count();
    expect((await listCustomers(agent, "", null)).rows.length).toBe(Math.min(total, 50));
  });
});
