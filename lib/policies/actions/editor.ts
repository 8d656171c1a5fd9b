"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { getLocale } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import type { EditorFinding, ImportAnswer, SaveAnswer } from "@/lib/policies/editor-types";
import { findingsOf, issueFindings } from "@/lib/policies/findings";
import { saveDraft } from "@/lib/policies/mutations/drafts";
import { knownRegions } from "@/lib/policies/queries/regions";
import { readDocument } from "@/lib/policies/read-document";
import { documentSchema, draftSchema } from "@/lib/policies/schema";

/** What speaks against the document as it is typed; nothing is stored. */
export async function checkDraft(document: string): Promise<readonly EditorFinding[]> {
  const staff = await requireStaff("policy.write");
  const [locale, regions] = await Promise.all([getLocale(), knownRegions(staff)]);
  return findingsOf(documentSchema.parse(document), { locale, regions });
}

/** Saves a draft that is a policy, wise or not; one that is none comes back with everything that is wrong. */
export async function saveEditedDraft(input: {
  id: string;
  revision: number;
  document: string;
}): Promise<SaveAnswer> {
  const staff = await requireStaff("policy.write");
  const { id, revision, document } = draftSchema.parse(input);
  const read = readDocument(document);
  if (!read.ok) {
    return { ok: false, reason: "no-policy", findings: issueFindings(read.issues, await getLocale()) };
  }
  const saved = await saveDraft(staff, { id, revision, document: read.policy }, databaseNow());
  if (!saved.ok) return { ok: false, reason: saved.reason };
  revalidatePath(paths.policyVersion(id), "layout");
  revalidatePath(paths.policies);
  return { ok: true, revision: saved.value };
}

/** Reads a pasted or chosen document into the editor; saving it is a step of its own. */
export async function readImport(document: string): Promise<ImportAnswer> {
  await requireStaff("policy.write");
  const read = readDocument(documentSchema.parse(document));
  if (!read.ok) return { ok: false, findings: issueFindings(read.issues, await getLocale()) };
  return { ok: true, policy: read.policy };
}
