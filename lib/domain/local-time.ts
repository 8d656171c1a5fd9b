import { Temporal } from "temporal-polyfill";

/**
 * The instant of a wall time ("2026-03-06T14:20", as a datetime-local input sends it) in a zone (IANA name). A time that
 * occurs twice is the earlier one, a skipped one moves forward. Null when the text is no such time.
 */
export function instantOfLocal(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  try {
    const instant = Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone, {
      disambiguation: "compatible",
    });
    return new Date(instant.epochMilliseconds);
  } catch {
    return null;
  }
}

/** The wall time of an instant in a zone, to the minute, as a datetime-local input wants it. */
export function localOfInstant(at: Date, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime();
  return local.toString({ smallestUnit: "minute" });
}
