import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { stretchOf, united } from "@/lib/domain/sla/calendar/calendar";
import type { CalendarDraft } from "@/lib/domain/sla/calendar/calendar-draft";
import type { Calendar } from "@/lib/domain/sla/clock";
import type { Locale } from "@/lib/i18n/config";
import { namesOf } from "@/lib/organisation/names";
import type { CalendarListRow, CalendarPage, CalendarPlaces } from "@/lib/sla/calendar-types";
import { calendarSchema } from "@/lib/sla/schema";

type StoredVersion = {
  version: number;
  effectiveFrom: Date;
  document: unknown;
  departments: string[] | null;
  regions: string[] | null;
};

const VERSION = {
  version: true,
  effectiveFrom: true,
  document: true,
  departments: true,
  regions: true,
} as const;

/** Every calendar with the newest of its versions, also where that holds only in a minute. */
export async function listCalendars(_staff: Staff): Promise<CalendarListRow[]> {
  const rows = await db().calendar.findMany({
    select: {
      key: true,
      names: true,
      active: true,
      versions: { select: VERSION, orderBy: { version: "desc" }, take: 1 },
    },
    orderBy: [{ position: "asc" }, { key: "asc" }],
  });
  const places = await placesOfNewest();
  return rows.flatMap(({ key, names, active, versions: [newest] }) => {
    if (!newest) return [];
    const calendar = calendarSchema.parse(newest.document);
    const { version, effectiveFrom } = newest;
    const { departments, regions } = places.get(key) ?? { departments: null, regions: null };
    return [
      {
        key,
        names: namesOf(names),
        active,
        timeZone: calendar.timeZone,
        weekMs: weekMs(calendar),
        closures: calendar.closures.length,
        departments,
        regions,
        version,
        effectiveFrom,
      },
    ];
  });
}

type Places = Pick<CalendarDraft, "departments" | "regions">;

/**
 * Whose hours each calendar is, by its newest version that was anybody's: one that is not chosen any more has an empty
 * list, and is to come back as it was. Raw, since Prisma reads no list as an empty one.
 */
async function placesOfNewest(): Promise<Map<string, Places>> {
  const rows = await db().$queryRaw<({ key: string } & Places)[]>`
    SELECT DISTINCT ON (calendar_key) calendar_key AS key, departments, regions FROM calendar_version
    WHERE departments IS NULL OR cardinality(departments) > 0 ORDER BY calendar_key, version DESC`;
  return new Map(rows.map(({ key, departments, regions }) => [key, { departments, regions }]));
}

/** The open time of an ordinary week; hours that run over from Sunday into Monday count once. */
function weekMs({ week }: Calendar): number {
  const days = week.map((windows) => united(windows.flatMap((window) => stretchOf(window) ?? [])));
  return days.flat().reduce((sum, { from, to }) => sum + to - from, 0);
}

/** A calendar for its page; null for a key that there is not. */
export async function calendarPage(_staff: Staff, key: string): Promise<CalendarPage | null> {
  const row = await db().calendar.findUnique({
    where: { key },
    select: {
      names: true,
      active: true,
      versions: {
        select: { ...VERSION, createdAt: true, createdBy: { select: { name: true } } },
        orderBy: { version: "desc" },
      },
    },
  });
  const newest = row?.versions[0];
  if (!row || !newest) return null;
  const places = (await placesOfNewest()).get(key) ?? { departments: null, regions: null };
  return {
    key,
    draft: {
      names: namesOf(row.names),
      calendar: calendarSchema.parse(newest.document),
      ...places,
      active: row.active,
    },
    versions: row.versions.map(({ createdBy, ...version }) => ({
      ...counted(version),
      createdBy: createdBy?.name ?? null,
    })),
  };
}

function counted({ version, effectiveFrom, document, createdAt }: StoredVersion & { createdAt: Date }) {
  const calendar: Calendar = calendarSchema.parse(document);
  const { closures, openings = {} } = calendar;
  return {
    version,
    effectiveFrom,
    createdAt,
    closures: closures.length,
    openings: Object.keys(openings).length,
  };
}

/** The departments and regions that a calendar can be for, in the reader's language. */
export async function calendarPlaces(_staff: Staff, locale: Locale): Promise<CalendarPlaces> {
  const [departments, regions] = await Promise.all([
    db().department.findMany({
      where: { active: true },
      select: { key: true, names: true },
      orderBy: { id: "asc" },
    }),
    db().region.findMany({
      select: { key: true, names: true },
      orderBy: [{ position: "asc" }, { key: "asc" }],
    }),
  ]);
  const named = ({ key, names }: { key: string; names: unknown }) => ({ key, name: namesOf(names)[locale] });
  return { departments: departments.map(named), regions: regions.map(named) };
}
