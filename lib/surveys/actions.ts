"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { fieldsOf } from "@/lib/action";
import { requireStaff } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import type { AskNowState, SurveyFormState } from "@/lib/surveys/form-state";
import { answerSurvey } from "@/lib/surveys/mutations/answer";
import { askBothNow } from "@/lib/surveys/mutations/send";
import { surveyByToken } from "@/lib/surveys/queries";
import { askNowSchema, parseAnswer } from "@/lib/surveys/schema";

/** The customer's answer. The link in the form is the proof; a second answer leads to the same thanks. */
export async function answerSurveyAction(_before: SurveyFormState, form: FormData): Promise<SurveyFormState> {
  const fields = fieldsOf(form);
  const token = fields.token ?? "";
  const survey = await surveyByToken(token);
  if (!survey) return { problems: [], unknownLink: true, typed: fields };
  const parsed = parseAnswer(fields, survey.questions);
  if (!parsed.ok) return { problems: parsed.problems, unknownLink: false, typed: fields };
  await answerSurvey(survey.proof, parsed.answer, new Date());
  redirect(paths.survey(token));
}

/** Staff ask both at once, now. */
export async function askBothNowAction(_before: unknown, form: FormData): Promise<AskNowState> {
  const staff = await requireStaff("case.work");
  const at = Date.now();
  const input = askNowSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return { status: "failed", at, reason: "invalid", field: null };
  const result = await askBothNow(staff, input.data, new Date(at));
  revalidatePath(paths.case(input.data.reference));
  return result.ok ? { status: "done", at } : { status: "failed", at, reason: result.reason, field: null };
}
