-- A policy tried on the past: what was asked, how far it is, what came of it. The document is the one of the start,
-- since a draft goes on changing.
CREATE TABLE "simulation" (
  "id" UUID NOT NULL DEFAULT uuidv7(),
  "policy_version_id" UUID,
  "policy_id" TEXT NOT NULL,
  "policy_version" INTEGER NOT NULL,
  "document" JSONB NOT NULL,
  "from_day" DATE NOT NULL,
  "to_day" DATE NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "to_at" TIMESTAMPTZ(3) NOT NULL,
  "department_id" UUID,
  "status" TEXT NOT NULL DEFAULT 'queued',
  "done" INTEGER NOT NULL DEFAULT 0,
  "total" INTEGER,
  "run_id" UUID,
  "result" JSONB,
  "started_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "began_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "simulation_pkey" PRIMARY KEY ("id")
);

-- The cases behind one figure of a result: how many there are, and the ones it moved most.
CREATE TABLE "simulation_figure" (
  "simulation_id" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "cases" JSONB NOT NULL,
  CONSTRAINT "simulation_figure_pkey" PRIMARY KEY ("simulation_id", "key")
);

CREATE INDEX "simulation_created_at_id_idx" ON "simulation"("created_at" DESC, "id" DESC);

ALTER TABLE "simulation" ADD CONSTRAINT "simulation_policy_version_id_fkey" FOREIGN KEY ("policy_version_id") REFERENCES "policy_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "simulation" ADD CONSTRAINT "simulation_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "simulation" ADD CONSTRAINT "simulation_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "simulation_figure" ADD CONSTRAINT "simulation_figure_simulation_id_fkey" FOREIGN KEY ("simulation_id") REFERENCES "simulation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed list: the union of lib/domain/simulation/life.ts, compared with it by a test.
ALTER TABLE simulation ADD CONSTRAINT simulation_status_check CHECK (status IN ('queued', 'running', 'done', 'cancelled', 'failed'));
ALTER TABLE simulation ADD CONSTRAINT simulation_period_check CHECK (from_day <= to_day AND from_at < to_at);
ALTER TABLE simulation ADD CONSTRAINT simulation_result_check CHECK ((status = 'done') = (result IS NOT NULL));
