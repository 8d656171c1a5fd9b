-- The heartbeat of every job runner: one that falls silent gives its jobs back. Rows are bookkeeping, not history.
CREATE TABLE "job_worker" (
    "id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_worker_pkey" PRIMARY KEY ("id")
);
