import { Temporal } from "temporal-polyfill";

/** The minute of the local day (0 to 1439) at an instant, in a zone (IANA name). */
export function localMinute(at: Date, timeZone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return local.hour * 60 + local.minute;
}
