import { db } from "@/lib/db/client";

export type LinkSubjectRow = { id: string; customerId: string; reference: string; linkVersion: number };

/** What a private link claims to open, with the version that is valid now; null when there is no such complaint. */
export async function linkSubjectRow(complaintId: string): Promise<LinkSubjectRow | null> {
  return db().complaint.findUnique({
    where: { id: complaintId },
    select: { id: true, customerId: true, reference: true, linkVersion: true },
  });
}
