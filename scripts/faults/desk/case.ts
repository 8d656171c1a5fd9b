import { closeComplaint } from "@/lib/closing/mutations/close";
import { decisionMark } from "@/lib/compensation/decision-mark";
import { fulfilRemedy } from "@/lib/compensation/mutations/fulfil";
import { proposeRemedy } from "@/lib/compensation/mutations/propose";
import { loadFacts } from "@/lib/compensation/queries/facts";
import { paymentsOf } from "@/lib/compensation/queries/payments";
import { assessComplaint } from "@/lib/complaints/mutations/assess";
import { db } from "@/lib/db/client";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { policyForComplaint } from "@/lib/policies/queries/in-force";
import { loadCast } from "@/prisma/demo/record/scene";
import type { Works } from "./works";

/** The open case behind a reference; every mutation names the version it saw, as the forms do. */
async function caseOf(reference: string) {
  return db().complaint.findUniqueOrThrow({
    where: { reference },
    select: { id: true, reference: true, version: true, vulnerable: true },
  });
}

const agent = async () => (await loadCast()).staff("ines");

/** How a story's value reaches the customer: by hand, or as what the system hands out, with the money by a pay-out run. */
const FLAVOURS: Record<
  string,
  { failureKind: "service" | "attention"; customerChoice: "none" | "voucher" | "points" }
> = {
  hand: { failureKind: "service", customerChoice: "none" },
  voucher: { failureKind: "attention", customerChoice: "none" },
  points: { failureKind: "service", customerChoice: "points" },
  vouchers: { failureKind: "service", customerChoice: "voucher" },
};
const PLAIN = { failureKind: "service", customerChoice: "none" } as const;

async function assess(reference: string, flavour: string) {
  const { id, version, vulnerable } = await caseOf(reference);
  const assessment = {
    impact: "moderate",
    categoryKey: "service",
    failureKind: (FLAVOURS[flavour] ?? PLAIN).failureKind,
    acceptance: "accepted-flawed",
    attribution: "company",
    amountPaidMinor: 480_000n,
    provenLossMinor: 35_000n,
    currency: "TWD",
    vulnerable,
    emotionalImpact: "none",
  } as const;
  return assessComplaint(
    await agent(),
    { complaintId: id, expectedVersion: version, assessment },
    new Date(),
  );
}

async function propose(reference: string, flavour: string) {
  const { id: complaintId } = await caseOf(reference);
  const now = new Date();
  const { customerChoice } = FLAVOURS[flavour] ?? PLAIN;
  const asked = { requestedRemedy: "none", customerChoice } as const;
  const policy = await policyForComplaint(db(), complaintId, now);
  const loaded = await loadFacts(db(), { complaintId, policy, asked, now });
  if (loaded.kind !== "ready") return { ok: false, reason: loaded.kind };
  const decision = decideCompensation(loaded.facts, policy);
  const lines = decision.lines.flatMap((line) =>
    line.part === "human" ? [] : [{ part: line.part, kind: line.kind, faceMinor: line.faceMinor }],
  );
  const words = "We are sorry that this happened. This is what we offer.";
  const seen = decisionMark(decision);
  const input = { complaintId, seen, ...asked, lines, care: [], reasonCode: null, words };
  return proposeRemedy(await agent(), input, now);
}

/** The remedies that are promised and not delivered yet; of a payment also where it stands. */
async function owed(reference: string) {
  const rows = await db().awardRemedy.findMany({
    where: { fulfilledAt: null, award: { complaint: { reference }, status: "fulfilling" } },
    select: { id: true, awardId: true },
    orderBy: { id: "asc" },
  });
  const payments = await paymentsOf(db(), [...new Set(rows.map(({ awardId }) => awardId))]);
  const stateOf = new Map(payments.map(({ remedyId, state }) => [remedyId, state]));
  return rows.map(({ id }) => ({ id, payment: stateOf.get(id) ?? null }));
}

async function fulfil(_reference: string, remedyId: string) {
  const { awardId } = await db().awardRemedy.findUniqueOrThrow({
    where: { id: remedyId },
    select: { awardId: true },
  });
  const now = new Date();
  return fulfilRemedy(await agent(), { awardId, remedyId, fulfilledAt: now, proof: "transfer 4711" }, now);
}

async function close(reference: string) {
  const { id: complaintId, version } = await caseOf(reference);
  const cause = await db().rootCause.findFirstOrThrow({
    where: { categoryKey: null },
    select: { key: true },
  });
  const said = { apology: true, regret: true, explanation: true };
  const judged = { way: "close", outcome: "upheld", rootCause: cause.key } as const;
  const message = "The room list was printed too early; it is printed at noon now.";
  return closeComplaint(
    await agent(),
    { complaintId, reference, version, ...judged, message, ...said },
    new Date(),
  );
}

export const CASE_WORKS: Works = { assess, propose, owed, fulfil, close };
