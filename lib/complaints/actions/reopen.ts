"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { customerProof } from "@/lib/complaints/customer-proof";
import { reopenAsCustomer } from "@/lib/complaints/mutations/reopen-unanswered";
import type { ReopenState } from "@/lib/complaints/tracking-state";
import { databaseNow } from "@/lib/now";
import { paths, withQuery } from "@/lib/paths";

/** The customer takes up again what we closed because we had heard nothing. */
export async function reopenComplaint(_before: ReopenState, form: FormData): Promise<ReopenState> {
  const reference = String(form.get("reference") ?? "");
  const proof = await customerProof(reference);
  if (!proof) return { problem: "link" };
  const result = await reopenAsCustomer(proof, databaseNow()).catch(() => null);
  if (!result) return { problem: "failed" };
  if (!result.ok) return { problem: result.reason === "not-found" ? "link" : result.reason };
  revalidatePath(paths.complaint(reference));
  redirect(withQuery(paths.complaint(reference), { sent: "reopened" }));
}
