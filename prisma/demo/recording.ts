import { createHash } from "node:crypto";
import { z } from "zod";
import { dayOf } from "./clock";
import type { DemoCase } from "./story/types";

/**
 * The story as the app itself wrote it, row by row: recorded once (see record/record.ts), since playing thousands of
 * statements at somebody's first start would take minutes, and poured in with its times shifted to the day of the start.
 */
export const RECORDING_FILE = "prisma/demo/story.json.gz";

/** In the order of insertion: what is referred to comes first. */
export const TABLES = [
  "customer",
  "contact_point",
  "complaint",
  "complaint_event",
  "message",
  "complaint_search",
  "draft",
  "task",
  "notification",
  "mail",
  "compensation_decision",
  "award",
  "award_remedy",
  "approval",
  "ledger_transaction",
  "voucher",
  "points_lot",
  "survey",
] as const;
export type Table = (typeof TABLES)[number];

const rows = z.array(z.record(z.string(), z.json()));
const tables = z.record(z.enum(TABLES), rows);

export const recordingSchema = z.object({
  /** Names the story that was recorded: another one must be recorded anew. */
  story: z.string(),
  /** What counted as now. */
  anchor: z.iso.datetime(),
  /** What decided the cases: a recording made under another policy must be made anew. */
  policies: rows,
  /** Ledger entries name their account by its kind: which budget they belong to depends on the month they land in. */
  entries: rows,
  /** What belongs to a day moves by whole days, so that a breakfast stays a breakfast. */
  days: tables,
  /** What is happening right now moves by the minute. */
  live: tables,
});
export type Recording = z.infer<typeof recordingSchema>;
export type Tables = Recording["days"];

export function storyHash(story: readonly DemoCase[]): string {
  return createHash("sha256").update(JSON.stringify(story)).digest("hex");
}

const INSTANT = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|\+00:00)"/g;
const PLACEHOLDER = /@(staff|department):([a-z]+)/g;

/** Moves every instant in the rows by so many milliseconds and puts this database's people and departments in. */
export function moved(
  group: Tables,
  by: { ms: number; idOf: (kind: string, key: string) => string },
): Tables {
  const text = JSON.stringify(group)
    .replace(INSTANT, (_, at: string) => `"${new Date(Date.parse(`${at}Z`) + by.ms).toISOString()}"`)
    .replace(PLACEHOLDER, (_, kind: string, key: string) => by.idOf(kind, key));
  return tables.parse(JSON.parse(text));
}

/** From one day of the organisation to another, in milliseconds; the demo's zone knows no summer time. */
export function wholeDays(from: Date, to: Date): number {
  return Date.parse(dayOf(to)) - Date.parse(dayOf(from));
}
