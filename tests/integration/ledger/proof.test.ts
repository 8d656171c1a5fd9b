import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb, db, inTransaction, sql, type Tx } from "@/lib/db/client";
import type { Balances } from "@/lib/domain/ledger/accounts";
import { standingOf } from "@/lib/domain/ledger/standing";
import { issue, lapse, pay, redeem, returnSent, send, settle } from "@/lib/ledger/mutations/remedy";
import { capture, expire, reserve, voidReservation } from "@/lib/ledger/mutations/reservation";
import { reverse } from "@/lib/ledger/mutations/reverse";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { readStory } from "@/lib/ledger/queries/story";
import type { LedgerSubject } from "@/lib/ledger/types";
import { aBudget, anAwardSubject, anOrganisation, aRemedy } from "@/tests/support/factories/money";
import { type ModelStep, modelOf } from "@/tests/support/ledger-model";

const NOW = new Date("2026-11-20T12:00:00Z");
const author = { actor: { kind: "system", id: null }, approverIds: [] } as const;

/** Many awards of 1.00 like one that is there, in one statement; voided, since a case has one under way at a time. */
async function copiesOf(subject: LedgerSubject, count: number): Promise<LedgerSubject[]> {
  const rows = await db().$queryRaw<{ id: string }[]>(sql`
    INSERT INTO award (complaint_id, customer_id, decision_id, authority_key, status, currency, part, tier, amount_minor, requested_by_id, created_at)
    SELECT complaint_id, customer_id, decision_id, authority_key, 'voided', currency, part, tier, 100, requested_by_id, created_at
    FROM award, generate_series(1, ${count}::int) WHERE id = ${subject.awardId}::uuid RETURNING id`);
  return rows.map(({ id }) => ({ ...subject, awardId: id }));
}

/** One step of the model as the app takes it: the same operation on the real books. */
async function take(
  tx: Tx,
  subject: LedgerSubject,
  { step, n }: { step: ModelStep; n: number },
): Promise<boolean> {
  const settlement = { awardId: subject.awardId, author, now: NOW };
  const key = `step-${subject.awardId}-${n}`;
  switch (step.kind) {
    case "reserve":
      return (await reserve(tx, { subject, amountMinor: step.amountMinor, author, now: NOW })).ok;
    case "capture":
      return (await capture(tx, { ...settlement, amountMinor: step.amountMinor })).ok;
    case "void":
      return (await voidReservation(tx, settlement)).ok;
    case "expire":
      return (await expire(tx, settlement)).ok;
    case "pay":
      return (await pay(tx, { ...settlement, ...step })).ok;
    case "send":
      return (await send(tx, { ...settlement, ...step, attempt: key })).ok;
    case "settle":
      return (await settle(tx, { ...settlement, remedy: step.remedy, attempt: key })).ok;
    case "return":
      return (await returnSent(tx, { ...settlement, remedy: step.remedy, attempt: key })).ok;
    case "issue":
      return (await issue(tx, { ...settlement, ...step })).ok;
    case "redeem":
      return (await redeem(tx, { ...settlement, ...step, key })).ok;
    case "lapse":
      return (await lapse(tx, { ...settlement, ...step, key })).ok;
    case "reverse":
      return (await reverse(tx, settlement)).ok;
  }
}

beforeAll(anOrganisation);
afterAll(closeDb);

describe("a budget of 1,000.00 under eight clients with 400 awards of 1.00 each", () => {
  it("accepts exactly 1,000 of the 3,200", async () => {
    const budget = await aBudget({ goodwillLimitMinor: 100_000n });
    const first = await anAwardSubject({ budgetId: budget.id, amountMinor: 100n });
    const queues = await Promise.all(Array.from({ length: 8 }, () => copiesOf(first, 400)));
    const outcomes = new Map<string, number>();
    await Promise.all(
      queues.map(async (subjects) => {
        for (const subject of subjects) {
          const result = await inTransaction((tx) =>
            reserve(tx, { subject, amountMinor: 100n, author, now: NOW }),
          );
          const name = result.ok ? "accepted" : result.reason;
          outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
        }
      }),
    );
    expect(Object.fromEntries(outcomes)).toEqual({ accepted: 1_000, "over-budget": 2_200 });
    const { goodwillPendingMinor } = await db().budget.findUniqueOrThrow({ where: { id: budget.id } });
    expect(goodwillPendingMinor).toBe(100_000n);
  }, 120_000);
});

describe("any sequence of operations", () => {
  it("is answered on the real books as the plain model answers it, and leaves the same money", async () => {
    const budget = await aBudget({ goodwillLimitMinor: 10n ** 12n });
    const amount = fc.bigInt({ min: 1n, max: 6n });
    const which = fc.integer({ min: 0, max: 1 });
    const of = <K extends ModelStep["kind"]>(kind: K) => fc.constant(kind);
    const step = fc.oneof(
      fc.record({ kind: of("reserve"), amountMinor: amount }),
      fc.record({ kind: of("capture"), amountMinor: amount }),
      fc.record({ kind: fc.constantFrom("void" as const, "expire" as const, "reverse" as const) }),
      fc.record({
        kind: fc.constantFrom("pay" as const, "send" as const, "issue" as const),
        which,
        amountMinor: amount,
      }),
      fc.record({ kind: fc.constantFrom("settle" as const, "return" as const), which }),
      fc.record({ kind: fc.constantFrom("redeem" as const, "lapse" as const), which, amountMinor: amount }),
    );
    const start = [
      { kind: "reserve" as const, amountMinor: 6n },
      { kind: "capture" as const, amountMinor: 6n },
    ];
    const balancesOf = async (awardId: string): Promise<Balances> =>
      standingOf(await readStory(db(), awardId)).balances;
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(step, { minLength: 3, maxLength: 9 }),
        async (promised, rest) => {
          const subject = await anAwardSubject({ budgetId: budget.id, amountMinor: 6n });
          const remedies = [
            await aRemedy(subject, { amountMinor: 3n, position: 0 }),
            await aRemedy(subject, { kind: "voucher", amountMinor: 3n, position: 1 }),
          ];
          const steps = [...(promised ? start : []), ...rest].map((one): ModelStep => {
            const remedy = remedies["which" in one ? one.which : 0] ?? { id: "", kind: "" };
            if (!("which" in one)) return one;
            if (!("amountMinor" in one)) return { kind: one.kind, remedy };
            const { kind, amountMinor } = one;
            if (kind === "send") return { kind, remedy, amountMinor, to: "bank" };
            if (kind === "issue") return { kind, remedy, amountMinor, issued: { as: "voucher" } };
            return { kind, remedy, amountMinor };
          });
          const seen = new Set<string>();
          // What the books do once in an award's life they answer again as before: the model knows no repeats.
          const fresh = steps.filter((one) => {
            const name =
              "remedy" in one && ["pay", "issue"].includes(one.kind)
                ? `${one.kind} ${one.remedy.id}`
                : one.kind;
            const onceOnly = !["send", "settle", "return", "redeem", "lapse"].includes(one.kind);
            const again = onceOnly && seen.has(name);
            seen.add(name);
            return !again;
          });
          const answers: boolean[] = [];
          for (const [n, one] of fresh.entries())
            answers.push(await inTransaction((tx) => take(tx, subject, { step: one, n })));
          const model = modelOf(fresh);
          expect(answers).toEqual(model.answers);
          expect(await balancesOf(subject.awardId)).toEqual(model.balances);
        },
      ),
      { numRuns: 25 },
    );
    const { findings } = await checkLedger();
    // The awards' own states and the payments of runs stay behind: only the money is moved here.
    const beside = ["awards", "standing", "sent"];
    expect(findings.filter(({ law }) => !beside.includes(law))).toEqual([]);
  }, 120_000);
});
