"use server";

import { revalidatePath } from "next/cache";
import { receiveFiles } from "@/lib/attachments/mutations/receive";
import { requireStaff } from "@/lib/auth/session";
import { deskState, done, refused, refusedInput } from "@/lib/complaints/desk-result";
import type { DeskState } from "@/lib/complaints/desk-state";
import { readMeasureFields } from "@/lib/complaints/measure-fields";
import { addNote } from "@/lib/complaints/mutations/add-note";
import { assessComplaint } from "@/lib/complaints/mutations/assess";
import { changeSeverity } from "@/lib/complaints/mutations/change-severity";
import { moveByStaff } from "@/lib/complaints/mutations/move";
import { revokeLink } from "@/lib/complaints/mutations/revoke-link";
import { type MessagePart, sendMessage } from "@/lib/complaints/mutations/send-message";
import {
  assessmentSchema,
  messageSchema,
  moveSchema,
  revokeSchema,
  severitySchema,
} from "@/lib/complaints/staff-schema";
import { isCurrency, parseMoney } from "@/lib/domain/money";
import { parseReference } from "@/lib/domain/reference";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { measuresOfCase } from "@/lib/policies/queries/case-measures";

/** Also after a conflict: the page then shows what the colleague did, beside the text that is kept. */
function refresh(reference: string): void {
  revalidatePath(paths.case(reference));
}

/** Sends what was written: to the customer, or as a note to colleagues. */
export async function sendFromComposer(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = messageSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { complaintId, reference, version, token, kind, body, thenWait } = input.data;
  const { files, problems } = await receiveFiles(form, { token, author: "staff", address: null }, now);
  if (problems.length > 0)
    return {
      status: "failed",
      at: now.getTime(),
      reason: "files",
      field: null,
      files: { kept: [], problems },
    };
  if (kind === "internal-note" || kind === "phone-note") {
    const noted = await addNote(staff, { complaintId, kind, body, files }, now);
    refresh(reference);
    return deskState(now, noted);
  }
  const contains = (["apology", "regret", "explanation"] as const).filter(
    (part): part is MessagePart => input.data[part],
  );
  const { letter = null } = input.data;
  const message = { complaintId, expectedVersion: version, kind, body, contains, thenWait, letter, files };
  const sent = await sendMessage(staff, message, now);
  refresh(reference);
  if (!sent.ok) return refused(now, sent.reason);
  return done(now, { keptPromise: sent.value.keptPromise, mailed: sent.value.mailed });
}

export async function setSeverity(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = severitySchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { reference, version, ...change } = input.data;
  const result = await changeSeverity(staff, { ...change, expectedVersion: version }, now);
  refresh(reference);
  return deskState(now, result);
}

/** An amount field left empty is not known; anything else must be an amount of the currency. */
function amount(text: string, currency: string): { ok: true; minor: bigint | null } | { ok: false } {
  if (text === "") return { ok: true, minor: null };
  const parsed = parseMoney(text, currency);
  return parsed.ok ? { ok: true, minor: parsed.value.amountMinor } : { ok: false };
}

export async function saveAssessment(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = assessmentSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { complaintId, reference, version, amountPaid, provenLoss, currency, ...facts } = input.data;
  const hasMoney = amountPaid !== "" || provenLoss !== "";
  if (hasMoney && !isCurrency(currency)) return refused(now, "currency-missing", "currency");
  const paid = amount(amountPaid, currency);
  if (!paid.ok) return refused(now, "bad-amount", "amountPaid");
  const loss = amount(provenLoss, currency);
  if (!loss.ok) return refused(now, "bad-amount", "provenLoss");
  const { measures: declared } = await measuresOfCase(staff, complaintId, now);
  const measures = readMeasureFields(form, declared, currency);
  if (!measures.ok) return refused(now, measures.reason, measures.field);
  const assessment = {
    ...facts,
    measures: measures.value,
    amountPaidMinor: paid.minor,
    provenLossMinor: loss.minor,
    currency: isCurrency(currency) ? currency : null,
  };
  const result = await assessComplaint(staff, { complaintId, expectedVersion: version, assessment }, now);
  refresh(reference);
  return deskState(now, result);
}

export async function moveCase(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = moveSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { complaintId, reference, version, to, twin } = input.data;
  const move = {
    complaintId,
    expectedVersion: version,
    to,
    twinReference: twin ? (parseReference(twin) ?? twin) : null,
  };
  const result = await moveByStaff(staff, move, now);
  refresh(reference);
  return deskState(now, result);
}

export async function revokeCaseLink(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = revokeSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { complaintId, reference, version } = input.data;
  const result = await revokeLink(staff, { complaintId, expectedVersion: version }, now);
  refresh(reference);
  return deskState(now, result);
}
