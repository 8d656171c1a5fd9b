import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { amendsFormat } from "@/lib/imports/amends";
import { cfpbFormat } from "@/lib/imports/cfpb";
import { importFile } from "@/lib/imports/mutations/import-file";
import { installOrganisation } from "@/lib/installation/mutations/install";

const NOW = new Date("2026-05-04T06:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "amends-import-"));
const HEADER =
  "Date received,Issue,Consumer complaint narrative,Company response to consumer,Timely response?,Complaint ID\r\n";
const row = (id: string, date = "03/22/23", text = `"Two lines\nand a ""quote"" of ${id}"`) =>
  `${date},Getting the loan,${text},Closed with explanation,Yes,${id}\r\n`;

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const run = (path: string, change: Partial<Parameters<typeof importFile>[1]> = {}) =>
  importFile(path, { format: cfpbFormat, isDryRun: false, now: NOW, onProgress: () => undefined, ...change });

const countAll = () => db().complaint.count();

beforeAll(async () => {
  // Without categories no complaint can be kept: that is said before anything else.
  expect(await run(file("early.csv", HEADER + row("1")))).toMatchObject({ ok: false, reason: "not-set-up" });
  await installOrganisation({ name: "Test", timeZone: "America/New_York", baseCurrency: "USD" });
});

describe("importing history", () => {
  it("lists bad rows with their line and keeps the good ones", async () => {
    const path = file(
      "mixed.csv",
      HEADER + row("1") + row("2", "99/99/23") + row("3") + "only,three,fields\r\n",
    );
    const result = await run(path);
    expect(result).toMatchObject({ ok: true, count: { imported: 2, unchanged: 0 } });
    const rejected = result.ok ? result.count.rejected : [];
    expect(rejected.map(({ line }) => line)).toEqual([5, 8]);
    expect(await countAll()).toBe(2);
  });

  it("changes nothing the second time", async () => {
    const before = await db().complaint.findMany({ orderBy: { id: "asc" } });
    const again = await run(file("again.csv", HEADER + row("1") + row("3") + row("3")));
    expect(again).toMatchObject({ ok: true, count: { imported: 0, unchanged: 3, rejected: [] } });
    expect(await db().complaint.findMany({ orderBy: { id: "asc" } })).toEqual(before);
  });

  it("keeps events, text, search row and relief beside the complaint, and the ledger empty", async () => {
    const found = await db().complaint.findFirst({
      where: { sourceId: "1" },
      select: {
        status: true,
        events: { select: { type: true } },
        messages: { select: { body: true } },
        search: { select: { haystack: true } },
        reliefs: { select: { kind: true, amountMinor: true } },
      },
    });
    expect(found).toMatchObject({
      status: "closed",
      events: [{ type: "imported" }],
      messages: [{ body: 'Two lines\nand a "quote" of 1' }],
      reliefs: [{ kind: "explanation", amountMinor: null }],
    });
    expect(found?.search?.haystack).toContain("quote");
    expect(await db().ledgerTransaction.count()).toBe(0);
  });

  it.each([
    {
      name: "cut inside a quoted field",
      content: HEADER + row("7") + '03/22/23,Getting the loan,"cut of',
      reason: "cut-off",
    },
    { name: "cut inside a record", content: HEADER + row("7") + "03/22/23,Getting", reason: "cut-off" },
    { name: "cut inside the last field", content: (HEADER + row("7777")).slice(0, -4), reason: "cut-off" },
    { name: "no CSV", content: '{"name": "amends"}', reason: "not-csv" },
    { name: "empty", content: "", reason: "empty" },
  ])("refuses a file before anything is written: $name", async ({ content, reason }) => {
    const before = await countAll();
    expect(await run(file("refused.csv", content))).toMatchObject({ ok: false, reason });
    expect(await countAll()).toBe(before);
  });

  it("a dry run writes nothing", async () => {
    const before = await countAll();
    const result = await run(file("dry.csv", HEADER + row("11")), { isDryRun: true });
    expect(result).toMatchObject({ ok: true, count: { imported: 1 } });
    expect(await countAll()).toBe(before);
  });

  it("gathers one customer's complaints by the contact point", async () => {
    const header = "source_id,received_at,customer_name,customer_email,description\n";
    const line = (id: string) => `${id},2025-03-07T14:20:00+08:00,Lin,lin@example.com,It broke\n`;
    const path = file("own.csv", header + line("a") + line("b"));
    expect(await run(path, { format: amendsFormat })).toMatchObject({ ok: true, count: { imported: 2 } });
    const customers = await db().contactPoint.findMany({
      where: { value: "lin@example.com" },
      select: { customer: { select: { _count: { select: { complaints: true } } } } },
    });
    expect(customers).toMatchObject([{ customer: { _count: { complaints: 2 } } }]);
  });
});
