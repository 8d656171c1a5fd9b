import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { sql, type Tx } from "@/lib/db/client";
import { PRIORITY_TIERS } from "@/lib/domain/customer";

/**
 * The first thing a customer does (not merely sees) by a link that was mailed proves the mailbox. Call it in the
 * transaction of every mutation that takes a CustomerProof. From then on the customer's tier counts for this case.
 */
export async function verifyContact(tx: Tx, proof: CustomerProof, now: Date): Promise<void> {
  if (!proof.byMail) return;
  const contact = await letterContact(tx, proof.complaintId);
  if (!contact) return;
  const { count } = await tx.contactPoint.updateMany({
    where: { id: contact.id, verifiedAt: null },
    data: { verifiedAt: now },
  });
  if (count === 0) return;
  await appendEvent(tx, {
    complaintId: proof.complaintId,
    type: "contact-verified",
    actor: { kind: "customer", id: proof.customerId },
    occurredAt: now,
    facts: { contactPointId: contact.id },
  });
  await tx.$executeRaw(sql`
    UPDATE complaint SET vip_rank = 0 FROM customer
    WHERE complaint.id = ${proof.complaintId}::uuid AND customer.id = complaint.customer_id
      AND (customer.tier = ANY (${[...PRIORITY_TIERS]}::text[]) OR customer.standing = 'vip')`);
}
