import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { expireDueOffers } from "@/lib/compensation/jobs";
import { answerByStaff } from "@/lib/compensation/mutations/answer";
import { fulfilRemedy } from "@/lib/compensation/mutations/fulfil";
import { reverseAward } from "@/lib/compensation/mutations/reverse-award";
import { voidAward } from "@/lib/compensation/mutations/void-award";
import { db } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { moveStock, saveStockItem } from "@/lib/stock/mutations/items";
import { listStockMoves, stockChoices, stockDifferences } from "@/lib/stock/queries";
import { aDesk, decisionFor, propose, staffMember, valueLines } from "@/tests/support/factories/awards";

const NOW = new Date("2026-11-20T12:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});

async function anItem(onHand: number, departmentId: string | null = null): Promise<string> {
  const names = { en: "Headphones", "zh-Hans": "耳机", "zh-Hant": "耳機" };
  const input = { id: null, sku: `SKU-${randomUUID()}`, names, departmentId, lowAt: 1, active: true };
  const saved = await saveStockItem(desk.lead, input);
  if (!saved.ok) throw new Error(saved.reason);
  if (onHand > 0) await receive(saved.value, onHand);
  return saved.value;
}

const receive = (itemId: string, units: number, key: string = randomUUID()) =>
  moveStock(desk.lead, { itemId, kind: "receive", units, reason: null, key }, NOW);
const adjust = (itemId: string, units: number) =>
  moveStock(desk.lead, { itemId, kind: "adjust", units, reason: "stock-count", key: randomUUID() }, NOW);

async function figures(id: string) {
  return db().stockItem.findUniqueOrThrow({ where: { id }, select: { onHand: true, reserved: true } });
}

/** A case whose goodwill is a replacement from stock. */
async function promise(itemId: string, units: number) {
  const complaint = await desk.complaint({ failureKind: "product" });
  const lines = valueLines(await decisionFor(complaint.id, NOW)).map((line) =>
    line.part === "goodwill" ? { ...line, kind: "replacement" as const, stock: { itemId, units } } : line,
  );
  const proposed = await propose(desk.agent, complaint.id, NOW, { lines, reasonCode: "long-wait" });
  const award = await db().award.findFirst({
    where: { complaintId: complaint.id, part: "goodwill" },
    select: { id: true, status: true, remedies: { where: { units: { not: null } }, select: { id: true } } },
  });
  const outcome = proposed.ok
    ? proposed.value.parts.find(({ part }) => part === "goodwill")?.outcome
    : proposed.reason;
  return { outcome, awardId: award?.id ?? "", remedyId: award?.remedies[0]?.id ?? "" };
}

const accept = (awardId: string) =>
  answerByStaff(desk.agent, { awardId, answer: "accept", reason: "" }, later(1));

describe("units of stock", () => {
  it("are received and adjusted once per form, never below what is promised, by leads and managers alone", async () => {
    const item = await anItem(0);
    const key = randomUUID();
    const twice = await Promise.all([receive(item, 5, key), receive(item, 5, key), receive(item, 5, key)]);
    expect(twice.filter((one) => one.ok && !one.value.repeated)).toHaveLength(1);
    expect(await receive(item, 6, key)).toEqual({ ok: false, reason: "key-reused" });
    await promise(item, 3);
    expect(await adjust(item, -3)).toEqual({ ok: false, reason: "below-reserved" });
    expect(await adjust(item, -2)).toMatchObject({ ok: true });
    expect(await figures(item)).toEqual({ onHand: 3, reserved: 3 });
    const move = { itemId: item, kind: "receive", units: 1, reason: null, key: randomUUID() } as const;
    for (const role of ["agent", "auditor", "admin"] as const)
      expect(await moveStock(await staffMember(role), move, NOW)).toEqual({
        ok: false,
        reason: "not-allowed",
      });
    await expect(db().$executeRaw`DELETE FROM stock_move`).rejects.toThrow(/append-only|permission denied/);
    await expect(db().$executeRaw`UPDATE stock_item SET reserved = on_hand + 1`).rejects.toThrow(
      /units_check/,
    );
  });

  it("are promised with the offer and never beyond what is there, with eight clients after the last three", async () => {
    const item = await anItem(3);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => promise(item, 1)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array.from({ length: 3 }, () => "issued"),
      ...Array.from({ length: 5 }, () => "out-of-stock"),
    ]);
    expect(await figures(item)).toEqual({ onHand: 3, reserved: 3 });
    // What was refused has reserved no money either, and goes out once there are units again.
    const refused = outcomes.filter(({ outcome }) => outcome === "out-of-stock");
    const reserved = await db().ledgerTransaction.count({
      where: { awardId: { in: refused.map(({ awardId }) => awardId) } },
    });
    expect(reserved).toBe(0);
    expect(await stockChoices(desk.agent, null)).not.toContainEqual(expect.objectContaining({ id: item }));
  });

  it("are free again when the offer is declined, expired, withdrawn or taken back, once", async () => {
    const item = await anItem(10);
    const [declined, expired, withdrawn, reversed] = [
      await promise(item, 1),
      await promise(item, 2),
      await promise(item, 3),
      await promise(item, 4),
    ];
    expect(await figures(item)).toEqual({ onHand: 10, reserved: 10 });
    await answerByStaff(desk.agent, { awardId: declined.awardId, answer: "decline", reason: "" }, later(1));
    await voidAward(desk.agent, { awardId: withdrawn.awardId }, later(1));
    expect(await accept(reversed.awardId)).toMatchObject({ ok: true });
    await reverseAward(desk.manager, { awardId: reversed.awardId, reason: "paid-twice" }, later(2));
    expect(await figures(item)).toEqual({ onHand: 10, reserved: 2 });
    await expireDueOffers(later(30));
    await expireDueOffers(later(30));
    expect(await figures(item)).toEqual({ onHand: 10, reserved: 0 });
    expect(expired.outcome).toBe("issued");
  });

  it("leave the shelf when they are handed over, and stay with the customer when the award is taken back", async () => {
    const item = await anItem(2);
    const { awardId, remedyId } = await promise(item, 2);
    await accept(awardId);
    const delivered = { awardId, remedyId, fulfilledAt: later(2), proof: "SF100" };
    expect(await fulfilRemedy(desk.agent, delivered, later(2))).toMatchObject({ ok: true });
    expect(await figures(item)).toEqual({ onHand: 0, reserved: 0 });
    await reverseAward(desk.manager, { awardId, reason: "paid-twice" }, later(3));
    expect(await figures(item)).toEqual({ onHand: 0, reserved: 0 });
    const moves = await listStockMoves(desk.lead, item);
    expect(moves.map(({ kind }) => kind).sort()).toEqual(["deliver", "receive", "reserve"]);
    expect(moves.find(({ kind }) => kind === "deliver")).toMatchObject({
      actorKind: "staff",
      reference: expect.any(String),
    });
  });

  it("equal the sum of their moves, and a figure changed by hand shows", async () => {
    expect(await stockDifferences(desk.lead)).toEqual([]);
    const item = await anItem(4);
    await db().$executeRaw`UPDATE stock_item SET on_hand = 9 WHERE id = ${item}::uuid`;
    expect(await stockDifferences(desk.lead)).toMatchObject([{ figure: "on-hand", stored: 9, folded: 4 }]);
    expect((await checkLedger()).findings).toMatchObject([{ law: "stock" }]);
  });
});
