import { z } from "zod";
import { type SurveyQuestion, VIEW_CHANGES } from "@/lib/domain/survey";
import { COMMENT_MAX, type SurveyProblem } from "@/lib/surveys/form-state";
import type { SurveyAnswer } from "@/lib/surveys/types";

const score = (low: number, high: number) =>
  z
    .union([z.literal(""), z.coerce.number().int().min(low).max(high)])
    .optional()
    .transform((value) => (typeof value === "number" ? value : null));

const comment = z
  .string()
  .refine((text) => !text.includes("\0"), "nul")
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(COMMENT_MAX, "too-long"))
  .optional()
  .transform((text) => text || null);

const form = z.object({
  token: z.string().max(100),
  csat: score(1, 5),
  nps: score(0, 10),
  compensation: score(1, 5),
  view: z
    .union([z.literal(""), z.enum(VIEW_CHANGES)])
    .optional()
    .transform((value) => value || null),
  comment,
});

export type ParsedAnswer = { ok: true; answer: SurveyAnswer } | { ok: false; problems: SurveyProblem[] };

/** The form's answer to just the questions asked; the main score of each survey must be given. */
export function parseAnswer(fields: unknown, questions: readonly SurveyQuestion[]): ParsedAnswer {
  const parsed = form.safeParse(fields);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }): SurveyProblem => ({
        field: String(path[0] ?? ""),
        reason: message === "too-long" ? "too-long" : "invalid",
      }),
    );
    return { ok: false, problems };
  }
  const { csat, nps, compensation, view, comment: text } = parsed.data;
  const asked = <T>(question: SurveyQuestion, value: T | null) =>
    questions.includes(question) ? value : null;
  const answer: SurveyAnswer = {
    csat: asked("csat", csat),
    nps: asked("nps", nps),
    compensationScore: asked("compensation", compensation),
    viewChanged: asked("view", view),
    comment: text,
  };
  const missing = (["csat", "nps"] as const).filter(
    (name) => questions.includes(name) && answer[name] === null,
  );
  if (missing.length === 0) return { ok: true, answer };
  return { ok: false, problems: missing.map((field) => ({ field, reason: "missing" })) };
}

export const askNowSchema = z.object({ complaintId: z.guid(), reference: z.string().min(1).max(40) });
