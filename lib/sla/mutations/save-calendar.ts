import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, type Tx } from "@/lib/db/client";
import { changesBetween } from "@/lib/domain/audit";
import {
  type CalendarDraft,
  checkDraft,
  type DraftProblem,
  holdsFrom,
} from "@/lib/domain/sla/calendar/calendar-draft";
import type { Calendar } from "@/lib/domain/sla/clock";
import { databaseNow } from "@/lib/now";
import { calendarKeySchema, type SaveCalendarInput } from "@/lib/sla/calendar-schema";
import { forgetBook } from "@/lib/sla/queries/book";
import { calendarSchema } from "@/lib/sla/schema";

type Refusal =
  | { ok: false; reason: "problems"; problems: readonly DraftProblem[] }
  | { ok: false; reason: "key-taken" | "key-invalid" | "conflict" | "not-found" | "unknown-place" };
type Saved = { ok: true; version: number; effectiveFrom: Date };

const refused = (reason: Exclude<Refusal["reason"], "problems">): Refusal => ({ ok: false, reason });

/**
 * Saves a calendar as a new version, which holds for what begins in a minute or later; what ran by an older one still
 * does. Refused when somebody else has saved one since the edit began, and then nothing is written.
 */
export async function saveCalendar(staff: Staff, input: SaveCalendarInput): Promise<Saved | Refusal> {
  const { key, baseVersion, draft } = input;
  const problems = checkDraft(draft);
  if (problems.length > 0) return { ok: false, reason: "problems", problems };
  const isNew = baseVersion === 0;
  if (isNew && !calendarKeySchema.safeParse(key).success) return refused("key-invalid");
  const saved = await inTransaction(async (tx): Promise<Saved | Refusal> => {
    // Two saves at once would both follow the same version.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('calendar', 0))`;
    const before = await newestOf(tx, key);
    if (isNew && before) return refused("key-taken");
    if (!isNew && !before) return refused("not-found");
    if (before && before.version !== baseVersion) return refused("conflict");
    if (!(await arePlacesKnown(tx, draft))) return refused("unknown-place");
    return write(tx, staff, { key, draft, before });
  });
  if (saved.ok) forgetBook();
  return saved;
}

type Before = { version: number; effectiveFrom: Date; active: boolean; document: unknown };

async function newestOf(tx: Tx, key: string): Promise<Before | null> {
  const row = await tx.calendarVersion.findFirst({
    where: { calendarKey: key },
    select: {
      version: true,
      effectiveFrom: true,
      document: true,
      calendar: { select: { active: true } },
    },
    orderBy: { version: "desc" },
  });
  return row ? { ...row, active: row.calendar.active } : null;
}

async function arePlacesKnown(tx: Tx, { departments, regions }: CalendarDraft): Promise<boolean> {
  const [ofDepartments, ofRegions] = [new Set(departments ?? []), new Set(regions ?? [])];
  const [known, knownRegions] = await Promise.all([
    tx.department.count({ where: { key: { in: [...ofDepartments] } } }),
    tx.region.count({ where: { key: { in: [...ofRegions] } } }),
  ]);
  return known === ofDepartments.size && knownRegions === ofRegions.size;
}

type Writing = { key: string; draft: CalendarDraft; before: Before | null };

async function write(tx: Tx, staff: Staff, { key, draft, before }: Writing): Promise<Saved> {
  const { names, active, calendar, departments, regions } = draft;
  const version = (before?.version ?? 0) + 1;
  const effectiveFrom = holdsFrom(databaseNow(), before?.effectiveFrom ?? null);
  const position = await tx.calendar.count();
  await tx.calendar.upsert({
    where: { key },
    update: { names, active },
    create: { key, names, active, position },
    select: { key: true },
  });
  // Nobody's: a calendar that is not offered any more fits no case, and clocks that name it keep it.
  const [ofDepartments, ofRegions] = active ? [departments, regions] : [[], []];
  await tx.$executeRaw`
    INSERT INTO calendar_version (calendar_key, version, document, departments, regions, effective_from, created_by_id)
    VALUES (${key}, ${version}, ${JSON.stringify(calendar)}::jsonb, ${ofDepartments}::text[], ${ofRegions}::text[],
      ${effectiveFrom}, ${staff.id}::uuid)`;
  await recordAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "calendar-changed",
    subject: { kind: "calendar", id: key },
    facts:
      changesBetween(before ? figures(before) : {}, figures({ version, document: calendar, active })) ?? {},
  });
  return { ok: true, version, effectiveFrom };
}

/** What the audit log tells of a version; the whole of it stays readable in its own row. */
function figures({ version, document, active }: { version: number; document: unknown; active: boolean }) {
  const calendar: Calendar = calendarSchema.parse(document);
  const { timeZone, week, closures, openings = {} } = calendar;
  const hours = week.map((windows) => windows.map((window) => window.join("–")).join(" "));
  return {
    version,
    active,
    timeZone,
    week: hours,
    closures: closures.length,
    openings: Object.keys(openings).length,
  };
}
