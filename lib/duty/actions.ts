"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/session";
import { type DeskAnswer, deskAnswer, deskDone, deskRefused } from "@/lib/desk-answer";
import { instantOfLocal } from "@/lib/domain/local-time";
import { fillRota, saveDutyHours } from "@/lib/duty/mutations/rota";
import { dropShift, handOverShift, saveShift } from "@/lib/duty/mutations/shifts";
import { dropShiftSchema, dutyHoursSchema, handOverSchema, rotaSchema, shiftSchema } from "@/lib/duty/schema";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import type { Result } from "@/lib/result";

function answered(now: Date, result: Result<unknown, string>): DeskAnswer {
  if (!result.ok) return deskRefused(now, result.reason);
  revalidatePath(paths.duty);
  return deskDone(now);
}

/** A new shift, or a change of one; its times are the wall's of the organisation. */
export async function saveShiftAction(_before: unknown, form: FormData): Promise<DeskAnswer> {
  const staff = await requireStaff("duty.write");
  const now = databaseNow();
  const input = shiftSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return deskAnswer(now, input.error);
  const timeZone = (await organisationFrame())?.timeZone ?? "UTC";
  const startsAt = instantOfLocal(input.data.startsAt, timeZone);
  const endsAt = instantOfLocal(input.data.endsAt, timeZone);
  if (!startsAt || !endsAt) return deskRefused(now, "time-missing", startsAt ? "endsAt" : "startsAt");
  const { shiftId = null, staffId } = input.data;
  return answered(now, await saveShift(staff, { shiftId, staffId, startsAt, endsAt }, now));
}

/** Takes a shift off the rota; the page then shows the rota without it. */
export async function dropShiftAction(_before: unknown, form: FormData): Promise<DeskAnswer> {
  const staff = await requireStaff("duty.write");
  const now = databaseNow();
  const input = dropShiftSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return deskAnswer(now, input.error);
  const answer = answered(now, await dropShift(staff, input.data.shiftId, now));
  if (answer.status === "done") redirect(paths.duty);
  return answer;
}

/** Gives the rest of a shift to a colleague. */
export async function handOverAction(_before: unknown, form: FormData): Promise<DeskAnswer> {
  const staff = await requireStaff("duty.read");
  const now = databaseNow();
  const input = handOverSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return deskAnswer(now, input.error);
  const answer = answered(now, await handOverShift(staff, input.data, now));
  if (answer.status === "done") redirect(paths.duty);
  return answer;
}

/** Fills weeks from people who take turns. */
export async function fillRotaAction(_before: unknown, form: FormData): Promise<DeskAnswer> {
  const staff = await requireStaff("duty.write");
  const now = databaseNow();
  const input = rotaSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return deskAnswer(now, input.error);
  return answered(now, await fillRota(staff, input.data, now));
}

/** When somebody must be on duty. */
export async function saveDutyHoursAction(_before: unknown, form: FormData): Promise<DeskAnswer> {
  const staff = await requireStaff("duty.write");
  const now = databaseNow();
  const input = dutyHoursSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return deskAnswer(now, input.error);
  return answered(now, await saveDutyHours(staff, input.data.calendar || null));
}
