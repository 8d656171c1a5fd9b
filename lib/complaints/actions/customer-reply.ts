"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { customerProof } from "@/lib/complaints/customer-proof";
import { formFields } from "@/lib/complaints/filing-state";
import { replyAsCustomer } from "@/lib/complaints/mutations/reply-as-customer";
import { replySchema } from "@/lib/complaints/schema";
import type { ReplyProblem, ReplyState } from "@/lib/complaints/tracking-state";
import { paths, withQuery } from "@/lib/paths";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

const LIMIT = { limit: 30, windowMs: 60 * 60_000 } as const;
const PROBLEMS = ["missing", "too-long", "nul"] as const satisfies readonly ReplyProblem[];

/** The customer answers or adds something on the private page. */
export async function sendReply(before: ReplyState, form: FormData): Promise<ReplyState> {
  const now = new Date();
  const typed = form.get("body");
  const again = (problem: ReplyProblem, token = before.token): ReplyState => ({
    attempt: before.attempt + 1,
    token,
    body: typeof typed === "string" ? typed : "",
    problem,
  });
  const parsed = replySchema.safeParse(formFields(form));
  if (!parsed.success) {
    const said = parsed.error.issues.map(({ message }) => message);
    return again(PROBLEMS.find((problem) => said.includes(problem)) ?? "failed", randomUUID());
  }
  const { reference, token, body } = parsed.data;
  const proof = await customerProof(reference);
  if (!proof) return again("link", token);
  const allowed = await takeFromWindow(`reply:${proof.complaintId}`, LIMIT, now);
  if (!allowed) return again("too-many", token);
  const result = await replyAsCustomer(proof, { body, token }, now).catch(() => null);
  if (!result) return again("failed", token);
  if (!result.ok)
    return result.reason === "token-used" ? again("token-used", randomUUID()) : again("link", token);
  revalidatePath(paths.complaint(reference));
  redirect(withQuery(paths.complaint(reference), { sent: "reply" }));
}
