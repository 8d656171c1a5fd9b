import { db } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import { namesOf } from "@/lib/organisation/names";
import { slaBook } from "@/lib/sla/queries/book";

/** The names of all clocks by their keys, as the newest version has them; a clock of an older version keeps its own. */
export async function clockNames(locale: Locale): Promise<ReadonlyMap<string, string>> {
  const { terms } = await slaBook();
  const oldestFirst = [...terms].sort((left, right) => left.version - right.version);
  return new Map(
    oldestFirst.flatMap(({ terms: { clocks } }) =>
      clocks.map(({ key, names }): [string, string] => [key, names[locale]]),
    ),
  );
}

/** The names of all calendars by their keys. */
export async function calendarNames(locale: Locale): Promise<ReadonlyMap<string, string>> {
  const rows = await db().calendar.findMany({ select: { key: true, names: true } });
  return new Map(rows.map(({ key, names }) => [key, namesOf(names)[locale]]));
}
