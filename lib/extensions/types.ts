import { EXTENSION_REFUSALS, type ExtensionAnswer } from "@/lib/domain/sla/runs/extension";
import type { Names } from "@/lib/organisation/names";

export const EXTENSION_STATUSES = ["asked", "granted", "refused"] as const;
export type ExtensionStatus = (typeof EXTENSION_STATUSES)[number];

/** What a form about an extension may have to say; each has its words in extensions.failure. */
export const EXTENSION_FAILURES = [
  "not-found",
  "no-clock",
  ...EXTENSION_REFUSALS,
  "already-asked",
  "already-decided",
  "same-person",
  "note-missing",
  "incomplete",
  "unreachable",
] as const;

export type ExtensionState =
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: string; field: string | null };

/** One request with who asked and who answered. Instants are limits: the first that no longer counts. */
export type ExtensionRow = {
  id: string;
  complaintId: string;
  reference: string;
  clockNames: Names;
  /** In whose days the limit is counted. */
  timeZone: string;
  dueAt: Date;
  until: Date;
  needsApproval: boolean;
  status: ExtensionStatus;
  reason: string;
  askedById: string;
  askedByName: string;
  askedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  note: string;
};

/** A clock of a case whose law knows extensions, and whether one is to be had now. */
export type ExtendableClock = {
  key: string;
  run: number;
  names: Names;
  dueAt: Date | null;
  timeZone: string;
  answer: ExtensionAnswer;
};
