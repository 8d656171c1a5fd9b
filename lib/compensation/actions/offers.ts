"use server";

import { redirect } from "next/navigation";
import { answerAsCustomer } from "@/lib/compensation/mutations/answer";
import { answerSchema } from "@/lib/compensation/schema";
import { customerProof } from "@/lib/complaints/customer-proof";
import { databaseNow } from "@/lib/now";
import { paths, withQuery } from "@/lib/paths";

const ANSWERED = { accept: "accepted", decline: "declined" } as const;

/**
 * The customer's answer to an offer: a plain form, so it works without JavaScript. Whatever came of it, the page shows
 * the offer as it now stands.
 */
export async function answerOffer(form: FormData): Promise<void> {
  const input = answerSchema.safeParse(Object.fromEntries(form));
  const reference = String(form.get("reference") ?? "");
  const proof = await customerProof(reference);
  if (!proof) redirect(paths.complaint(reference));
  if (!input.success) redirect(`${withQuery(paths.complaint(reference), { offer: "incomplete" })}#offers`);
  const { awardId, answer, reason } = input.data;
  const result = await answerAsCustomer(proof, { awardId, answer, reason }, databaseNow());
  const outcome = result.ok ? ANSWERED[answer] : result.reason;
  redirect(`${withQuery(paths.complaint(reference), { offer: outcome })}#offers`);
}
