"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { done, refused, refusedInput, stateOf } from "@/lib/compensation/actions/state";
import type { AwardFormState } from "@/lib/compensation/form-state";
import { answerByStaff } from "@/lib/compensation/mutations/answer";
import { issueWaiting } from "@/lib/compensation/mutations/approve";
import { decideNothing } from "@/lib/compensation/mutations/decide-nothing";
import { fulfilRemedy } from "@/lib/compensation/mutations/fulfil";
import { fundFromReserve } from "@/lib/compensation/mutations/fund-award";
import { proposeRemedy } from "@/lib/compensation/mutations/propose";
import { reverseAward } from "@/lib/compensation/mutations/reverse-award";
import { voidAward } from "@/lib/compensation/mutations/void-award";
import { readLines } from "@/lib/compensation/read-lines";
import {
  answerSchema,
  awardSchema,
  fulfilSchema,
  nothingSchema,
  proposalSchema,
  reverseSchema,
} from "@/lib/compensation/schema";
import { instantOfLocal } from "@/lib/domain/local-time";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";

function refresh(reference: string): void {
  revalidatePath(paths.case(reference));
  revalidatePath(paths.promises);
}

/** Sends a remedy: at once where it is within authority, else to somebody else for approval. */
export async function sendRemedy(_before: unknown, form: FormData): Promise<AwardFormState> {
  const staff = await requireStaff("award.propose");
  const now = databaseNow();
  const input = proposalSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { reference, complaintId, seen, currency, requestedRemedy, customerChoice, reasonCode, words } =
    input.data;
  const lines = readLines(form, currency);
  if (!lines.ok) return refused(now, "bad-amount", lines.field);
  const care = (["named-person", "call-back"] as const).filter((kind) => input.data[`care-${kind}`]);
  const result = await proposeRemedy(
    staff,
    {
      complaintId,
      seen,
      requestedRemedy,
      customerChoice,
      lines: lines.value,
      care,
      reasonCode: reasonCode === "" ? null : reasonCode,
      words,
    },
    now,
  );
  refresh(reference);
  if (result.ok) return done(now);
  if (result.reason === "words-stale") return refused(now, result.reason, "words");
  if (result.reason !== "against-the-rules") return refused(now, result.reason);
  const [first] = result.refusals;
  const field = first === "change-needs-reason" || first === "mismatch-needs-reason" ? "reasonCode" : null;
  return refused(now, first ?? "incomplete", field);
}

/** Records that nothing (more) is awarded. */
export async function recordNothing(_before: unknown, form: FormData): Promise<AwardFormState> {
  const staff = await requireStaff("award.propose");
  const now = databaseNow();
  const input = nothingSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { reference, complaintId, seen, requestedRemedy, customerChoice } = input.data;
  const result = await decideNothing(staff, { complaintId, seen, requestedRemedy, customerChoice }, now);
  refresh(reference);
  return stateOf(now, result);
}

/** Sends an offer that waited for its budget. */
export async function sendWaiting(_before: unknown, form: FormData): Promise<AwardFormState> {
  const staff = await requireStaff("award.propose");
  const now = databaseNow();
  const input = awardSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await issueWaiting(staff, { awardId: input.data.awardId }, now);
  refresh(input.data.reference);
  return stateOf(now, result);
}

/** Lets the risk reserve pay where the department's budget cannot. */
export async function payFromReserve(_before: unknown, form: FormData): Promise<AwardFormState> {
  const staff = await requireStaff("budget.write");
  const now = databaseNow();
  const input = awardSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await fundFromReserve(staff, { awardId: input.data.awardId }, now);
  refresh(input.data.reference);
  return stateOf(now, result);
}

export async function withdrawAward(_before: unknown, form: FormData): Promise<AwardFormState> {
  const staff = await requireStaff("award.propose");
  const now = databaseNow();
  const input = awardSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await voidAward(staff, { awardId: input.data.awardId }, now);
  refresh(input.data.reference);
  return stateOf(now, result);
}

/** What the customer said on the phone. */
export async function recordAnswer(_before: unknown, form: FormData): Promise<AwardFormState> {
  const staff = await requireStaff("award.propose");
  const now = databaseNow();
  const input = answerSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { reference, awardId, answer, reason } = input.data;
  const result = await answerByStaff(staff, { awardId, answer, reason }, now);
  refresh(reference);
  return stateOf(now, result);
}

export async function markFulfilled(_before: unknown, form: FormData): Promise<AwardFormState> {
  const staff = await requireStaff("award.fulfil");
  const now = databaseNow();
  const input = fulfilSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { reference, awardId, remedyId, proof } = input.data;
  const timeZone = (await organisationFrame())?.timeZone ?? "UTC";
  const fulfilledAt = input.data.fulfilledAt === "" ? now : instantOfLocal(input.data.fulfilledAt, timeZone);
  if (fulfilledAt === null) return refused(now, "date-wrong", "fulfilledAt");
  const result = await fulfilRemedy(staff, { awardId, remedyId, fulfilledAt, proof }, now);
  refresh(reference);
  return result.ok
    ? done(now)
    : refused(now, result.reason, result.reason === "date-wrong" ? "fulfilledAt" : null);
}

export async function takeBack(_before: unknown, form: FormData): Promise<AwardFormState> {
  const staff = await requireStaff("award.reverse");
  const now = databaseNow();
  const input = reverseSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { reference, awardId, reason } = input.data;
  const result = await reverseAward(staff, { awardId, reason }, now);
  refresh(reference);
  return stateOf(now, result);
}
