import type { TermsProblem } from "@/lib/domain/sla/terms/check-terms";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";

/** "planned": published, and holds from later on; "past": a later version holds instead. */
export type TermsStanding = "draft" | "planned" | "in-force" | "past";

export type TermsRow = {
  version: number;
  standing: TermsStanding;
  /** Null for a draft. */
  effectiveFrom: Date | null;
  publishedAt: Date | null;
  createdAt: Date;
  /** Null for what the installation brought. */
  createdByName: string | null;
  publishedByName: string | null;
  note: string;
};

/** The one draft, and what a save of it must say it began with. */
export type TermsDraft = { version: number; document: SlaTerms; revision: string };

/** A key and what it is called in the reader's language. */
export type Named = { key: string; name: string };

/** What terms can name. */
export type TermsHouse = {
  calendars: readonly Named[];
  categories: readonly Named[];
  departments: readonly Named[];
  regions: readonly Named[];
};

export type SaveTermsFailure = "no-draft" | "conflict";
export type PublishTermsFailure =
  | SaveTermsFailure
  | "note-missing"
  /** Not a minute away, so that not every process would know of it in time. */
  | "too-soon"
  /** Another version begins to hold then or later. */
  | "before-latest";

export type SaveTermsAnswer =
  | { ok: true; revision: string }
  | { ok: false; reason: SaveTermsFailure | "unreadable" };

export type PublishTermsAnswer =
  | { ok: true; version: number }
  | { ok: false; reason: "problems"; problems: readonly TermsProblem[] }
  | { ok: false; reason: PublishTermsFailure | "unreadable" | "date-wrong" };
