"use server";

import { requireStaff } from "@/lib/auth/session";
import { trialSchema } from "@/lib/compensation/schema";
import { tryCase } from "@/lib/compensation/trial";
import type { TrialAnswer, TrialCase } from "@/lib/compensation/trial-types";
import { getLocale } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";

/** What a case would bring under the document as it is typed, and what it brings today; nothing is stored. */
export async function tryPolicy(input: { document: string; wanted: TrialCase }): Promise<TrialAnswer> {
  const staff = await requireStaff("policy.write");
  return tryCase(staff, trialSchema.parse(input), { locale: await getLocale(), now: databaseNow() });
}
