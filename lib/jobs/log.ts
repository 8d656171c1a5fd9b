import { log, logError } from "@/lib/log/logger";
import { countJob, type JobOutcome } from "@/lib/metrics/registry";

/** One line for whoever runs the server. Never a payload or an error's own words: both may hold personal data. */
export type Log = (line: string) => void;

export const toServerLog: Log = (line) => log().warn(line);

/** One try of a job that has ended. */
export type JobReport = {
  id: string;
  task: string;
  attempts: number;
  maxAttempts: number;
  milliseconds: number;
  outcome: JobOutcome;
  error: unknown;
};

/** Tasks that only look whether something is due run every minute; their success is no news. */
const QUIET = new Set([
  "fold-tallies",
  "send-due-surveys",
  "escalate-clocks",
  "send-digests",
  "expire-offers",
  "seal-ledger",
  "renew-budgets",
  "clean-up",
]);

/** A line in the log, a count, a duration. */
export function reportJob({
  id,
  task,
  attempts,
  maxAttempts,
  milliseconds,
  outcome,
  error,
}: JobReport): void {
  countJob(task, outcome, milliseconds);
  const ms = Math.round(milliseconds * 10) / 10;
  const fields = { job: id, task, try: attempts, of: maxAttempts, outcome, ms };
  if (outcome === "done") log()[QUIET.has(task) ? "debug" : "info"](fields, "job");
  else logError(error, "job failed", fields);
}
