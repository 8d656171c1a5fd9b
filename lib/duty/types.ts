import type { Shift, Span } from "@/lib/domain/sla/duty/duty";
import type { DutyDay } from "@/lib/domain/sla/duty/duty-days";

/** A shift as the page lists it. */
export type ShiftRow = Shift & {
  id: string;
  name: string;
  /** False: the person may not sign in any more, so nobody hears of what comes in. */
  isActive: boolean;
};

export type DutyPerson = { id: string; name: string };

/** The rota of four weeks. */
export type DutyRota = {
  timeZone: string;
  days: DutyDay<ShiftRow>[];
  on: (DutyPerson & { until: Date })[];
  next: (DutyPerson & { from: Date })[];
  /** When nobody is on duty though somebody must be. */
  gaps: Span[];
  /** Whoever may be put on duty. */
  people: DutyPerson[];
  /** In the hours of this calendar nobody need be on duty. */
  freeCalendar: string | null;
  calendars: { key: string; name: string }[];
};
