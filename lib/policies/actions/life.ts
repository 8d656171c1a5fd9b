"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { requireStaff } from "@/lib/auth/session";
import { instantOfLocal } from "@/lib/domain/local-time";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import type { PolicyFailure, PolicyFormState } from "@/lib/policies/form-state";
import { discardDraft, startDraft } from "@/lib/policies/mutations/drafts";
import { publishVersion, retireVersion, sendBack, submitDraft } from "@/lib/policies/mutations/review";
import { notedSchema, publishSchema, sourceSchema, versionSchema } from "@/lib/policies/schema";
import { templateSource } from "@/lib/policies/templates";
import type { Result } from "@/lib/result";

function refused(now: Date, reason: PolicyFailure, field: string | null = null): PolicyFormState {
  return { status: "failed", at: now.getTime(), reason, field };
}

function refusedInput(now: Date, error: z.ZodError): PolicyFormState {
  const issue = error.issues[0];
  return refused(
    now,
    issue?.message === "too-long" ? "too-long" : "incomplete",
    String(issue?.path[0] ?? ""),
  );
}

function stateOf(now: Date, result: Result<unknown, PolicyFailure>): PolicyFormState {
  return result.ok ? { status: "done", at: now.getTime() } : refused(now, result.reason);
}

function revalidate(id: string): void {
  revalidatePath(paths.policies);
  revalidatePath(paths.policyVersion(id));
}

/** Copies a version or a template into a draft and opens its editor. */
export async function startDraftAction(_before: unknown, form: FormData): Promise<PolicyFormState> {
  const staff = await requireStaff("policy.write");
  const now = databaseNow();
  const input = sourceSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const [from, name = ""] = input.data.source.split(/:(.*)/s);
  const source = from === "version" ? ({ from: "version", id: name } as const) : templateSource(name);
  if (!source) return refused(now, "unknown-template", "source");
  const started = await startDraft(staff, source, now);
  if (!started.ok) return refused(now, started.reason);
  revalidatePath(paths.policies);
  redirect(paths.policyEditor(started.value));
}

export async function submitDraftAction(_before: unknown, form: FormData): Promise<PolicyFormState> {
  const staff = await requireStaff("policy.write");
  const now = databaseNow();
  const input = notedSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await submitDraft(staff, input.data, now);
  revalidate(input.data.id);
  return stateOf(now, result);
}

export async function sendBackAction(_before: unknown, form: FormData): Promise<PolicyFormState> {
  const staff = await requireStaff("policy.write");
  const now = databaseNow();
  const input = notedSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await sendBack(staff, input.data, now);
  revalidate(input.data.id);
  return result.ok || result.reason !== "note-missing"
    ? stateOf(now, result)
    : refused(now, "note-missing", "note");
}

export async function publishAction(_before: unknown, form: FormData): Promise<PolicyFormState> {
  const staff = await requireStaff("policy.publish");
  const now = databaseNow();
  const input = publishSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { id, from } = input.data;
  const zone = (await organisationFrame())?.timeZone ?? "UTC";
  const effectiveFrom = from === "" ? null : instantOfLocal(from, zone);
  if (from !== "" && effectiveFrom === null) return refused(now, "date-wrong", "from");
  const result = await publishVersion(staff, { id, effectiveFrom }, now);
  revalidate(id);
  revalidatePath(paths.policy);
  return result.ok || result.reason !== "in-the-past"
    ? stateOf(now, result)
    : refused(now, "in-the-past", "from");
}

export async function retireAction(_before: unknown, form: FormData): Promise<PolicyFormState> {
  const staff = await requireStaff("policy.publish");
  const now = databaseNow();
  const input = versionSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await retireVersion(staff, input.data, now);
  revalidate(input.data.id);
  return stateOf(now, result);
}

/** Throws a draft away and goes back to the list, since its page is gone with it. */
export async function discardDraftAction(_before: unknown, form: FormData): Promise<PolicyFormState> {
  const staff = await requireStaff("policy.write");
  const now = databaseNow();
  const input = versionSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await discardDraft(staff, input.data);
  if (!result.ok) return refused(now, result.reason);
  revalidatePath(paths.policies);
  redirect(paths.policies);
}
