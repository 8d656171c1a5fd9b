import type { ComplaintStatus } from "./complaint-state";

/** What a word between receipt and answer can say about a case, as far as we know it. */
export type WordFacts = {
  readonly status: ComplaintStatus;
  /** Whom of us the case waits for: the departments with an open task, named in the customer's language. */
  readonly departments: readonly string[];
  /** A proposal waits for somebody's approval. */
  readonly waitsForApproval: boolean;
  /** By when they hear from us again once this is sent; null where nothing is promised. */
  readonly nextUpdateDueAt: Date | null;
};

/** One sentence by the key of its words; the edge puts it into the customer's language and zone. */
export type WordPart =
  | { readonly key: "received" | "working" | "review" | "asked" | "approval" | "thanks" }
  | { readonly key: "departments"; readonly departments: readonly string[] }
  | { readonly key: "next"; readonly due: Date };

function opening(status: ComplaintStatus): WordPart {
  if (status === "received" || status === "acknowledged") return { key: "received" };
  if (status === "under-appeal") return { key: "review" };
  return { key: status === "waiting-for-customer" ? "asked" : "working" };
}

/**
 * A suggestion for a holding reply: where it stands, whom we wait for, when the customer hears from us again. It says
 * nothing that the case does not know, and promises nothing that the clocks do not.
 */
export function suggestedWord(facts: WordFacts): WordPart[] {
  const { status, departments, waitsForApproval, nextUpdateDueAt } = facts;
  return [
    opening(status),
    ...(departments.length > 0 ? [{ key: "departments" as const, departments }] : []),
    ...(waitsForApproval ? [{ key: "approval" as const }] : []),
    ...(nextUpdateDueAt ? [{ key: "next" as const, due: nextUpdateDueAt }] : []),
    { key: "thanks" },
  ];
}
