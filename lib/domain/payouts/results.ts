import { instantOfLocal } from "../local-time";
import type { LineState } from "./life";

/** What a bank says of one payment, and where in its file. */
export type BankAnswer = {
  readonly row: number;
  readonly endToEndId: string;
  readonly outcome: "paid" | "failed";
  /** Why it failed: the bank's code and words. */
  readonly reason: string;
  /** A day (YYYY-MM-DD) or a time, as the file has it. */
  readonly at: string;
  /** The bank's own number of the payment; empty where it gave none. */
  readonly reference: string;
};

export const RESULT_PROBLEMS = [
  "not-readable",
  "columns",
  "other-message",
  "unknown-payment",
  "status",
  "reason-missing",
  "date",
  "too-long",
  "twice",
  "answered-otherwise",
  "empty",
] as const;
export type ResultProblem = (typeof RESULT_PROBLEMS)[number];
export type RowProblem = { readonly row: number; readonly problem: ResultProblem };

export type ReadResults =
  | { ok: true; value: readonly BankAnswer[] }
  | { ok: false; problems: readonly RowProblem[] };

/** A payment of the run as it stands. */
export type SentLine = { readonly id: string; readonly state: LineState };

/** What is to be written of a payment that had no answer yet. */
export type LineChange = {
  readonly lineId: string;
  readonly outcome: "paid" | "failed";
  readonly reason: string;
  readonly reference: string;
  readonly at: Date;
};

export type JudgedResults =
  | { ok: true; changes: readonly LineChange[] }
  | { ok: false; problems: readonly RowProblem[] };

/** A payment's name towards the bank: its id without hyphens, 32 characters of the basic set. */
export function endToEndId(lineId: string): string {
  return lineId.replaceAll("-", "");
}

/** The name of a run's file towards the bank, at most 35 characters. */
export function messageId(runId: string): string {
  return `PO${endToEndId(runId)}`;
}

const REASON_MAX = 140;
const REFERENCE_MAX = 70;

export type Frame = { readonly exportedAt: Date; readonly now: Date; readonly timeZone: string };

/**
 * Compares a bank's answers with a run. One row that is wrong spoils the file, and each is named; an answer that is there
 * already changes nothing.
 */
export function judgeResults(
  answers: readonly BankAnswer[],
  lines: readonly SentLine[],
  frame: Frame,
): JudgedResults {
  const byId = new Map(lines.map((line) => [endToEndId(line.id), line]));
  const seen = new Map<string, BankAnswer>();
  const changes: LineChange[] = [];
  const problems: RowProblem[] = [];
  for (const answer of answers) {
    const line = byId.get(answer.endToEndId.toLowerCase());
    const at = instantOfAnswer(answer.at, frame);
    const problem = problemOf(answer, { line, at, before: seen.get(answer.endToEndId) });
    if (problem !== null) problems.push({ row: answer.row, problem });
    else if (line?.state === "sent" && at !== null && !seen.has(answer.endToEndId)) {
      const { outcome, reason, reference } = answer;
      changes.push({ lineId: line.id, outcome, reason, reference, at });
    }
    seen.set(answer.endToEndId, answer);
  }
  if (answers.length === 0) problems.push({ row: 1, problem: "empty" });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, changes };
}

type Beside = { line: SentLine | undefined; at: Date | null; before: BankAnswer | undefined };

function problemOf(answer: BankAnswer, { line, at, before }: Beside): ResultProblem | null {
  const { outcome, reason, reference } = answer;
  if (!line || line.state === "open" || line.state === "dropped") return "unknown-payment";
  if (before && before.outcome !== outcome) return "twice";
  if (line.state !== "sent" && line.state !== outcome) return "answered-otherwise";
  if (outcome === "failed" && reason === "") return "reason-missing";
  if (reason.length > REASON_MAX || reference.length > REFERENCE_MAX) return "too-long";
  return at === null ? "date" : null;
}

/**
 * When it happened: on or after the day the file left, not in the future. A day alone says no hour, so it counts from its
 * beginning, but never before the file left.
 */
function instantOfAnswer(text: string, { exportedAt, now, timeZone }: Frame): Date | null {
  const typed = text.trim();
  const local = (wall: string) => instantOfLocal(wall, timeZone);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed);
  const hasZone = /T.*(Z|[+-]\d{2}:\d{2})$/.test(typed);
  const said = isDay
    ? local(`${typed}T00:00`)
    : hasZone
      ? new Date(typed)
      : local(typed.replace(/\.\d+$/, ""));
  if (!said || Number.isNaN(said.getTime())) return null;
  const dayOf = (at: Date) => at.toLocaleDateString("en-CA", { timeZone });
  if (dayOf(said) < dayOf(exportedAt) || dayOf(said) > dayOf(now)) return null;
  return new Date(Math.min(Math.max(said.getTime(), exportedAt.getTime()), now.getTime()));
}
