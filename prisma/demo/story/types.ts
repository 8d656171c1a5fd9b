import type {
  Attribution,
  EmotionalImpact,
  FailureKind,
  Impact,
  JudgedOutcome,
} from "@/lib/domain/assessment";
import type { CategoryKey, RootCauseKey } from "@/lib/domain/categories";
import type { DeskMove } from "@/lib/domain/desk-moves";
import type { ViewChange } from "@/lib/domain/survey";
import type { Locale } from "@/lib/i18n/config";
import type { StartingDepartment } from "@/lib/organisation/starting-data";
import type { DemoKey } from "../people";

/** A customer of the demo company. Every name is made up, and example.com receives no mail. */
export type DemoCustomer = {
  name: string;
  locale: Locale;
  email: string | null;
  phone?: string;
  /** Known before the story begins, with a contact point that was verified. */
  known?: { tier: "silver" | "gold" | "diamond"; standing: "existing" | "vip"; note: string | null };
};

/** Received so many days before the seeding at that wall time of the organisation, or so many minutes before it. */
export type When = { daysAgo: number; at: string } | { minutesAgo: number };

/** What the assessment records; the rest comes from the complaint itself. */
export type DemoFacts = {
  impact: Impact;
  attribution: Attribution;
  acceptance?: "rejected" | "accepted-flawed";
  kind: FailureKind;
  /** A proven loss beyond the price, e.g. "350 TWD". */
  loss?: string;
  emotion?: EmotionalImpact;
};

type Human = "apology" | "regret" | "explanation";
export type Approving = "approved" | "sent-back" | "refused";

/** One thing that happened, so many hours after receipt. */
export type Step = { h: number } & (
  | { do: "assign"; to?: DemoKey }
  | { do: "assess"; facts: DemoFacts }
  | { do: "severity"; by: DemoKey; to: "urgent" | "standard" | "low"; reason: string }
  | { do: "answer" | "holding-reply"; body: string; contains: readonly Human[]; thenWait?: true }
  | { do: "note" | "phone-note"; body: string; by?: DemoKey }
  | { do: "customer-message"; body: string }
  | { do: "ask-department"; department: StartingDepartment; request: string; dueInHours: number }
  | { do: "department-answers"; by: DemoKey; answer: string }
  | { do: "move"; to: DeskMove }
  | { do: "withdraw" }
  | { do: "remedy"; words: string }
  | { do: "approve"; by: DemoKey; decision: Approving; comment: string }
  | { do: "accept" | "decline"; reason: string; onThePhone?: true }
  | { do: "remind" | "expire" | "promise-late" }
  | { do: "fulfil"; proof: string }
  | {
      do: "close";
      way: "close" | "solve";
      outcome: JudgedOutcome;
      cause: RootCauseKey;
      message: string;
      contains: readonly Human[];
    }
  | { do: "draft"; kind: "answer" | "internal-note"; body: string }
);

/** What the customer said when asked; a survey without an entry stays unanswered. */
export type DemoFeedback = {
  csat: number;
  nps?: number;
  money?: number;
  view?: ViewChange;
  comment?: string;
  /** Hours between question and answer; some of the same day when left out. */
  afterHours?: number;
  /** What was done about a low score, in hours after the answer; nothing: the call is still to be made. */
  rescue?: { callBy: DemoKey; call: string; decision: "reopen" | "leave-closed"; reason: string };
};

export type DemoCase = {
  /** Names the case across runs: an interrupted seeding goes on where it stopped. */
  key: string;
  who: string;
  received: When;
  channel?: "web" | "phone" | "shop" | "letter" | "social" | "email";
  category: CategoryKey;
  order?: string;
  /** e.g. "4800 TWD". */
  paid?: string;
  sought?: string;
  mood?: 1 | 2 | 3 | 4 | 5;
  text: string;
  by: DemoKey;
  steps: readonly Step[];
  feedback?: DemoFeedback;
};
