-- Clocks of complaints: what they are counted by (versions that never change) and an index of when they are due.
CREATE TABLE sla_version (
  version INTEGER NOT NULL PRIMARY KEY,
  document JSONB NOT NULL,
  /* Holds for what starts from then on; null while it is a draft. */
  effective_from TIMESTAMPTZ(3),
  note TEXT NOT NULL DEFAULT '',
  created_by_id UUID REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  published_by_id UUID REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  published_at TIMESTAMPTZ(3),
  CONSTRAINT sla_version_published_check CHECK ((effective_from IS NULL) = (published_at IS NULL))
);
CREATE UNIQUE INDEX sla_version_one_draft ON sla_version ((true)) WHERE published_at IS NULL;
CREATE UNIQUE INDEX sla_version_effective_from_key ON sla_version (effective_from);
CREATE TRIGGER sla_version_unchanged BEFORE UPDATE OR DELETE ON sla_version FOR EACH ROW
  WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

CREATE TABLE calendar (
  key TEXT NOT NULL PRIMARY KEY,
  names JSONB NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  active BOOLEAN NOT NULL DEFAULT true,
  CONSTRAINT calendar_key_check CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 40)
);
CREATE TABLE calendar_version (
  calendar_key TEXT NOT NULL REFERENCES calendar (key) ON DELETE RESTRICT ON UPDATE CASCADE,
  version INTEGER NOT NULL,
  document JSONB NOT NULL,
  departments TEXT[],
  regions TEXT[],
  effective_from TIMESTAMPTZ(3) NOT NULL,
  created_by_id UUID REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (calendar_key, version),
  CONSTRAINT calendar_version_check CHECK (version >= 1)
);
CREATE TRIGGER calendar_version_append_only BEFORE UPDATE OR DELETE ON calendar_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calendar_version_no_truncate BEFORE TRUNCATE ON calendar_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One row for each run of a clock: computed from the complaint's events, stored so that it can be looked for.
CREATE TABLE complaint_clock (
  complaint_id UUID NOT NULL REFERENCES complaint (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  clock_key TEXT NOT NULL,
  run INTEGER NOT NULL,
  terms_version INTEGER NOT NULL REFERENCES sla_version (version) ON DELETE RESTRICT ON UPDATE CASCADE,
  calendar_key TEXT,
  calendar_version INTEGER,
  severity TEXT NOT NULL,
  started_at TIMESTAMPTZ(3) NOT NULL,
  due_at TIMESTAMPTZ(3),
  stopped_at TIMESTAMPTZ(3),
  state TEXT NOT NULL,
  used_ms BIGINT,
  target_ms BIGINT,
  /* The highest step of the ladder that was taken, and when the next one is. */
  escalated_percent INTEGER NOT NULL DEFAULT 0,
  next_step_at TIMESTAMPTZ(3),
  PRIMARY KEY (complaint_id, clock_key, run),
  FOREIGN KEY (calendar_key, calendar_version) REFERENCES calendar_version (calendar_key, version) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT complaint_clock_severity_check CHECK (severity IN ('urgent', 'standard', 'low')),
  CONSTRAINT complaint_clock_state_check CHECK (state IN ('running', 'paused', 'kept', 'broken', 'lapsed')),
  CONSTRAINT complaint_clock_stop_check CHECK ((stopped_at IS NULL) = (state IN ('running', 'paused')) AND run >= 1
    AND (stopped_at IS NULL OR next_step_at IS NULL))
);
CREATE INDEX complaint_clock_next_step ON complaint_clock (next_step_at) WHERE next_step_at IS NOT NULL;
CREATE INDEX complaint_clock_started ON complaint_clock (clock_key, started_at);

-- Who is on duty for urgent cases around the clock.
CREATE TABLE duty_shift (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  staff_id UUID NOT NULL REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  starts_at TIMESTAMPTZ(3) NOT NULL,
  ends_at TIMESTAMPTZ(3) NOT NULL,
  created_by_id UUID NOT NULL REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT duty_shift_check CHECK (ends_at > starts_at)
);
CREATE INDEX duty_shift_ends_at_idx ON duty_shift (ends_at);

-- Beside both tables, since staff belong to departments: tables that refer to each other could not be restored in order.
CREATE TABLE department_head (
  department_id UUID NOT NULL PRIMARY KEY REFERENCES department (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  staff_id UUID NOT NULL REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- More that is audited, beside whatever is on the lists already.
DO $$
DECLARE
  listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conname = 'audit_entry_action_check';
  EXECUTE 'ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_action_check, ADD CONSTRAINT audit_entry_action_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''sla-drafted''::text, ''sla-published''::text, ''sla-discarded''::text, ''calendar-changed''::text, ''duty-changed''::text, ''clock-extended''::text, ');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conname = 'audit_entry_subject_check';
  EXECUTE 'ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_subject_check, ADD CONSTRAINT audit_entry_subject_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''sla''::text, ''calendar''::text, ''duty''::text, ');
END $$;
