import type { TraceOutcome } from "@/lib/domain/compensation/decision";

/** Which case to try: one of the house, by its facts now or by those of its last decision, or one that is made up. */
export type TrialCase =
  | { kind: "reference"; reference: string; facts: "now" | "decided" }
  /** Facts as canonical JSON, amounts as decimal strings. */
  | { kind: "invented"; facts: string };

/** A decision in the reader's words. */
export type TrialSide = {
  version: number;
  kind: "award" | "no-award" | "needs-human";
  tier: string;
  lines: readonly { part: "entitlement" | "goodwill" | "human"; kind: string; amount: string | null }[];
  entitlement: string;
  goodwill: string;
  total: string;
  /** Who would have to confirm it if an agent proposed it, and why; null: nobody. */
  approval: { who: "lead" | "manager"; why: readonly string[] } | null;
  holds: readonly string[];
  caps: readonly string[];
  agent: readonly string[];
  customer: readonly string[];
  trace: readonly { rule: string; outcome: TraceOutcome; sentence: string }[];
};

export const TRIAL_FAILURES = [
  "no-such-case",
  "not-assessed",
  "not-decided",
  "no-policy",
  "has-problems",
  "not-facts",
] as const;
export type TrialFailure = (typeof TRIAL_FAILURES)[number];

export type TrialAnswer =
  | { ok: true; draft: TrialSide; inForce: TrialSide; facts: string }
  | { ok: false; reason: TrialFailure; path: string };
