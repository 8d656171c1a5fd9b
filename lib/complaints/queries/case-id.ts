import type { Reader } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";

/** The case behind a reference, for a reader who may know of it; null when there is none. */
export async function caseIdByReference(_reader: Reader, reference: string): Promise<string | null> {
  const found = await db().complaint.findUnique({ where: { reference }, select: { id: true } });
  return found?.id ?? null;
}
