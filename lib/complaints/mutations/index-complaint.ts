import { complaintSearchRow } from "@/lib/complaints/search-row";
import { sql, type Tx } from "@/lib/db/client";

/**
 * Rebuilds what a complaint is found by, from its rows, in the caller's transaction: after a text was erased or changed,
 * or for rows that were written without filing. To add one text, `addToSearch` is cheaper.
 */
export async function indexComplaint(tx: Tx, complaintId: string): Promise<void> {
  const complaint = await tx.complaint.findUnique({
    where: { id: complaintId },
    select: {
      reference: true,
      subject: true,
      orderReference: true,
      remedySought: true,
      customer: { select: { name: true, contactPoints: { select: { value: true } } } },
      messages: { select: { body: true }, orderBy: [{ sentAt: "asc" }, { id: "asc" }] },
    },
  });
  if (!complaint) return;
  const { customer, messages } = complaint;
  const { terms, haystack } = complaintSearchRow([
    complaint.reference,
    customer.name,
    ...customer.contactPoints.map(({ value }) => value),
    complaint.orderReference,
    complaint.subject,
    complaint.remedySought,
    ...messages.map(({ body }) => body),
  ]);
  await tx.$executeRaw(sql`
    INSERT INTO complaint_search (complaint_id, terms, haystack) VALUES (${complaintId}::uuid, ${terms}::text[], ${haystack})
    ON CONFLICT (complaint_id) DO UPDATE SET terms = excluded.terms, haystack = excluded.haystack`);
}
