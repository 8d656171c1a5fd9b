import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { type AskedMeasures, askedMeasures } from "@/lib/domain/compensation/measures";
import { policyForComplaint } from "@/lib/policies/queries/in-force";

/** What the policy in force for a case has to be told about the failure. */
export async function measuresOfCase(_staff: Staff, complaintId: string, now: Date): Promise<AskedMeasures> {
  return askedMeasures(await policyForComplaint(db(), complaintId, now));
}
