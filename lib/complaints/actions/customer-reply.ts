"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { receiveFiles, shownFiles, untakenFiles } from "@/lib/attachments/mutations/receive";
import { type FilesState, NO_FILES } from "@/lib/attachments/types";
import { customerProof, heldProof } from "@/lib/complaints/customer-proof";
import { formFields } from "@/lib/complaints/filing-state";
import { replyAsCustomer } from "@/lib/complaints/mutations/reply-as-customer";
import { replyWhileHeld } from "@/lib/complaints/mutations/reply-while-held";
import { replySchema } from "@/lib/complaints/schema";
import type { ReplyProblem, ReplyState } from "@/lib/complaints/tracking-state";
import { logError } from "@/lib/log/logger";
import { databaseNow } from "@/lib/now";
import { paths, withQuery } from "@/lib/paths";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

const LIMIT = { limit: 30, windowMs: 60 * 60_000 } as const;
const PROBLEMS = ["missing", "too-long", "nul"] as const satisfies readonly ReplyProblem[];

/** The customer answers or adds something on the private page. */
export async function sendReply(before: ReplyState, form: FormData): Promise<ReplyState> {
  const now = databaseNow();
  const typed = form.get("body");
  const again = ({ problem, files }: Refusal, token: string): ReplyState => ({
    attempt: before.attempt + 1,
    token,
    body: typeof typed === "string" ? typed : "",
    problem,
    files: files ?? untakenFiles(form, before.files),
  });
  const parsed = replySchema.safeParse(formFields(form));
  const door = doorSchema.safeParse(formFields(form));
  if (!door.success) return again({ problem: "failed" }, randomUUID());
  const said = parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
  const wrong = parsed.success ? null : (PROBLEMS.find((problem) => said.includes(problem)) ?? "failed");
  const { reference, token } = door.data;
  const body = parsed.success ? parsed.data.body : "";
  const refusal = await attempt({ reference, token, body, wrong, form }, now);
  if (refusal) return again(refusal, refusal.problem === "token-used" ? randomUUID() : token);
  revalidatePath(paths.complaint(reference));
  redirect(withQuery(paths.complaint(reference), { sent: "reply" }));
}

/** What must be right before anything of the form is looked at. */
const doorSchema = replySchema.pick({ reference: true, token: true }).loose();

type Reply = { reference: string; token: string; body: string; wrong: ReplyProblem | null; form: FormData };
/** What is wrong with the text or with files; without files, none were looked at. */
type Refusal = { problem: ReplyProblem | null; files?: FilesState };

/** Null when the reply is on record. The text must survive a database that is away, so nothing is thrown from here. */
async function attempt({ reference, token, body, wrong, form }: Reply, now: Date): Promise<Refusal | null> {
  try {
    const proof = await customerProof(reference);
    const held = proof ? null : await heldProof(reference);
    const subject = proof?.complaintId ?? held?.heldId;
    if (!subject) return { problem: "link" };
    if (!(await takeFromWindow(`reply:${subject}`, LIMIT, now))) return { problem: "too-many" };
    // Also beside a text that is wrong: the browser would not send them again.
    const received = await receiveFiles(form, { token, author: "customer", address: subject }, now);
    const files = shownFiles(received);
    if (wrong || files.problems.length > 0) return { problem: wrong, files };
    const reply = { body, token, files: received.files };
    const result = await (held
      ? replyWhileHeld(held, reply, now)
      : proof && replyAsCustomer(proof, reply, now));
    if (!result || result.ok) return null;
    if (result.reason === "not-found") return { problem: "link" };
    return { problem: result.reason, files: result.reason === "token-used" ? NO_FILES : files };
  } catch (error) {
    logError(error, "reply failed");
    return { problem: "failed" };
  }
}
