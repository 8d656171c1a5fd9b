import { sql, type Tx } from "@/lib/db/client";

export type LetterContact = { id: string; value: string; locale: string };

/**
 * Where letters about this complaint go: the address that staff corrected it to last, else the e-mail address given with
 * it, or one that staff added to the customer since.
 * Never just any address of the customer: whoever once typed somebody else's phone number beside an address of their own
 * would receive what that somebody complains about by phone. History that was not filed here has the customer's first one.
 */
export async function letterContact(tx: Tx, complaintId: string): Promise<LetterContact | null> {
  const rows = await tx.$queryRaw<LetterContact[]>(sql`
    SELECT p.id, p.value, c.locale FROM complaint c
    JOIN contact_point p ON p.customer_id = c.customer_id AND p.kind = 'email'
    LEFT JOIN LATERAL (
      SELECT facts->>'letterContactId' AS contact_id, true AS known FROM complaint_event
      WHERE complaint_id = c.id AND type IN ('filed', 'contact-corrected')
      ORDER BY type = 'contact-corrected' DESC, recorded_at DESC, id DESC LIMIT 1) filed ON true
    WHERE c.id = ${complaintId}::uuid AND (
      filed.known IS NULL OR filed.contact_id = p.id::text OR (filed.contact_id IS NULL AND p.created_at > c.recorded_at))
    ORDER BY p.verified_at NULLS LAST, p.created_at LIMIT 1`);
  return rows[0] ?? null;
}
