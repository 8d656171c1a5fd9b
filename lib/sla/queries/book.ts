import { db, sql, type Tx } from "@/lib/db/client";
import type { Calendar } from "@/lib/domain/sla/clock";
import type { CalendarVersion, SlaBook, TermsVersion } from "@/lib/domain/sla/terms/book";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import { calendarSchema, termsSchema } from "@/lib/sla/schema";

/**
 * How long a process may go on with the versions it has read. What is published holds from a minute later at the
 * earliest, so that every process knows it by then.
 */
export const BOOK_KEPT_MS = 10_000;

// Published versions never change: each document is read and checked once per process, and stays the same object, by
// which the clock knows what it has worked out already.
const knownTerms = new Map<number, SlaTerms>();
const knownCalendars = new Map<string, Calendar>();
let kept: { book: SlaBook; readMs: number } | null = null;

type TermsRow = { version: number; effectiveFrom: Date; publishedAt: Date; document: unknown };
type CalendarRow = {
  key: string;
  version: number;
  effectiveFrom: Date;
  departments: string[] | null;
  regions: string[] | null;
  document: unknown;
};

/** Every published version of terms and calendars, at most ten seconds old. */
export async function slaBook(tx: Tx = db()): Promise<SlaBook> {
  if (kept && performance.now() - kept.readMs < BOOK_KEPT_MS) return kept.book;
  const readMs = performance.now();
  const book = await readBook(tx);
  kept = { book, readMs };
  return book;
}

/** Reads again at the next question: the caller has published something. */
export function forgetBook(): void {
  kept = null;
}

async function readBook(tx: Tx): Promise<SlaBook> {
  const terms = await tx.$queryRaw<TermsRow[]>(sql`
    SELECT version, effective_from AS "effectiveFrom", published_at AS "publishedAt", CASE WHEN version = ANY (${[...knownTerms.keys()]}::int[]) THEN NULL ELSE document END AS document
    FROM sla_version WHERE published_at IS NOT NULL ORDER BY version`);
  const calendars = await tx.$queryRaw<CalendarRow[]>(sql`
    SELECT calendar_key AS key, version, effective_from AS "effectiveFrom", departments, regions,
      CASE WHEN calendar_key || ':' || version = ANY (${[...knownCalendars.keys()]}::text[]) THEN NULL ELSE document END AS document
    FROM calendar_version ORDER BY calendar_key, version`);
  return { terms: terms.map(toTerms), calendars: calendars.map(toCalendar) };
}

function toTerms({ version, effectiveFrom, publishedAt, document }: TermsRow): TermsVersion {
  const terms = knownTerms.get(version) ?? termsSchema.parse(document);
  knownTerms.set(version, terms);
  return { version, effectiveFrom, publishedAt, terms };
}

function toCalendar({ document, ...row }: CalendarRow): CalendarVersion {
  const name = `${row.key}:${row.version}`;
  const calendar = knownCalendars.get(name) ?? calendarSchema.parse(document);
  knownCalendars.set(name, calendar);
  return { ...row, calendar };
}
