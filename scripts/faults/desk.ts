import { z } from "zod";
import { closeComplaint } from "@/lib/closing/mutations/close";
import { decisionMark } from "@/lib/compensation/decision-mark";
import { fulfilRemedy } from "@/lib/compensation/mutations/fulfil";
import { proposeRemedy } from "@/lib/compensation/mutations/propose";
import { loadFacts } from "@/lib/compensation/queries/facts";
import { assessComplaint } from "@/lib/complaints/mutations/assess";
import { db } from "@/lib/db/client";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { sealLedger } from "@/lib/ledger/jobs";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { policyForComplaint } from "@/lib/policies/queries/in-force";
import { loadCast } from "@/prisma/demo/record/scene";

// The desk in a process of its own, which is killed between any two of its awaits: each order is one of the app's own
// mutations, as the actions of the pages call them.

const order = z.object({ id: z.number(), work: z.string(), subject: z.string(), key: z.string().optional() });

/** The open case behind a reference; every mutation names the version it saw, as the forms do. */
async function caseOf(reference: string) {
  return db().complaint.findUniqueOrThrow({
    where: { reference },
    select: { id: true, reference: true, version: true, vulnerable: true },
  });
}

const agent = async () => (await loadCast()).staff("ines");

async function assess(reference: string) {
  const { id, version, vulnerable } = await caseOf(reference);
  const assessment = {
    impact: "moderate",
    categoryKey: "service",
    failureKind: "service",
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

async function propose(reference: string) {
  const { id: complaintId } = await caseOf(reference);
  const now = new Date();
  const asked = { requestedRemedy: "none", customerChoice: "none" } as const;
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

/** The remedies that are promised and not delivered yet. */
async function owed(reference: string) {
  const rows = await db().awardRemedy.findMany({
    where: { fulfilledAt: null, award: { complaint: { reference }, status: "fulfilling" } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
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

async function verify() {
  // The app was down at most of the minutes at which it seals: what it would catch up with now is checked as well.
  await sealLedger();
  const { findings } = await checkLedger();
  return findings.map(({ law, what, cause }) => `ledger, ${law}: ${what}: ${cause}`);
}

const WORKS: Record<string, (subject: string, key: string) => Promise<unknown>> = {
  assess,
  propose,
  owed,
  fulfil,
  close,
  verify,
};

/** Results hold amounts as bigint, which a message between processes cannot carry. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part)),
  );
}

process.on("message", (message) => {
  const { id, work, subject, key = "" } = order.parse(message);
  const done = WORKS[work]?.(subject, key) ?? Promise.reject(new Error(`no such work: ${work}`));
  done.then(
    (result) => process.send?.({ id, result: plain(result) }),
    (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.({ ready: true });
