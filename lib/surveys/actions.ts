"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type FormState, fieldsOf, submitForm } from "@/lib/action";
import { requireStaff } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { answerSurvey } from "@/lib/surveys/mutations/answer";
import { askBothNow } from "@/lib/surveys/mutations/send";
import { surveyByToken } from "@/lib/surveys/queries";
import { askNowSchema, parseAnswer, type SurveyProblem } from "@/lib/surveys/schema";

export type SurveyFormState = {
  problems: SurveyProblem[];
  unknownLink: boolean;
  typed: Record<string, string>;
};

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
export async function askBothNowAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireStaff("case.work");
  const state = await submitForm({
    form,
    schema: askNowSchema,
    change: (input) => askBothNow(staff, input, new Date()),
  });
  if (state.done) revalidatePath(paths.case(String(form.get("reference"))));
  return state;
}
