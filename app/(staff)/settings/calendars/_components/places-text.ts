import type { CalendarPlaces } from "@/lib/sla/calendar-types";

type Of = { departments: readonly string[] | null; regions: readonly string[] | null };

/** Whose hours a calendar is, by name; null where it is everybody's. */
export function placesText({ departments, regions }: Of, places: CalendarPlaces): string | null {
  const named = (keys: readonly string[] | null, among: CalendarPlaces["regions"]) =>
    (keys ?? []).map((key) => among.find((one) => one.key === key)?.name ?? key);
  const names = [...named(departments, places.departments), ...named(regions, places.regions)];
  return names.length === 0 ? null : names.join(", ");
}
