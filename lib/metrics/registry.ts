import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { EndedRequest } from "@/lib/http/peer-address";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const JOB_SECONDS = [0.01, 0.05, 0.25, 1, 5, 30, 120];

export type JobOutcome = "done" | "failed" | "given-up";

type Metrics = {
  registry: Registry;
  requests: Histogram<"method" | "route" | "status">;
  aborted: Counter<"route">;
  jobs: Histogram<"task" | "outcome">;
  database: Gauge;
  queue: Gauge<"state">;
  open: Gauge<"severity">;
  overdue: Gauge;
  pool: Gauge<"state">;
};

function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: "amends_http_request_duration_seconds",
      help: "HTTP requests by method, route pattern and status",
      labelNames: ["method", "route", "status"],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    aborted: new Counter({
      name: "amends_http_aborted_total",
      help: "HTTP requests whose client left before the whole answer was sent",
      labelNames: ["route"],
      registers,
    }),
    jobs: new Histogram({
      name: "amends_job_duration_seconds",
      help: "Background jobs by task and outcome",
      labelNames: ["task", "outcome"],
      buckets: JOB_SECONDS,
      registers,
    }),
    database: new Gauge({
      name: "amends_database_up",
      help: "1 when the database answered; without it the figures read from it are left out",
      registers,
    }),
    queue: new Gauge({
      name: "amends_jobs",
      help: "Background jobs by state: waiting (due now), scheduled (due later), running, failed (given up)",
      labelNames: ["state"],
      registers,
    }),
    open: new Gauge({
      name: "amends_open_complaints",
      help: "Open complaints by severity",
      labelNames: ["severity"],
      registers,
    }),
    overdue: new Gauge({
      name: "amends_overdue_complaints",
      help: "Open complaints whose promised answer is overdue",
      registers,
    }),
    pool: new Gauge({
      name: "amends_database_pool",
      help: "Database connections of this process by state, and requests that wait for one",
      labelNames: ["state"],
      registers,
    }),
  };
}

type Holder = typeof globalThis & { amendsMetrics?: Metrics };
// On globalThis, since the server's start and its routes are bundled apart and would each count for themselves.
const holder: Holder = globalThis;

export function metrics(): Metrics {
  holder.amendsMetrics ??= makeMetrics();
  return holder.amendsMetrics;
}

/** Counts a request under its pattern: a bounded set of labels, whatever URLs and methods strangers make up. */
export function countRequest({ method, status, milliseconds, aborted }: EndedRequest, route: string): void {
  const known = METHODS.has(method) ? method : "other";
  metrics().requests.observe({ method: known, route, status: String(status) }, milliseconds / 1000);
  if (aborted) metrics().aborted.inc({ route });
}

export function countJob(task: string, outcome: JobOutcome, milliseconds: number): void {
  metrics().jobs.observe({ task, outcome }, milliseconds / 1000);
}
