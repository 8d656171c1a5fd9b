import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { closeComplaint } from "@/lib/closing/mutations/close";
import { sendMessage } from "@/lib/complaints/mutations/send-message";
import { db } from "@/lib/db/client";
import { askBothNow } from "@/lib/surveys/mutations/send";
import { aCategoryWithCauses, aColleague } from "../../support/factories/desk";
import { aFiledComplaint, FILED_AT } from "../../support/factories/filing";
import { aDepartment, anOrganisation } from "../../support/factories/money";

const LATER = new Date(FILED_AT.getTime() + 3_600_000);
let agent: Staff;

beforeAll(async () => {
  await anOrganisation();
  await aCategoryWithCauses(await aDepartment());
  agent = await aColleague("agent");
});

const newPhone = () => `+8869${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
const addressesOf = async (complaintId: string) =>
  (
    await db().mail.findMany({
      where: { complaintId },
      select: { contactPoint: { select: { value: true } } },
    })
  ).map(({ contactPoint }) => contactPoint?.value);

/** A stranger once typed the victim's phone number beside an address of their own; the victim complains by phone. */
async function victimOfStranger() {
  const phone = newPhone();
  await aFiledComplaint({ email: `stranger-${randomUUID()}@example.com`, phone });
  const { complaintId } = await aFiledComplaint({ email: null, phone });
  await db().complaint.update({
    where: { id: complaintId },
    data: { status: "investigating", categoryKey: "service", attribution: "company" },
  });
  return complaintId;
}

const versionOf = async (id: string) => (await db().complaint.findUniqueOrThrow({ where: { id } })).version;

describe("what we write to a customer who gave no address", () => {
  it("goes to nobody who once typed their phone number: answer, last word, survey", async () => {
    const complaintId = await victimOfStranger();
    const sent = await sendMessage(
      agent,
      {
        complaintId,
        expectedVersion: await versionOf(complaintId),
        kind: "answer",
        body: "We refund you today.",
        contains: ["explanation"],
        thenWait: false,
      },
      LATER,
    );
    expect(sent).toMatchObject({ ok: true, value: { mailed: false } });
    const { reference } = await db().complaint.findUniqueOrThrow({ where: { id: complaintId } });
    const closed = await closeComplaint(
      agent,
      {
        complaintId,
        reference,
        version: await versionOf(complaintId),
        way: "close",
        outcome: "upheld",
        rootCause: "service-slow",
        message: "We are sorry, it was our mistake.",
        apology: true,
        regret: false,
        explanation: true,
      },
      LATER,
    );
    expect(closed.ok).toBe(true);
    expect((await askBothNow(agent, { complaintId }, LATER)).ok).toBe(true);
    expect(await addressesOf(complaintId)).toEqual([]);
  });

  it("goes to the address that staff add later", async () => {
    const complaintId = await victimOfStranger();
    const { customerId, recordedAt } = await db().complaint.findUniqueOrThrow({ where: { id: complaintId } });
    const own = `${randomUUID()}@example.com`;
    await db().contactPoint.create({
      data: { customerId, kind: "email", value: own, createdAt: new Date(recordedAt.getTime() + 1_000) },
    });
    await sendMessage(
      agent,
      {
        complaintId,
        expectedVersion: await versionOf(complaintId),
        kind: "holding-reply",
        body: "We are on it.",
        contains: [],
        thenWait: false,
      },
      LATER,
    );
    expect(await addressesOf(complaintId)).toEqual([own]);
  });
});
