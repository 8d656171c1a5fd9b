import type { LockedAward } from "@/lib/compensation/mutations/award-row";
import { finishIfDelivered, markDelivered } from "@/lib/compensation/mutations/deliver";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import type { Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { queueMail } from "@/lib/outbox/mutations";
import type { MailTemplate } from "@/lib/outbox/types";
import { issuePoints } from "@/lib/points/mutations/issue";
import { issueVoucher } from "@/lib/vouchers/mutations/issue";

export type HandOut = { approverIds: readonly string[]; now: Date };

/**
 * What the system can deliver by itself, it delivers the moment it is owed: a voucher gets its code, points get into the
 * wallet. Where nothing else was promised, the award is fulfilled with it.
 */
export async function handOut(tx: Tx, award: LockedAward, { approverIds, now }: HandOut): Promise<void> {
  const remedies = await tx.awardRemedy.findMany({
    where: {
      awardId: award.id,
      fulfilledAt: null,
      amountMinor: { gt: 0n },
      kind: { in: ["voucher", "points"] },
    },
    orderBy: { position: "asc" },
    select: { id: true, kind: true, amountMinor: true },
  });
  if (remedies.length === 0) return;
  const author = { actor: SYSTEM_ACTOR, approverIds };
  for (const remedy of remedies) {
    const given = { award, remedy, author, now };
    if (remedy.kind === "voucher") {
      const { id, proof } = await issueVoucher(tx, given);
      await markDelivered(tx, { remedyId: remedy.id, fulfilledAt: now, proof });
      await mail(tx, award, { template: "voucher-issued", param: "voucherId", id });
    } else {
      const { id } = await issuePoints(tx, given);
      await markDelivered(tx, { remedyId: remedy.id, fulfilledAt: now, proof: null });
      await mail(tx, award, { template: "points-issued", param: "lotId", id });
    }
  }
  await finishIfDelivered(tx, award, { actor: SYSTEM_ACTOR, tells: false, now });
}

type HandOutMail = { template: MailTemplate; param: "voucherId" | "lotId"; id: string };

/** The letter that carries it; without an e-mail address the private page must do. */
async function mail(tx: Tx, award: LockedAward, { template, param, id }: HandOutMail): Promise<void> {
  const contact = await letterContact(tx, award.complaintId);
  if (!contact) return;
  await queueMail(tx, {
    template,
    complaintId: award.complaintId,
    contactPointId: contact.id,
    locale: award.locale,
    params: { [param]: id },
    dedupeKey: `${template}:${id}`,
  });
}
