"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/session";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { refused, refusedInput, stateOf } from "@/lib/payouts/actions/state";
import type { ImportState, PayoutFormState } from "@/lib/payouts/form-state";
import { approveRun } from "@/lib/payouts/mutations/approve";
import { exportRun } from "@/lib/payouts/mutations/export";
import { importResults } from "@/lib/payouts/mutations/import-results";
import { discardRun, dropLine, prepareRun, reopenRun } from "@/lib/payouts/mutations/prepare";
import { approveSchema, dropSchema, prepareSchema, runSchema } from "@/lib/payouts/schema";

function refresh(id: string): void {
  revalidatePath(paths.payouts);
  revalidatePath(paths.payout(id));
  revalidatePath(paths.promises);
}

/** Makes a run of what is due in one currency and opens its page. */
export async function prepareRunAction(_before: unknown, form: FormData): Promise<PayoutFormState> {
  const staff = await requireStaff("payout.prepare");
  const now = databaseNow();
  const input = prepareSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await prepareRun(staff, input.data, now);
  if (!result.ok) return refused(now, result.reason, result.reason === "date-past" ? "executionDay" : null);
  refresh(result.value.runId);
  redirect(paths.payout(result.value.runId));
}

export async function dropLineAction(_before: unknown, form: FormData): Promise<PayoutFormState> {
  const staff = await requireStaff("payout.prepare");
  const now = databaseNow();
  const input = dropSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { id: runId, lineId } = input.data;
  const result = await dropLine(staff, { runId, lineId });
  refresh(runId);
  return stateOf(now, result);
}

export async function discardRunAction(_before: unknown, form: FormData): Promise<PayoutFormState> {
  const staff = await requireStaff("payout.prepare");
  const now = databaseNow();
  const input = runSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await discardRun(staff, { runId: input.data.id }, now);
  refresh(input.data.id);
  return stateOf(now, result);
}

export async function reopenRunAction(_before: unknown, form: FormData): Promise<PayoutFormState> {
  const staff = await requireStaff("payout.prepare");
  const now = databaseNow();
  const input = runSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await reopenRun(staff, { runId: input.data.id }, now);
  refresh(input.data.id);
  return stateOf(now, result);
}

export async function approveRunAction(_before: unknown, form: FormData): Promise<PayoutFormState> {
  const staff = await requireStaff("payout.approve");
  const now = databaseNow();
  const input = approveSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { id: runId, seen } = input.data;
  const result = await approveRun(staff, { runId, seen }, now);
  refresh(runId);
  return stateOf(now, result);
}

/** Hands the run over; its files can be fetched from then on. */
export async function exportRunAction(_before: unknown, form: FormData): Promise<PayoutFormState> {
  const staff = await requireStaff("payout.prepare");
  const now = databaseNow();
  const input = runSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await exportRun(staff, { runId: input.data.id }, now);
  refresh(input.data.id);
  return stateOf(now, result);
}

/** As much as a run's answers take many times over; the page's own limit is about the same. */
const MAX_BYTES = 900_000;

/** Takes in the bank's file: all of it or nothing. */
export async function importResultsAction(_before: ImportState, form: FormData): Promise<ImportState> {
  const staff = await requireStaff("payout.prepare");
  const failed = (reason: "incomplete" | "too-large"): ImportState => ({
    status: "failed",
    reason,
    problems: [],
  });
  const input = runSchema.safeParse({ id: form.get("id") });
  const file = form.get("file");
  if (!input.success || !(file instanceof File) || file.size === 0) return failed("incomplete");
  if (file.size > MAX_BYTES) return failed("too-large");
  const result = await importResults(staff, { runId: input.data.id, text: await file.text() }, databaseNow());
  refresh(input.data.id);
  if (result.ok) return { status: "done", ...result.value };
  const problems = result.reason === "bad-file" ? result.problems.slice(0, 100) : [];
  return { status: "failed", reason: result.reason, problems };
}
