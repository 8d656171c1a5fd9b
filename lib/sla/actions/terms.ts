"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/session";
import { instantOfLocal } from "@/lib/domain/local-time";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { discardDraft, openDraft, publishDraft, saveDraft } from "@/lib/sla/mutations/terms";
import {
  discardTermsSchema,
  openTermsSchema,
  publishTermsSchema,
  saveTermsSchema,
} from "@/lib/sla/terms-schema";
import type { PublishTermsAnswer, SaveTermsAnswer, SaveTermsFailure } from "@/lib/sla/terms-types";

function revalidate(): void {
  revalidatePath(paths.settingsSection("clocks"), "layout");
}

/** Copies a version into the draft and opens its editor; where there is a draft already, opens that. */
export async function openTermsDraft(form: FormData): Promise<void> {
  const staff = await requireStaff("sla.write");
  const input = openTermsSchema.safeParse({ from: form.get("from") });
  await openDraft(staff, { from: input.success ? input.data.from : null });
  revalidate();
  redirect(paths.clockDraft);
}

/** Saves what the editor holds, unless somebody else has saved the draft meanwhile. */
export async function saveTermsDraft(input: unknown): Promise<SaveTermsAnswer> {
  const staff = await requireStaff("sla.write");
  const parsed = saveTermsSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: "unreadable" };
  const saved = await saveDraft(staff, parsed.data);
  if (!saved.ok) return saved;
  revalidate();
  return { ok: true, revision: saved.value.revision };
}

/** Throws the draft away as the editor has it. */
export async function discardTermsDraft(
  input: unknown,
): Promise<{ ok: true } | { ok: false; reason: SaveTermsFailure | "unreadable" }> {
  const staff = await requireStaff("sla.write");
  const parsed = discardTermsSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: "unreadable" };
  const discarded = await discardDraft(staff, parsed.data);
  if (!discarded.ok) return discarded;
  revalidate();
  return { ok: true };
}

/** Publishes the draft from a moment of the organisation's wall clock, or as soon as can be. */
export async function publishTermsDraft(input: unknown): Promise<PublishTermsAnswer> {
  const staff = await requireStaff("sla.write");
  const parsed = publishTermsSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: "unreadable" };
  const { baseRevision, from, note } = parsed.data;
  const zone = (await organisationFrame())?.timeZone ?? "UTC";
  const effectiveFrom = from === "" ? null : instantOfLocal(from, zone);
  if (from !== "" && effectiveFrom === null) return { ok: false, reason: "date-wrong" };
  const published = await publishDraft(staff, { baseRevision, effectiveFrom, note });
  if (!published.ok) return published;
  revalidate();
  return { ok: true, version: published.version };
}
