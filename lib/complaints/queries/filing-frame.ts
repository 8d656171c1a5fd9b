import { db, sql } from "@/lib/db/client";

/** What reading a filed complaint needs to know of the organisation. */
export type FilingFrame = {
  baseCurrency: string;
  timeZone: string;
  categoryKeys: string[];
  regionKeys: string[];
};

/** Settings change by hand, filings come by the hundred: a change may take this long to reach the API. */
const FRESH_MS = 5_000;

type Kept = { readAt: number; frame: Promise<FilingFrame | null> };
let kept: Kept | null = null;

async function readFrame(): Promise<FilingFrame | null> {
  const rows = await db().$queryRaw<FilingFrame[]>(sql`
    SELECT base_currency AS "baseCurrency", time_zone AS "timeZone",
      coalesce((SELECT array_agg(key) FROM category WHERE active), '{}') AS "categoryKeys",
      coalesce((SELECT array_agg(key) FROM region WHERE active), '{}') AS "regionKeys"
    FROM organisation WHERE id = 1`);
  return rows[0] ?? null;
}

/** The frame, read at most once in five seconds however many ask; null before the first set-up. */
export function filingFrame(now: Date): Promise<FilingFrame | null> {
  const age = kept ? now.getTime() - kept.readAt : Number.NaN;
  if (kept && age >= 0 && age < FRESH_MS) return kept.frame;
  const reading: Kept = { readAt: now.getTime(), frame: readFrame() };
  kept = reading;
  const forget = () => {
    if (kept === reading) kept = null;
  };
  // Neither a failed reading nor an organisation that is not set up yet is worth keeping.
  reading.frame.then((frame) => frame ?? forget(), forget);
  return reading.frame;
}
