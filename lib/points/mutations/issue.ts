import type { Tx } from "@/lib/db/client";
import { issue } from "@/lib/ledger/mutations/remedy";
import type { Issue } from "@/lib/vouchers/mutations/issue";
import { newWithEnd } from "@/lib/vouchers/mutations/validity";

/** Puts the points of a promised remedy into the customer's wallet: one point is one minor unit of the award's currency. */
export async function issuePoints(tx: Tx, { award, remedy, author, now }: Issue): Promise<{ id: string }> {
  const { policyId, policyVersion, customerId } = award;
  const { id, expiresAt } = await newWithEnd(tx, { policyId, policyVersion, kind: "points", now });
  await tx.pointsLot.create({
    data: {
      id,
      awardId: award.id,
      remedyId: remedy.id,
      customerId,
      currency: award.currency,
      valueMinor: remedy.amountMinor,
      issuedAt: now,
      expiresAt,
    },
    select: { id: true },
  });
  const { amountMinor } = remedy;
  const issued = { as: "points", customerId } as const;
  const posted = await issue(tx, { awardId: award.id, remedy, amountMinor, issued, author, now });
  if (!posted.ok) throw new Error(`promised points could not be issued: ${posted.reason}`);
  return { id };
}
