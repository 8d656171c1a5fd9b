import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { answerAsCustomer } from "@/lib/compensation/mutations/answer";
import { reverseAward } from "@/lib/compensation/mutations/reverse-award";
import { customerAwards } from "@/lib/compensation/queries/awards";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db } from "@/lib/db/client";
import { maskedVoucherCode, voucherCodeTail } from "@/lib/domain/voucher-code";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { letterText } from "@/lib/outbox/letter-forms";
import { outboxMail } from "@/lib/outbox/queries/list";
import { spendPoints } from "@/lib/points/mutations/spend";
import { customerPoints } from "@/lib/points/queries/of-customer";
import { redeemVoucher } from "@/lib/vouchers/mutations/redeem";
import { customerVouchers } from "@/lib/vouchers/queries/of-customer";
import { asSuperuser } from "@/tests/support/database";
import { aDesk, decisionFor, propose } from "@/tests/support/factories/awards";

const NOW = new Date("2026-11-20T12:00:00Z");

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});

const proofOf = (complaint: { id: string; customerId: string }): CustomerProof => ({
  complaintId: complaint.id,
  customerId: complaint.customerId,
  byMail: true,
  proof: "link-checked",
});
const templates = async (complaintId: string) =>
  (await db().mail.findMany({ where: { complaintId }, orderBy: { template: "asc" } })).map(
    ({ template }) => template,
  );

/** A lack of attention, no loss: the rules propose a voucher as goodwill, or points when they are chosen instead. */
async function accepted(kind: "voucher" | "points") {
  const complaint = await desk.complaint({
    failureKind: "attention",
    impact: "minor",
    acceptance: "accepted-flawed",
    amountPaidMinor: null,
    provenLossMinor: null,
    currency: "TWD",
  });
  const decision = await decisionFor(complaint.id, NOW);
  const goodwill = decision.lines.flatMap((line) => (line.part === "goodwill" ? [line] : []));
  const lines = goodwill.map(({ part, faceMinor }) => ({ part, kind, faceMinor }));
  const reasonCode = kind === "points" ? ("customer-request" as const) : null;
  const proposed = await propose(desk.agent, complaint.id, NOW, { lines, reasonCode });
  if (!proposed.ok) throw new Error(JSON.stringify(proposed));
  const award = await db().award.findFirstOrThrow({ where: { complaintId: complaint.id, part: "goodwill" } });
  const proof = proofOf(complaint);
  const answer = await answerAsCustomer(proof, { awardId: award.id, answer: "accept", reason: "" }, NOW);
  if (!answer.ok) throw new Error(answer.reason);
  return { complaint, proof, awardId: award.id, amountMinor: award.amountMinor };
}

describe("accepting an offer of a voucher", () => {
  it("hands it out at once: code, letter, proof, ledger, and the case is resolved with it", async () => {
    const { complaint, proof, awardId, amountMinor } = await accepted("voucher");
    const [voucher] = await customerVouchers(proof);
    if (!voucher) throw new Error("no voucher");
    expect(voucher.code).toMatch(/^(\w{4}-){4}\w{4}$/);
    // The catalogue says how many days; they end with the last of them where the organisation is (Taipei, UTC+8).
    expect(voucher).toMatchObject({ valueMinor: amountMinor, redeemedMinor: 0n });
    expect(voucher.expiresAt.toISOString()).toBe("2027-11-20T16:00:00.000Z");
    const masked = maskedVoucherCode(voucherCodeTail(voucher.code));
    const remedies = await db().awardRemedy.findMany({ where: { awardId, amountMinor: { gt: 0n } } });
    expect(remedies.map(({ proof: shown, fulfilledAt }) => [shown, fulfilledAt])).toEqual([[masked, NOW]]);
    const [award] = await customerAwards(proof);
    expect(award).toMatchObject({ status: "fulfilled", fulfilledAt: NOW });
    expect(await db().complaint.findUniqueOrThrow({ where: { id: complaint.id } })).toMatchObject({
      status: "resolved",
    });
    expect(await templates(complaint.id)).toEqual(["offer", "voucher-issued"]);
    const events = await db().complaintEvent.findMany({
      where: { complaintId: complaint.id, type: { startsWith: "award-" } },
      orderBy: { id: "asc" },
      select: { type: true, actorKind: true },
    });
    expect(events.slice(-2)).toEqual([
      { type: "award-accepted", actorKind: "customer" },
      { type: "award-fulfilled", actorKind: "system" },
    ]);
  });

  it("shows staff the letter without the code, and no other customer anything", async () => {
    const { complaint, proof } = await accepted("voucher");
    const [voucher] = await customerVouchers(proof);
    if (!voucher) throw new Error("no voucher");
    const letter = await db().mail.findFirstOrThrow({
      where: { complaintId: complaint.id, template: "voucher-issued" },
    });
    const shown = await outboxMail(desk.agent, letter.id);
    const text = shown ? letterText(shown.letter) : "";
    expect(text).toContain(maskedVoucherCode(voucherCodeTail(voucher.code)));
    expect(text).not.toContain(voucher.code.slice(0, 4));
    expect(JSON.stringify(letter.params)).not.toContain(voucher.code);
    const other = await desk.complaint();
    expect(await customerVouchers(proofOf(other))).toEqual([]);
    expect(await customerVouchers({ ...proof, customerId: other.customerId })).toEqual([]);
  });

  it("can be reversed as long as nobody has used it, and the voucher ends with it", async () => {
    const { proof, awardId } = await accepted("voucher");
    const [voucher] = await customerVouchers(proof);
    const reason = "facts-wrong" as const;
    expect(await reverseAward(desk.manager, { awardId, reason }, NOW)).toEqual({ ok: true, value: null });
    expect(await db().voucher.findUniqueOrThrow({ where: { id: voucher?.id ?? "" } })).toMatchObject({
      cancelReason: "award-reversed",
      lapsedMinor: voucher?.valueMinor,
    });
    const purchase = { amountMinor: 1n, currency: "TWD", reference: "", key: randomUUID() };
    const tried = await redeemVoucher(desk.agent, { code: voucher?.code ?? "", ...purchase }, NOW);
    expect(tried).toEqual({ ok: false, reason: "cancelled" });
  });

  it("cannot be reversed once a part is used, and nothing is written by trying", async () => {
    const { complaint, proof, awardId } = await accepted("voucher");
    const [voucher] = await customerVouchers(proof);
    await db()
      .$executeRaw`UPDATE voucher SET expires_at = now() + interval '1 day', issued_at = now() - interval '1 day'
      WHERE id = ${voucher?.id ?? ""}::uuid`;
    const purchase = { amountMinor: 100n, currency: "TWD", reference: "", key: randomUUID() };
    const used = await redeemVoucher(desk.agent, { code: voucher?.code ?? "", ...purchase }, NOW);
    expect(used).toMatchObject({ ok: true });
    const before = await db().complaintEvent.count({ where: { complaintId: complaint.id } });
    expect(await reverseAward(desk.manager, { awardId, reason: "facts-wrong" }, NOW)).toEqual({
      ok: false,
      reason: "already-used",
    });
    expect(await db().complaintEvent.count({ where: { complaintId: complaint.id } })).toBe(before);
    expect(await db().award.findUniqueOrThrow({ where: { id: awardId } })).toMatchObject({
      status: "fulfilled",
    });
  });
});

describe("accepting an offer of points", () => {
  it("puts them into the wallet, which the private page shows, and they end with a reversal", async () => {
    const { complaint, proof, awardId, amountMinor } = await accepted("points");
    const { lots, balances } = await customerPoints(proof);
    expect(lots).toMatchObject([{ valueMinor: amountMinor, restMinor: amountMinor }]);
    expect(balances).toEqual([{ currency: "TWD", restMinor: amountMinor }]);
    // What was given for other complaints is not for whoever merely typed the same address.
    expect((await customerPoints({ ...proof, byMail: false })).balances).toEqual([]);
    expect(await templates(complaint.id)).toEqual(["offer", "points-issued"]);
    expect(await reverseAward(desk.manager, { awardId, reason: "facts-wrong" }, NOW)).toMatchObject({
      ok: true,
    });
    expect((await customerPoints(proof)).balances).toEqual([{ currency: "TWD", restMinor: 0n }]);
    const purchase = { customerId: proof.customerId, currency: "TWD", amountMinor: 1n, reference: "" };
    const tried = await spendPoints(desk.agent, { ...purchase, key: randomUUID() }, NOW);
    expect(tried).toEqual({ ok: false, reason: "over-rest" });
  });
});

describe("the books afterwards", () => {
  it("hold what vouchers and points say is left of them, and a voucher that says otherwise is found", async () => {
    const found = async () =>
      (await checkLedger()).findings
        .filter(({ law }) => law !== "sealed")
        .map(({ law, what }) => [law, what]);
    expect(await found()).toEqual([]);
    const { id } = await db().voucher.findFirstOrThrow({ where: { lapsedMinor: 0n }, select: { id: true } });
    await asSuperuser(async (client) => {
      await client.query("SET session_replication_role = replica");
      await client.query("UPDATE voucher SET lapsed_minor = 1, lapsed_at = now() WHERE id = $1", [id]);
    });
    expect(await found()).toEqual([["issued", id]]);
  });
});
