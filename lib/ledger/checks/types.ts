import type { LawName } from "@/lib/ledger/checks/laws";

/** One thing that is not as it must be: by which law, which row, and what is wrong with it. */
export type Finding = { law: LawName; what: string; cause: string };

export type LedgerReport = {
  transactions: number;
  /** Empty where all is as it must be. */
  findings: readonly Finding[];
  seals: number;
  sealed: number;
  /** Posted and not sealed yet. */
  waiting: number;
  /** The newest seal, in hex. */
  head: string | null;
};
