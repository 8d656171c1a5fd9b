import { beforeAll, describe, expect, it } from "vitest";
import { expireDueOffers } from "@/lib/compensation/jobs";
import { answerAsCustomer } from "@/lib/compensation/mutations/answer";
import { type ApprovalDecision, decideApproval } from "@/lib/compensation/mutations/approve";
import { fulfilRemedy } from "@/lib/compensation/mutations/fulfil";
import { reverseAward } from "@/lib/compensation/mutations/reverse-award";
import { voidAward } from "@/lib/compensation/mutations/void-award";
import { db } from "@/lib/db/client";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { DAY_MS } from "@/lib/domain/duration";
import { SIMULATION_STATUSES } from "@/lib/domain/simulation/life";
import { isConserved } from "@/lib/domain/simulation/replay";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { keptFigures } from "@/lib/simulation/figure-rows";
import { runSimulation } from "@/lib/simulation/run";
import { aDesk, decisionFor, propose, valueLines } from "@/tests/support/factories/awards";
import { diceOf, randomFrom } from "@/tests/support/factories/random-history";

const NOW = new Date("2026-11-02T12:00:00Z");
const SEED = 20261122;
const CASES = 30;

const dice = diceOf(randomFrom(SEED));
let desk: Awaited<ReturnType<typeof aDesk>>;
let clock = NOW.getTime();
/** Every step has its own moment, as in life. */
const tick = () => {
  clock += (1 + dice.below(20)) * 60_000;
  return new Date(clock);
};

type Complaint = { id: string; customerId: string };

async function approveAll(complaintId: string): Promise<void> {
  const open = await db().approval.findMany({
    where: { decision: null, award: { complaintId } },
    select: { id: true, requiredRole: true },
  });
  for (const { id, requiredRole } of open) {
    const decision = dice.pick<ApprovalDecision>(["approved", "approved", "refused", "sent-back"]);
    const by = requiredRole === "manager" ? desk.manager : desk.lead;
    await decideApproval(by, { approvalId: id, decision, comment: "as agreed" }, tick());
  }
}

async function proposeOnce(complaint: Complaint): Promise<void> {
  const now = tick();
  const decision = await decisionFor(complaint.id, now);
  let lines = valueLines(decision);
  const goodwill = lines.find(({ part }) => part === "goodwill");
  const less = dice.chance(0.3) && goodwill !== undefined && goodwill.faceMinor > 100n;
  if (less)
    lines = lines.map((line) => (line === goodwill ? { ...line, faceMinor: line.faceMinor - 100n } : line));
  const given = await db().award.count({
    where: {
      complaintId: complaint.id,
      part: "goodwill",
      status: { in: ["offered", "fulfilling", "fulfilled"] },
    },
  });
  if (given > 0) lines = lines.filter(({ part }) => part === "entitlement");
  await propose(desk.agent, complaint.id, now, { lines, reasonCode: less ? "like-cases" : null });
  await approveAll(complaint.id);
}

async function answerOrNot({ id, customerId }: Complaint): Promise<void> {
  const offered = await db().award.findMany({
    where: { complaintId: id, status: "offered", part: "goodwill" },
    select: { id: true },
  });
  for (const { id: awardId } of offered) {
    const what = dice.pick(["accept", "accept", "decline", "void", "leave"]);
    if (what === "void") await voidAward(desk.manager, { awardId }, tick());
    if (what !== "accept" && what !== "decline") continue;
    const proof = { complaintId: id, customerId, byMail: true, proof: "link-checked" } as const;
    await answerAsCustomer(proof, { awardId, answer: what, reason: "" }, tick());
  }
}

async function deliverOrReverse({ id }: Complaint): Promise<void> {
  const owed = await db().award.findMany({
    where: { complaintId: id, status: "fulfilling" },
    select: { id: true, remedies: { select: { id: true } } },
  });
  for (const award of owed) {
    if (dice.chance(0.2)) {
      await reverseAward(desk.manager, { awardId: award.id, reason: "facts-wrong" }, tick());
    } else if (dice.chance(0.7)) {
      for (const remedy of award.remedies) {
        const now = tick();
        await fulfilRemedy(
          desk.agent,
          { awardId: award.id, remedyId: remedy.id, fulfilledAt: now, proof: "till 12" },
          now,
        );
      }
    }
  }
}

/** One complaint as life may treat it, sometimes decided anew on better facts. */
async function live(): Promise<void> {
  const complaint = await desk.complaint({
    impact: dice.pick(["minor", "moderate", "major", "critical"]),
    failureKind: dice.pick(["monetary", "product", "service", "attention"]),
    attribution: dice.pick(["company", "company", "partner", "unknown", "customer"]),
    acceptance: dice.pick(["rejected", "accepted-flawed", "unknown"]),
    amountPaidMinor: BigInt(dice.below(2_000_000)),
    provenLossMinor: dice.chance(0.5) ? BigInt(dice.below(200_000)) : null,
    receivedAt: new Date(clock),
  });
  await proposeOnce(complaint);
  await answerOrNot(complaint);
  await deliverOrReverse(complaint);
  if (!dice.chance(0.5)) return;
  const provenLossMinor = BigInt(dice.below(400_000));
  await db().complaint.update({ where: { id: complaint.id }, data: { provenLossMinor } });
  await proposeOnce(complaint);
  await answerOrNot(complaint);
  await deliverOrReverse(complaint);
}

describe(`law R15 over random histories (seed ${SEED})`, () => {
  beforeAll(async () => {
    desk = await aDesk();
    for (let n = 0; n < CASES; n += 1) await live();
    clock += 20 * DAY_MS;
    await expireDueOffers(new Date(clock));
  }, 240_000);

  it("the histories are not trivial: every way an award can go was gone", async () => {
    const statuses = await db().award.groupBy({ by: ["status"] });
    expect(statuses.map(({ status }) => status)).toEqual(
      expect.arrayContaining(["declined", "fulfilled", "fulfilling", "reversed", "voided", "expired"]),
    );
    const twice = await db().compensationDecision.groupBy({
      by: ["complaintId"],
      having: { complaintId: { _count: { gt: 1 } } },
    });
    expect(twice.length).toBeGreaterThan(3);
    expect(await db().award.count({ where: { deviationReason: { not: null } } })).toBeGreaterThan(2);
  });

  it("replays to the books' total exactly, award by award", async () => {
    const outcome = await runSimulation({
      scope: { from: new Date(0), to: new Date("2030-01-01"), departmentId: null },
      policy: DEFAULT_POLICY,
      goesOn: async () => true,
    });
    const replay = outcome?.result.replay;
    expect(replay).toMatchObject({ disagreeing: 0, replayed: replay?.decisions });
    expect(replay && isConserved(replay)).toBe(true);
    expect(replay?.totals.reduce((sum, { ledgerMinor }) => sum + ledgerMinor, 0n)).toBeGreaterThan(0n);
    const [budget] = await db().$queryRaw<{ posted: bigint }[]>`
      SELECT sum(goodwill_posted_minor + entitlement_posted_minor)::bigint AS posted FROM budget`;
    expect(replay?.totals.reduce((sum, { ledgerMinor }) => sum + ledgerMinor, 0n)).toBe(budget?.posted);
    expect((await checkLedger()).findings).toEqual([]);
  });

  it("says the same without remembering anything, and of one department", async () => {
    const scope = { from: new Date(0), to: new Date("2030-01-01"), departmentId: desk.departmentId };
    const input = { scope, policy: DEFAULT_POLICY, goesOn: async () => true };
    const [plain, forgetful] = [await runSimulation(input), await runSimulation({ ...input, memoMost: 0 })];
    expect(forgetful?.result).toEqual(plain?.result);
    const decided = await db().compensationDecision.groupBy({ by: ["complaintId"] });
    expect(plain?.result.counted).toMatchObject({ complaints: CASES, decided: decided.length });
    const elsewhere = { ...scope, departmentId: "00000000-0000-7000-8000-000000000000" };
    const nothing = await runSimulation({ ...input, scope: elsewhere });
    expect(nothing?.result).toMatchObject({
      counted: { complaints: 0 },
      currencies: [],
      replay: { totals: [] },
    });
  });

  it("says the same to the byte with threads of its own", async () => {
    const scope = { from: new Date(0), to: new Date("2030-01-01"), departmentId: null };
    const input = { scope, policy: DEFAULT_POLICY, goesOn: async () => true };
    const [here, apart] = [
      await runSimulation({ ...input, threads: 0 }),
      await runSimulation({ ...input, threads: 2 }),
    ];
    if (!here || !apart) throw new Error("a run stopped");
    const textOf = ({ result, figures }: typeof here) =>
      toCanonicalJson([result, keptFigures(result, figures)]);
    expect(textOf(apart)).toBe(textOf(here));
  });

  it("a thread that fails fails the run", async () => {
    const scope = { from: new Date(0), to: new Date("2030-01-01"), departmentId: null };
    const broken = { ...DEFAULT_POLICY, tiers: [] };
    const input = { scope, policy: broken, goesOn: async () => true };
    await expect(runSimulation({ ...input, threads: 2 })).rejects.toThrow();
  });

  it.each([0, 2])("stops when it is told to, with %s threads", async (threads) => {
    const scope = { from: new Date(0), to: new Date("2030-01-01"), departmentId: null };
    const input = { scope, policy: DEFAULT_POLICY, threads };
    expect(await runSimulation({ ...input, goesOn: async () => false })).toBeNull();
    let asked = 0;
    const goesOn = async () => {
      asked += 1;
      return asked === 1;
    };
    expect(await runSimulation({ ...input, goesOn })).toBeNull();
    expect(asked).toBe(2);
  });
});

it("the database knows the same statuses", async () => {
  const [row] = await db().$queryRaw<{ text: string }[]>`
    SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'simulation_status_check'`;
  const known = [...(row?.text.matchAll(/'([a-z-]+)'/g) ?? [])].map((match) => match[1]);
  expect(known.sort()).toEqual([...SIMULATION_STATUSES].sort());
});
