"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { customerProof } from "@/lib/complaints/customer-proof";
import { formFields } from "@/lib/complaints/filing-state";
import { appealAsCustomer } from "@/lib/complaints/mutations/appeal";
import { appealSchema } from "@/lib/complaints/schema";
import type { AppealProblem, AppealState } from "@/lib/complaints/tracking-state";
import { logError } from "@/lib/log/logger";
import { databaseNow } from "@/lib/now";
import { paths, withQuery } from "@/lib/paths";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

const LIMIT = { limit: 30, windowMs: 60 * 60_000 } as const;
const PROBLEMS = ["missing", "too-long", "nul"] as const satisfies readonly AppealProblem[];

/** The customer asks for a review of our decision. */
export async function sendAppeal(before: AppealState, form: FormData): Promise<AppealState> {
  const now = databaseNow();
  const typed = form.get("why");
  const reference = String(form.get("reference") ?? "");
  const problem = await attempt(reference, form, now);
  if (problem) return { attempt: before.attempt + 1, why: typeof typed === "string" ? typed : "", problem };
  revalidatePath(paths.complaint(reference));
  redirect(withQuery(paths.complaint(reference), { sent: "appealed" }));
}

/** Null when the appeal is on record. The text must survive a database that is away, so nothing is thrown from here. */
async function attempt(reference: string, form: FormData, now: Date): Promise<AppealProblem | null> {
  try {
    const proof = await customerProof(reference);
    if (!proof) return "link";
    if (!(await takeFromWindow(`appeal:${proof.complaintId}`, LIMIT, now))) return "too-many";
    const parsed = appealSchema.safeParse(formFields(form));
    if (!parsed.success) {
      const said = parsed.error.issues.map(({ message }) => message);
      return PROBLEMS.find((one) => said.includes(one)) ?? "failed";
    }
    const result = await appealAsCustomer(proof, parsed.data.why, now);
    if (result.ok) return null;
    return result.reason === "not-found" ? "link" : result.reason;
  } catch (error) {
    logError(error, "appeal failed");
    return "failed";
  }
}
