import type { z } from "zod";

/** What a form of the desk answers; the reason is a word that the form's own texts know, or a sentence that names figures. */
export type DeskAnswer =
  | { status: "idle" }
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: string; field: string | null };

export function deskDone(now: Date): DeskAnswer {
  return { status: "done", at: now.getTime() };
}

export function deskRefused(now: Date, reason: string, field: string | null = null): DeskAnswer {
  return { status: "failed", at: now.getTime(), reason, field };
}

/** The first thing wrong with what was sent, by field; a reason of our own is one word, the library's are sentences. */
export function deskAnswer(now: Date, error: z.ZodError): DeskAnswer {
  const issue = error.issues[0];
  const reason = issue && /^[a-z-]+$/.test(issue.message) ? issue.message : "incomplete";
  return deskRefused(now, reason, String(issue?.path[0] ?? ""));
}
