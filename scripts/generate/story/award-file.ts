import type { AwardStatus } from "@/lib/domain/award-state";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";
import type { AwardTransaction } from "@/lib/domain/ledger/standing";
import type { Uid } from "../ids";

/** An award while its story is told; written down when the story ends. */
export type AwardFile = {
  readonly id: Uid;
  readonly idText: string;
  readonly decisionId: Uid;
  readonly part: LedgerPart;
  readonly tier: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly requestedById: Uid;
  readonly words: string;
  readonly createdAt: Date;
  readonly remedies: {
    id: Uid;
    kind: string;
    amountMinor: bigint;
    proof: string | null;
    fulfilledAt: Date | null;
  }[];
  readonly transactions: (AwardTransaction & { uid: Uid; remedy: Uid | null })[];
  status: AwardStatus;
  approvedById: Uid | null;
  /** Its place in the world's list of budgets. */
  budget: number | null;
  offeredAt: Date | null;
  expiresAt: Date | null;
  answeredAt: Date | null;
  capturedAt: Date | null;
  fulfilDueAt: Date | null;
  fulfilledAt: Date | null;
  fulfilOwnerId: Uid | null;
  version: number;
};
