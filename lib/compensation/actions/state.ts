import type { z } from "zod";
import { type AwardFailure, type AwardFormState, isAwardFailure } from "@/lib/compensation/form-state";
import type { Result } from "@/lib/result";

export function done(now: Date): AwardFormState {
  return { status: "done", at: now.getTime() };
}

export function refused(now: Date, reason: AwardFailure, field: string | null = null): AwardFormState {
  return { status: "failed", at: now.getTime(), reason, field };
}

/** The first thing wrong with what was sent, by field. */
export function refusedInput(now: Date, error: z.ZodError): AwardFormState {
  const issue = error.issues[0];
  const reason = issue && isAwardFailure(issue.message) ? issue.message : "incomplete";
  return refused(now, reason, String(issue?.path[0] ?? ""));
}

export function stateOf(now: Date, result: Result<unknown, AwardFailure>): AwardFormState {
  return result.ok ? done(now) : refused(now, result.reason);
}
