"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { saveCalendarSchema } from "@/lib/sla/calendar-schema";
import type { SaveCalendarAnswer } from "@/lib/sla/calendar-types";
import { saveCalendar } from "@/lib/sla/mutations/save-calendar";

/** Saves what the editor holds as a new version, or says field by field why not. */
export async function saveCalendarAction(input: unknown): Promise<SaveCalendarAnswer> {
  const staff = await requireStaff("sla.write");
  const parsed = saveCalendarSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: "unreadable" };
  const saved = await saveCalendar(staff, parsed.data);
  if (!saved.ok) return saved;
  revalidatePath(paths.settingsSection("calendars"), "layout");
  return { ok: true, version: saved.version, holdsFrom: saved.effectiveFrom.toISOString() };
}
