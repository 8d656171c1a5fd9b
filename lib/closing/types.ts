import type { Attribution, Outcome } from "@/lib/domain/assessment";
import type { ClosingWay } from "@/lib/domain/closing-path";
import type { ClosingRequirement } from "@/lib/domain/complaint-closing";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";

export type CauseOption = { key: string; name: string };

/** A lead is asked whether to take the case up again. */
export type ReopeningRequest = { taskId: string; dueAt: Date; csat: number | null; comment: string | null };

/** What the closing panel shows of one case. */
export type ClosingView = {
  complaintId: string;
  reference: string;
  status: ComplaintStatus;
  version: number;
  ways: ClosingWay[];
  /** What is still missing, whatever the closing form itself will add (outcome, cause, message). */
  missing: ClosingRequirement[];
  hasApologyOrRegret: boolean;
  hasExplanation: boolean;
  apologyAllowed: boolean;
  attribution: Attribution;
  outcome: Outcome | null;
  rootCause: string | null;
  causes: CauseOption[];
  closedAt: Date | null;
  reopening: ReopeningRequest | null;
};

/** What a form of the closing panel has to say; the reasons have their words in closing.failure. */
export type ClosingState =
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: string; field: string | null };

export const CLOSING_FAILURES = [
  "not-found",
  "version-conflict",
  "illegal-move",
  "apology-not-ours",
  "unknown-cause",
  "appeal-open",
  "not-ready",
  "already-decided",
  "incomplete",
  "unreachable",
] as const;
