"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { customerProof } from "@/lib/complaints/customer-proof";
import { formFields } from "@/lib/complaints/filing-state";
import { replyAsCustomer } from "@/lib/complaints/mutations/reply-as-customer";
import { replySchema } from "@/lib/complaints/schema";
import type { ReplyProblem, ReplyState } from "@/lib/complaints/tracking-state";
import { logError } from "@/lib/log/logger";
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
  const { token, ...reply } = parsed.data;
  const problem = await attempt({ token, ...reply }, now);
  if (problem) return again(problem, problem === "token-used" ? randomUUID() : token);
  revalidatePath(paths.complaint(reply.reference));
  redirect(withQuery(paths.complaint(reply.reference), { sent: "reply" }));
}

type Reply = { reference: string; token: string; body: string };

/** Null when the reply is on record. The text must survive a database that is away, so nothing is thrown from here. */
async function attempt({ reference, token, body }: Reply, now: Date): Promise<ReplyProblem | null> {
  try {
    const proof = await customerProof(reference);
    if (!proof) return "link";
    if (!(await takeFromWindow(`reply:${proof.complaintId}`, LIMIT, now))) return "too-many";
    const result = await replyAsCustomer(proof, { body, token }, now);
    if (result.ok) return null;
    return result.reason === "token-used" ? "token-used" : "link";
  } catch (error) {
    logError(error, "reply failed");
    return "failed";
  }
}
