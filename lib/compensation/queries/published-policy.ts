import { activePolicy } from "@/lib/compensation/queries/policy";
import { db } from "@/lib/db/client";
import type { Policy } from "@/lib/domain/compensation/policy";

/** The policy in force, for everybody to read. */
export function publishedPolicy(now: Date): Promise<Policy> {
  return activePolicy(db(), now);
}
