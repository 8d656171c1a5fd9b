import { recordAudit } from "@/lib/audit/mutations";
import type { ApiClient, Staff } from "@/lib/auth/staff";
import { inTransaction, isUniqueViolation, sql, type Tx } from "@/lib/db/client";
import { planSpending } from "@/lib/domain/points";
import { redeem } from "@/lib/ledger/mutations/remedy";
import { isCustomer } from "@/lib/points/queries/wallet";
import type { SpendFailure, Spent } from "@/lib/points/types";
import { failed, ok, type Result } from "@/lib/result";

export type SpendInput = {
  customerId: string;
  currency: string;
  amountMinor: bigint;
  /** The till's own number of the purchase; empty when there is none. */
  reference: string;
  /** Names the purchase: sent again under the same key it is paid once. */
  key: string;
};

type Lot = {
  id: string;
  awardId: string;
  remedyId: string;
  budgetId: string;
  restMinor: bigint;
  expiresAt: Date;
};

/**
 * Pays with points, those that end first going first, for a colleague at the counter or a till under its credential; what
 * was taken from which award stands in the ledger.
 */
export async function spendPoints(
  by: Staff | ApiClient,
  input: SpendInput,
  now: Date,
): Promise<Result<Spent, SpendFailure>> {
  if (!(await isCustomer(input.customerId))) return failed("unknown");
  try {
    return await inTransaction(async (tx) => {
      await lockAwards(tx, input);
      const before = await storedSpending(tx, input);
      return before ?? (await spendOnce(tx, by, { input, now }));
    });
  } catch (error) {
    // Two requests at once under one key for two wallets: the second is another body.
    if (isUniqueViolation(error)) return failed("key-reused");
    throw error;
  }
}

/** Every award whose points may be taken, in one order for everybody; whoever spends from the same wallet waits here. */
async function lockAwards(tx: Tx, { customerId, currency }: SpendInput): Promise<void> {
  await tx.$queryRaw(sql`
    SELECT id FROM award WHERE id IN (
      SELECT award_id FROM points_lot WHERE customer_id = ${customerId}::uuid AND currency = ${currency}
        AND cancelled_at IS NULL AND spent_minor + lapsed_minor < value_minor)
    ORDER BY id FOR UPDATE`);
}

async function storedSpending(tx: Tx, input: SpendInput): Promise<Result<Spent, "key-reused"> | null> {
  const stored = await tx.pointsSpending.findUnique({
    where: { idempotencyKey: input.key },
    select: {
      id: true,
      customerId: true,
      currency: true,
      amountMinor: true,
      restMinor: true,
      reference: true,
      spentAt: true,
    },
  });
  if (!stored) return null;
  const isSame =
    stored.customerId === input.customerId &&
    stored.currency === input.currency &&
    stored.amountMinor === input.amountMinor &&
    stored.reference === input.reference;
  if (!isSame) return failed("key-reused");
  return ok({ spendingId: stored.id, restMinor: stored.restMinor, at: stored.spentAt, repeated: true });
}

type Spending = { input: SpendInput; now: Date };

async function spendOnce(
  tx: Tx,
  by: Staff | ApiClient,
  { input, now }: Spending,
): Promise<Result<Spent, "over-rest">> {
  const { customerId, currency, amountMinor, reference, key } = input;
  const { at, lots } = await openLots(tx, input);
  const plan = planSpending(lots, amountMinor);
  if (plan === null) return failed("over-rest");
  const restMinor = lots.reduce((sum, lot) => sum + lot.restMinor, -amountMinor);
  const actor = { kind: by.proof === "session-checked" ? "staff" : "api", id: by.id } as const;
  const { id: spendingId } = await tx.pointsSpending.create({
    data: {
      customerId,
      currency,
      amountMinor,
      restMinor,
      idempotencyKey: key,
      actorKind: actor.kind,
      actorId: actor.id,
      reference,
      spentAt: now,
    },
    select: { id: true },
  });
  const shares = plan
    .flatMap((share) => lots.filter(({ id }) => id === share.id).map((lot) => ({ ...lot, ...share })))
    // Budgets too are taken in one order for everybody.
    .sort((left, right) => (left.budgetId + left.id < right.budgetId + right.id ? -1 : 1));
  for (const share of shares) await takeShare(tx, share, { at, actor, spendingId, now });
  await recordAudit(tx, {
    actor,
    action: "points-spent",
    subject: { kind: "customer", id: customerId },
    customerId,
    facts: { amountMinor: amountMinor.toString(), currency },
  });
  return ok({ spendingId, restMinor, at: now, repeated: false });
}

/** What can be spent at one instant of the database's clock. */
async function openLots(tx: Tx, { customerId, currency }: SpendInput): Promise<{ at: Date; lots: Lot[] }> {
  const [clock] = await tx.$queryRaw<{ at: Date }[]>(sql`SELECT clock_timestamp() AS at`);
  if (!clock) throw new Error("the database has no clock");
  const lots = await tx.$queryRaw<Lot[]>(sql`
    SELECT l.id, l.award_id AS "awardId", l.remedy_id AS "remedyId", a.budget_id AS "budgetId",
      l.value_minor - l.spent_minor - l.lapsed_minor AS "restMinor", l.expires_at AS "expiresAt"
    FROM points_lot l JOIN award a ON a.id = l.award_id
    WHERE l.customer_id = ${customerId}::uuid AND l.currency = ${currency} AND l.cancelled_at IS NULL
      AND l.expires_at > ${clock.at}::timestamptz AND l.spent_minor + l.lapsed_minor < l.value_minor`);
  return { at: clock.at, lots };
}

type Share = Lot & { amountMinor: bigint };
type Taking = { at: Date; actor: { kind: "staff" | "api"; id: string }; spendingId: string; now: Date };

/** The conditions stand in the update, as with vouchers: a lot never gives more than it has. */
async function takeShare(
  tx: Tx,
  { id, awardId, remedyId, amountMinor }: Share,
  { at, actor, spendingId, now }: Taking,
): Promise<void> {
  const taken = await tx.$executeRaw(sql`
    UPDATE points_lot SET spent_minor = spent_minor + ${amountMinor}::bigint
    WHERE id = ${id}::uuid AND cancelled_at IS NULL AND expires_at > ${at}::timestamptz
      AND spent_minor + lapsed_minor + ${amountMinor}::bigint <= value_minor`);
  if (taken !== 1) throw new Error("a lot held less than was read of it under its award's lock");
  const redeemed = await redeem(tx, {
    awardId,
    remedy: { id: remedyId, kind: "points" },
    amountMinor,
    author: { actor, approverIds: [] },
    key: `points:${spendingId}:${id}`,
    now,
  });
  const transactionId = redeemed.ok ? redeemed.value.transactionIds[0] : undefined;
  if (!redeemed.ok || !transactionId)
    throw new Error(`the ledger does not hold what the lot says: ${redeemed.ok || redeemed.reason}`);
  await tx.pointsMovement.create({
    data: { spendingId, lotId: id, amountMinor, transactionId },
    select: { id: true },
  });
}
