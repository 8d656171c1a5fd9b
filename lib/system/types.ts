import type { JobState } from "@/lib/metrics/queries";

/** A job of the queue, without its payload; of a failure only its label, never its words. */
export type SystemJob = {
  id: string;
  task: string;
  state: JobState;
  attempts: number;
  maxAttempts: number;
  runAt: Date;
  createdAt: Date;
  problem: string | null;
};

export type SystemWorker = { id: string; seenAt: Date; isAlive: boolean; job: string | null };

export type SystemHealth = {
  /** Round trip of the simplest question, in milliseconds. */
  latencyMs: number;
  /** This process's clock minus the database's, in milliseconds. */
  clockOffsetMs: number;
  databaseBytes: bigint;
  connections: number;
  connectionLimit: number;
  /** Free and whole space where the data folder lies; null where the system does not tell. */
  disk: { freeBytes: bigint; totalBytes: bigint } | null;
};

/** How the append-only tables are kept: by missing rights and triggers, by triggers alone, or not at all. */
export type Protection = "rights-and-triggers" | "triggers-only" | "open";

export type SystemVersions = {
  app: string;
  commit: string | null;
  node: string;
  next: string;
  postgres: string;
  migrationsApplied: number;
  migrationsPending: string[];
};

/** A setting in effect. Secrets are told by whether they are set. */
export type ShownSetting = { name: string; value: string } | { name: string; isSet: boolean };
