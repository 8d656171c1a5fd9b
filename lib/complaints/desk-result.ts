import type { z } from "zod";
import { type DeskFailure, type DeskState, isDeskFailure } from "@/lib/complaints/desk-state";
import type { Result } from "@/lib/result";

export function done(now: Date, extra: { keptPromise?: boolean; mailed?: boolean } = {}): DeskState {
  return { status: "done", at: now.getTime(), ...extra };
}

export function refused(now: Date, reason: DeskFailure, field: string | null = null): DeskState {
  return { status: "failed", at: now.getTime(), reason, field };
}

/** The first thing wrong with what was sent, by field; a problem without words of its own counts as incomplete. */
export function refusedInput(now: Date, error: z.ZodError): DeskState {
  const issue = error.issues[0];
  const reason = issue && isDeskFailure(issue.message) ? issue.message : "incomplete";
  return refused(now, reason, String(issue?.path[0] ?? ""));
}

/** The state for a mutation that answers nothing the page must know. */
export function deskState(now: Date, result: Result<unknown, DeskFailure>): DeskState {
  return result.ok ? done(now) : refused(now, result.reason);
}
