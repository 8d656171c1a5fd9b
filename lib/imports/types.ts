import type { Channel } from "@/lib/complaints/queue-filter";
import type { Attribution, Impact, Outcome } from "@/lib/domain/assessment";
import type { CategoryKey } from "@/lib/domain/categories";
import type { EventFacts } from "@/lib/domain/complaint-events";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import type { Severity } from "@/lib/domain/severity";
import type { Locale } from "@/lib/i18n/config";

/** Relief of the past: its kind is known, its amount only when the source states one. */
export type HistoricRelief = { kind: string; amountMinor: bigint | null; currency: string | null };

/** One complaint of imported history, ready to be written; what the source does not say is null. */
export type HistoricComplaint = {
  sourceId: string;
  customer: { name: string; email: string | null; phone: string | null };
  locale: Locale;
  channel: Channel;
  subject: string;
  description: string;
  categoryKey: CategoryKey | null;
  regionKey: string | null;
  orderReference: string | null;
  amountPaid: { amountMinor: bigint; currency: string } | null;
  remedySought: string | null;
  mood: number | null;
  receivedAt: Date;
  status: ComplaintStatus;
  closedAt: Date | null;
  outcome: Outcome | null;
  severity: Severity | null;
  impact: Impact | null;
  attribution: Attribution;
  vulnerable: boolean;
  relief: HistoricRelief | null;
  /** What else the source says, as the facts of the event "imported". */
  facts: EventFacts;
};

export type Rejected = { line: number; reason: string };
export type ParsedRow = { ok: true; complaint: HistoricComplaint } | { ok: false; reason: string };

/** What a row means in this house. */
export type ImportContext = {
  timeZone: string;
  /** Regions by their keys and by their names in every language, in small letters. */
  regions: ReadonlyMap<string, string>;
};

/** How to read one source: its columns, and a row of theirs. */
export type ImportFormat = {
  /** Kept on every complaint; with the source's own id it makes a second import change nothing. */
  source: string;
  requiredColumns: readonly string[];
  /** Whether every intact file of this source ends with a line break, so that its absence shows a cut. */
  endsWithLineBreak: boolean;
  parseRow: (row: ReadonlyMap<string, string>, context: ImportContext) => ParsedRow;
};
