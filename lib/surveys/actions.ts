"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { fieldsOf } from "@/lib/action";
import { requireStaff } from "@/lib/auth/session";
import { MINUTE_MS } from "@/lib/domain/duration";
import { clientAddress } from "@/lib/http/client-address";
import { claimedId } from "@/lib/links/tokens";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { takeFromWindows } from "@/lib/rate-limit/mutations";
import { type AskNowState, NO_ANSWER_YET, type SurveyFormState } from "@/lib/surveys/form-state";
import { answerSurvey } from "@/lib/surveys/mutations/answer";
import { askBothNow } from "@/lib/surveys/mutations/send";
import { surveyByToken } from "@/lib/surveys/queries";
import { askNowSchema, parseAnswer } from "@/lib/surveys/schema";

const ADDRESS_LIMIT = { limit: 120, windowMs: 10 * MINUTE_MS } as const;
const SURVEY_LIMIT = { limit: 20, windowMs: 10 * MINUTE_MS } as const;

/** The customer's answer. The link in the form is the proof; a second answer leads to the same thanks. */
export async function answerSurveyAction(_before: SurveyFormState, form: FormData): Promise<SurveyFormState> {
  const now = databaseNow();
  const fields = fieldsOf(form);
  const token = fields.token ?? "";
  const answer = (change: Partial<SurveyFormState>): SurveyFormState => ({
    ...NO_ANSWER_YET,
    typed: fields,
    ...change,
  });
  if (await hasTriedTooOften(token, now)) return answer({ tooMany: true });
  const survey = await surveyByToken(token);
  if (!survey) return answer({ unknownLink: true });
  const parsed = parseAnswer(fields, survey.questions);
  if (!parsed.ok) return answer({ problems: parsed.problems });
  await answerSurvey(survey.proof, parsed.answer, now);
  redirect(paths.survey(token));
}

async function hasTriedTooOften(token: string, now: Date): Promise<boolean> {
  const sent = await headers();
  const address = clientAddress((name) => sent.get(name));
  const wait = await takeFromWindows(
    [
      { key: `survey:address:${address}`, window: ADDRESS_LIMIT },
      { key: `survey:subject:${claimedId(token) ?? "none"}`, window: SURVEY_LIMIT },
    ],
    now,
  );
  return wait !== null;
}

/** Staff ask both at once, now. */
export async function askBothNowAction(_before: unknown, form: FormData): Promise<AskNowState> {
  const staff = await requireStaff("case.work");
  const at = databaseNow().getTime();
  const input = askNowSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return { status: "failed", at, reason: "invalid", field: null };
  const result = await askBothNow(staff, input.data, new Date(at));
  revalidatePath(paths.case(input.data.reference));
  return result.ok ? { status: "done", at } : { status: "failed", at, reason: result.reason, field: null };
}
