"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { customerProof } from "@/lib/complaints/customer-proof";
import { withdraw } from "@/lib/complaints/mutations/withdraw";
import type { WithdrawState } from "@/lib/complaints/tracking-state";
import { databaseNow } from "@/lib/now";
import { paths, withQuery } from "@/lib/paths";

/** The customer takes the complaint back, having opened and confirmed it. */
export async function withdrawComplaint(_before: WithdrawState, form: FormData): Promise<WithdrawState> {
  const reference = String(form.get("reference") ?? "");
  const proof = await customerProof(reference);
  if (!proof) return { problem: "link" };
  const result = await withdraw(proof, databaseNow()).catch(() => null);
  if (!result) return { problem: "failed" };
  if (!result.ok) return { problem: result.reason === "not-found" ? "link" : result.reason };
  revalidatePath(paths.complaint(reference));
  redirect(withQuery(paths.complaint(reference), { sent: "withdrawn" }));
}
