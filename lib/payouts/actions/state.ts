import type { z } from "zod";
import { isPayeeFailure, type PayoutFailure, type PayoutFormState } from "@/lib/payouts/form-state";
import type { Result } from "@/lib/result";

export function refused(now: Date, reason: PayoutFailure, field: string | null = null): PayoutFormState {
  return { status: "failed", at: now.getTime(), reason, field };
}

/** The first thing wrong with what was sent, by field. */
export function refusedInput(now: Date, error: z.ZodError): PayoutFormState {
  const issue = error.issues[0];
  const reason = issue && isPayeeFailure(issue.message) ? issue.message : "incomplete";
  return refused(now, reason, String(issue?.path[0] ?? ""));
}

export function stateOf(now: Date, result: Result<unknown, PayoutFailure>): PayoutFormState {
  return result.ok ? { status: "done", at: now.getTime() } : refused(now, result.reason);
}
