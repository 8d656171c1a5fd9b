-- Limits of the law that were asked to be moved to its next one, who asked and who agreed. The event on the complaint is
-- what the clocks go by; this is how it came about.
CREATE TABLE clock_extension (
  id UUID NOT NULL DEFAULT uuidv7() PRIMARY KEY,
  complaint_id UUID NOT NULL REFERENCES complaint (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  clock_key TEXT NOT NULL,
  run INTEGER NOT NULL,
  /* Where the limit was when it was asked for, and where the law lets it be moved to. */
  due_at TIMESTAMPTZ(3) NOT NULL,
  until TIMESTAMPTZ(3) NOT NULL,
  needs_approval BOOLEAN NOT NULL,
  reason TEXT NOT NULL,
  status TEXT NOT NULL,
  asked_by_id UUID NOT NULL REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  asked_at TIMESTAMPTZ(3) NOT NULL,
  decided_by_id UUID REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  decided_at TIMESTAMPTZ(3),
  note TEXT NOT NULL DEFAULT '',
  CONSTRAINT clock_extension_status_check CHECK (status IN ('asked', 'granted', 'refused')),
  CONSTRAINT clock_extension_until_check CHECK (until > due_at AND run >= 1 AND length(reason) > 0),
  CONSTRAINT clock_extension_decided_check CHECK ((status = 'asked') = (decided_at IS NULL) AND
    CASE WHEN needs_approval THEN (status = 'asked') = (decided_by_id IS NULL) ELSE status = 'granted' AND decided_by_id IS NULL END),
  CONSTRAINT clock_extension_four_eyes_check CHECK (decided_by_id <> asked_by_id)
);
CREATE UNIQUE INDEX clock_extension_one_asked ON clock_extension (complaint_id, clock_key, run) WHERE status = 'asked';
CREATE UNIQUE INDEX clock_extension_granted_once ON clock_extension (complaint_id, clock_key, run, until) WHERE status = 'granted';
CREATE INDEX clock_extension_complaint_idx ON clock_extension (complaint_id);

-- A request is answered once; nothing else of it ever changes.
CREATE FUNCTION clock_extension_answered_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'asked' OR
    (NEW.id, NEW.complaint_id, NEW.clock_key, NEW.run, NEW.due_at, NEW.until, NEW.needs_approval, NEW.reason, NEW.asked_by_id, NEW.asked_at)
      IS DISTINCT FROM
    (OLD.id, OLD.complaint_id, OLD.clock_key, OLD.run, OLD.due_at, OLD.until, OLD.needs_approval, OLD.reason, OLD.asked_by_id, OLD.asked_at)
  THEN
    RAISE EXCEPTION 'a request for an extension is answered once and else never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clock_extension_answered_once BEFORE UPDATE ON clock_extension FOR EACH ROW EXECUTE FUNCTION clock_extension_answered_once();
CREATE TRIGGER clock_extension_kept BEFORE DELETE ON clock_extension FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clock_extension_no_truncate BEFORE TRUNCATE ON clock_extension FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
