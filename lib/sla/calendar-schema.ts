import { z } from "zod";
import type { CalendarDraft } from "@/lib/domain/sla/calendar/calendar-draft";

const name = z.string().trim().max(80);
// Only the shape and the size: what is wrong inside of it is said field by field (checkDraft).
const window = z.tuple([z.string().max(10), z.string().max(10)]);
const windows = z.array(window).max(24);
const date = z.string().max(12);
const keys = z.array(z.string().max(60)).max(500).nullable();

const draft = z.strictObject({
  names: z.strictObject({ en: name, "zh-Hans": name, "zh-Hant": name }),
  calendar: z.strictObject({
    timeZone: z.string().trim().max(64),
    week: z.array(windows).length(7),
    closures: z.array(date).max(3_000),
    openings: z
      .record(date, windows)
      .refine((openings) => Object.keys(openings).length <= 1_000)
      .default({}),
  }),
  departments: keys,
  regions: keys,
  active: z.boolean(),
}) satisfies z.ZodType<CalendarDraft>;

export const saveCalendarSchema = z.strictObject({
  key: z.string().max(60),
  /** The version that the edit began with; 0 for a calendar that is new. */
  baseVersion: z.int().min(0),
  draft,
});
export type SaveCalendarInput = { key: string; baseVersion: number; draft: CalendarDraft };

/** Keys of new calendars; "new" is the page on which they are made. */
export const calendarKeySchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
  .refine((key) => key !== "new");
