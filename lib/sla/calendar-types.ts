import type { CalendarDraft, DraftProblem } from "@/lib/domain/sla/calendar/calendar-draft";
import type { Names } from "@/lib/organisation/names";

/** One version as the page lists it. */
export type CalendarVersionRow = {
  version: number;
  effectiveFrom: Date;
  createdAt: Date;
  /** Null for the one that the installation brought. */
  createdBy: string | null;
  closures: number;
  openings: number;
};

/** A calendar with the draft that an edit of it begins with. */
export type CalendarPage = {
  key: string;
  draft: CalendarDraft;
  versions: CalendarVersionRow[];
};

export type CalendarListRow = {
  key: string;
  names: Names;
  active: boolean;
  timeZone: string;
  /** Open time of an ordinary week. */
  weekMs: number;
  closures: number;
  departments: readonly string[] | null;
  regions: readonly string[] | null;
  version: number;
  effectiveFrom: Date;
};

/** Whom a calendar can be for. */
export type CalendarPlaces = {
  departments: readonly { key: string; name: string }[];
  regions: readonly { key: string; name: string }[];
};

export type SaveCalendarAnswer =
  | { ok: true; version: number; holdsFrom: string }
  | { ok: false; reason: "problems"; problems: readonly DraftProblem[] }
  | {
      ok: false;
      reason: "unreadable" | "key-taken" | "key-invalid" | "conflict" | "not-found" | "unknown-place";
    };
