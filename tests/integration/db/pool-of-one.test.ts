import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeComplaint } from "@/lib/closing/mutations/close";
import { answerAsCustomer } from "@/lib/compensation/mutations/answer";
import { fulfilRemedy } from "@/lib/compensation/mutations/fulfil";
import { addNote } from "@/lib/complaints/mutations/add-note";
import { replyAsCustomer } from "@/lib/complaints/mutations/reply-as-customer";
import { sendMessage } from "@/lib/complaints/mutations/send-message";
import { closeDb, db, pool } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import { TASKS } from "@/lib/jobs/tasks";
import { checkLedgerFor } from "@/lib/ledger/queries/check-ledger";
import { aDesk, propose } from "../../support/factories/awards";
import { aFiledComplaint } from "../../support/factories/filing";

const NOW = new Date("2026-11-22T06:20:00Z");

beforeAll(async () => {
  await closeDb();
  process.env.AMENDS_POOL_SIZE = "1";
  forgetEnv();
});
afterAll(async () => {
  delete process.env.AMENDS_POOL_SIZE;
  await closeDb();
  forgetEnv();
});

// Work that asks for a second connection while it holds the only one waits for itself, and fails after five seconds.
describe("a pool of one connection", () => {
  it("is enough for the whole way of a complaint, several at a time", async () => {
    expect(pool().options.max).toBe(1);
    const desk = await aDesk();
    const wayOfOne = async () => {
      const { id: complaintId, customerId, reference } = await desk.complaint();
      const proof = { complaintId, customerId, byMail: true, proof: "link-checked" } as const;
      const offered = await propose(desk.agent, complaintId, NOW);
      if (!offered.ok) throw new Error(offered.reason);
      await replyAsCustomer(proof, { body: "One thing more.", token: randomUUID(), files: [] }, NOW);
      for (const { awardId, part } of offered.value.parts)
        if (part === "goodwill")
          await answerAsCustomer(proof, { awardId, answer: "accept", reason: "" }, NOW);
      const owed = await db().awardRemedy.findMany({ where: { award: { complaintId }, fulfilledAt: null } });
      for (const { id: remedyId, awardId } of owed)
        await fulfilRemedy(desk.agent, { awardId, remedyId, fulfilledAt: NOW, proof: "4711" }, NOW);
      await addNote(desk.agent, { complaintId, kind: "internal-note", body: "Done." }, NOW);
      return { complaintId, reference };
    };
    const ways = await Promise.all([wayOfOne(), wayOfOne(), wayOfOne()]);
    for (const { complaintId } of ways)
      expect(await db().complaint.findUniqueOrThrow({ where: { id: complaintId } })).toMatchObject({
        status: "resolved",
      });
    expect(await checkLedgerFor(desk.agent)).toMatchObject({ findings: [] });
  });

  it("is enough for filing, answering, closing and every job", async () => {
    const desk = await aDesk();
    await db().rootCause.createMany({ data: [{ key: "other", names: {} }], skipDuplicates: true });
    const filed = await Promise.all(Array.from({ length: 5 }, () => aFiledComplaint()));
    const mails = await db().mail.findMany({ select: { id: true } });
    await Promise.all(
      mails.map(({ id }) => TASKS["send-mail"]?.({ mailId: id }, { now: NOW, isLastTry: false })),
    );
    for (const name of ["send-due-surveys", "expire-offers", "renew-budgets", "fold-tallies", "clean-up"])
      await TASKS[name]?.({}, { now: NOW, isLastTry: false });
    await db().complaint.updateMany({ data: { attribution: "force-majeure" } });
    for (const { complaintId, reference } of filed) {
      const versionOf = async () =>
        (await db().complaint.findUniqueOrThrow({ where: { id: complaintId } })).version;
      const answer = {
        complaintId,
        expectedVersion: await versionOf(),
        kind: "answer" as const,
        body: "The parcel arrives tomorrow.",
        contains: ["explanation", "regret"] as const,
        thenWait: false,
        files: [],
      };
      expect(await sendMessage(desk.agent, answer, NOW)).toMatchObject({ ok: true });
      const closing = {
        complaintId,
        reference,
        version: await versionOf(),
        way: "solve" as const,
        outcome: "upheld" as const,
        rootCause: "other",
        message: "It has arrived.",
        apology: false,
        regret: true,
        explanation: true,
      };
      expect(await closeComplaint(desk.agent, closing, NOW)).toMatchObject({ ok: true });
    }
  });
});
