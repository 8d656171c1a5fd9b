import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { AwardStatus } from "@/lib/domain/award-state";
import type { CustomerStanding, CustomerTier } from "@/lib/domain/customer";

export type CustomerAward = {
  id: string;
  reference: string;
  status: AwardStatus;
  part: "entitlement" | "goodwill";
  /** A decimal string: JSON has no whole numbers of this size. */
  amountMinor: string;
  currency: string;
  createdAt: string;
};
export type CustomerSurvey = {
  reference: string;
  csat: number | null;
  nps: number | null;
  answeredAt: string;
};

/** One customer with what we know beyond their complaints. */
export type CustomerFile = {
  id: string;
  name: string;
  /** What the record says; shown as granted only with a verified contact. */
  tier: CustomerTier;
  standing: CustomerStanding;
  note: string | null;
  verified: boolean;
  createdAt: Date;
  contacts: { kind: string; value: string; verified: boolean }[];
  awards: CustomerAward[];
  surveys: CustomerSurvey[];
};

/** The customer's page in one statement; null when there is no such customer. */
export async function customerFile(_staff: Staff, id: string): Promise<CustomerFile | null> {
  const rows = await db().$queryRaw<CustomerFile[]>(sql`
    SELECT cu.id, cu.name, cu.tier, cu.standing, cu.note, cu.created_at AS "createdAt",
      EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_id = cu.id AND p.verified_at IS NOT NULL) AS verified,
      coalesce((SELECT json_agg(json_build_object('kind', p.kind, 'value', p.value, 'verified', p.verified_at IS NOT NULL)
        ORDER BY p.created_at) FROM contact_point p WHERE p.customer_id = cu.id), '[]') AS contacts,
      coalesce((SELECT json_agg(json_build_object('id', a.id, 'reference', c.reference, 'status', a.status, 'part', a.part,
        'amountMinor', a.amount_minor::text, 'currency', a.currency, 'createdAt', a.created_at) ORDER BY a.created_at DESC)
        FROM award a JOIN complaint c ON c.id = a.complaint_id WHERE a.customer_id = cu.id), '[]') AS awards,
      coalesce((SELECT json_agg(json_build_object('reference', c.reference, 'csat', s.csat, 'nps', s.nps,
        'answeredAt', s.answered_at) ORDER BY s.answered_at DESC)
        FROM survey s JOIN complaint c ON c.id = s.complaint_id
        WHERE s.customer_id = cu.id AND s.answered_at IS NOT NULL), '[]') AS surveys
    FROM customer cu WHERE cu.id = ${id}::uuid`);
  return rows[0] ?? null;
}
