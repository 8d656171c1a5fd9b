import type { AwardStatus } from "@/lib/domain/award-state";
import type { DeviationReason, DeviationRefusal } from "@/lib/domain/compensation/deviation";
import type { HumanKind, RemedyKind, ValueKind } from "@/lib/domain/compensation/remedies";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";

/** A remedy of value as the agent sends it. */
export type ChosenLine = {
  part: LedgerPart;
  kind: ValueKind;
  faceMinor: bigint;
  /** A replacement from stock, and how many. */
  stock?: { itemId: string; units: number } | null;
};

export type ProposalInput = {
  complaintId: string;
  /** The mark of the decision that was on the screen. */
  seen: string;
  requestedRemedy: RemedyKind | "none";
  customerChoice: RemedyKind | "none";
  lines: readonly ChosenLine[];
  /** Gestures of care beyond those of the decision: a named person, a call-back. */
  care: readonly HumanKind[];
  reasonCode: DeviationReason | null;
  words: string;
};

export type ProposeFailure =
  | "not-found"
  | "not-assessed"
  | "case-not-open"
  | "decided-before"
  | "facts-changed"
  | "nothing-to-award"
  | "words-stale"
  | "goodwill-given"
  | "stock-unknown"
  | "no-money-rights"
  | "held";

export type PartOutcome = {
  part: LedgerPart;
  awardId: string;
  outcome: "issued" | "waiting-for-approval" | "no-budget" | "over-budget" | "out-of-stock";
};

export type Proposed =
  | { ok: true; value: { decisionId: string; parts: readonly PartOutcome[] } }
  | { ok: false; reason: ProposeFailure }
  | { ok: false; reason: "against-the-rules"; refusals: readonly DeviationRefusal[] };

export type AwardRemedyView = {
  id: string;
  kind: RemedyKind;
  amountMinor: bigint;
  note: string | null;
  proof: string | null;
  fulfilledAt: Date | null;
  /** A replacement from stock. */
  stock?: { sku: string; names: unknown; units: number } | null;
};

/** An award as staff see it on the case. */
export type AwardView = {
  id: string;
  part: LedgerPart;
  status: AwardStatus;
  tier: string;
  currency: string;
  amountMinor: bigint;
  deviationReason: string | null;
  requestedByName: string;
  approvedByName: string | null;
  createdAt: Date;
  offeredAt: Date | null;
  expiresAt: Date | null;
  capturedAt: Date | null;
  fulfilDueAt: Date | null;
  fulfilledAt: Date | null;
  ownerName: string | null;
  remedies: readonly AwardRemedyView[];
  /** What was said when it was last sent back or refused. */
  comment: string | null;
};

/** An award as the customer sees it. */
export type CustomerAward = {
  id: string;
  part: LedgerPart;
  status: AwardStatus;
  currency: string;
  amountMinor: bigint;
  offeredAt: Date;
  expiresAt: Date | null;
  answeredAt: Date | null;
  fulfilDueAt: Date | null;
  /** Told before the promise was broken. */
  expectedAt: Date | null;
  fulfilledAt: Date | null;
  remedies: readonly Pick<AwardRemedyView, "id" | "kind" | "amountMinor" | "note" | "fulfilledAt">[];
};
