import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { decisionMark } from "@/lib/compensation/decision-mark";
import { caseSignals } from "@/lib/compensation/queries/signals";
import { db } from "@/lib/db/client";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { mailboxOf } from "@/lib/domain/signals";
import { aDesk, decisionFor, propose } from "@/tests/support/factories/awards";
import { aCustomer } from "@/tests/support/factories/money";

const NOW = new Date("2026-11-20T12:00:00Z");
const before = (ms: number) => new Date(NOW.getTime() - ms);

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});

async function customerWith(value: string): Promise<string> {
  const customer = await db().customer.create({
    data: { name: "林小姐", locale: "zh-Hant", contactPoints: { create: { kind: "email", value } } },
    select: { id: true },
  });
  return customer.id;
}

const signals = (complaintId: string) => caseSignals(desk.agent, { complaintId, now: NOW });

describe("signals of repeated claims", () => {
  it("count a customer's complaints around this one and the awards of late, each case with its link", async () => {
    const customerId = (await aCustomer()).id;
    const first = await desk.complaint({ customerId, receivedAt: before(40 * DAY_MS) });
    await propose(desk.agent, first.id, before(2 * DAY_MS));
    await desk.complaint({ customerId, receivedAt: before(100 * 60_000) });
    const own = await desk.complaint({ customerId, receivedAt: before(HOUR_MS) });
    const [signal, ...others] = await signals(own.id);
    expect(others).toEqual([]);
    expect(signal).toMatchObject({ link: "customer", velocity: { hour: { filed: 2 }, month: { filed: 2 } } });
    const given = await db().award.findMany({ where: { complaintId: first.id } });
    const sum = given.reduce((total, { amountMinor }) => total + amountMinor, 0n);
    expect(signal?.velocity.day.awards).toBe(0);
    expect(signal?.velocity.month).toMatchObject({
      awards: 2,
      sums: [{ currency: "TWD", amountMinor: sum }],
    });
    expect(signal?.cases.map(({ reference }) => reference)).toContain(first.reference);
  });

  it("see the same order and the same mailbox under another customer's name, and nobody else", async () => {
    const anna = await customerWith("an.na@gmail.com");
    const other = await customerWith("anna+refunds@gmail.com");
    const stranger = await customerWith("annabel@gmail.com");
    const own = await desk.complaint({ customerId: anna, orderReference: "S-1" });
    expect(await signals(own.id)).toEqual([]);
    await desk.complaint({ customerId: stranger, receivedAt: before(DAY_MS) });
    const tied = await desk.complaint({ customerId: other, receivedAt: before(DAY_MS) });
    const ordered = await desk.complaint({ customerId: stranger, orderReference: "S-1" });
    const found = await signals(own.id);
    expect(found.map(({ link, cases }) => [link, cases.map(({ reference }) => reference)])).toEqual([
      ["order", [ordered.reference]],
      ["mailbox", [tied.reference]],
    ]);
  });

  it("change nothing that is decided: facts, remedy and approval stay byte for byte", async () => {
    const anna = await customerWith("berta@example.com");
    const own = await desk.complaint({ customerId: anna, orderReference: "S-2" });
    const mark = decisionMark(await decisionFor(own.id, NOW));
    const facts = await db().compensationDecision.count({ where: { complaintId: own.id } });
    for (let n = 0; n < 6; n += 1) {
      const customerId = await customerWith(`berta+${n}@example.com`);
      const again = await desk.complaint({ customerId, orderReference: "S-2", receivedAt: before(HOUR_MS) });
      await propose(desk.agent, again.id, NOW);
    }
    expect((await signals(own.id)).map(({ link }) => link)).toEqual(["order", "mailbox"]);
    expect(decisionMark(await decisionFor(own.id, NOW))).toBe(mark);
    expect(await db().compensationDecision.count({ where: { complaintId: own.id } })).toBe(facts);
  });

  it("are unknown to whatever loads facts and decides", () => {
    for (const file of [
      "queries/facts.ts",
      "queries/remedy.ts",
      "mutations/propose.ts",
      "mutations/approve.ts",
    ]) {
      const text = readFileSync(join(process.cwd(), "lib/compensation", file), "utf8");
      expect(text, file).not.toMatch(/signals|settled_case|settledCase/i);
    }
  });

  it("name a mailbox as the database does", async () => {
    const addresses = [
      "a@b.c",
      "a+b@b.c",
      "a.b+c@gmail.com",
      "a.b@googlemail.com",
      "a+b+c@x.y",
      "nobody",
      "+x@y.z",
    ];
    const rows = await db().$queryRaw<{ mailbox: string }[]>`
      SELECT mailbox_of(address) AS mailbox FROM unnest(${addresses}::text[]) WITH ORDINALITY t (address, n) ORDER BY n`;
    expect(rows.map(({ mailbox }) => mailbox)).toEqual(addresses.map(mailboxOf));
  });
});
