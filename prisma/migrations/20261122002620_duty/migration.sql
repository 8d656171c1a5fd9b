-- The duty rota as the desk plans it, and what colleagues hear by mail.

-- When somebody must be on duty: around the clock, or only outside the hours of a calendar.
ALTER TABLE organisation ADD COLUMN duty_free_calendar TEXT REFERENCES calendar (key) ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody is on duty twice at once; whoever plans waits for whoever plans already, or neither would see the other.
CREATE FUNCTION duty_shift_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('duty', 0));
  IF EXISTS (SELECT 1 FROM duty_shift d WHERE d.staff_id = NEW.staff_id AND d.id <> NEW.id
      AND d.starts_at < NEW.ends_at AND d.ends_at > NEW.starts_at) THEN
    RAISE EXCEPTION 'a colleague is on duty once at a time' USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER duty_shift_alone BEFORE INSERT OR UPDATE ON duty_shift FOR EACH ROW EXECUTE FUNCTION duty_shift_alone();

-- Which gap was told of on which day of the organisation.
CREATE TABLE duty_gap_notice (
  day DATE NOT NULL,
  gap_from TIMESTAMPTZ(3) NOT NULL,
  gap_to TIMESTAMPTZ(3) NOT NULL,
  told_at TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (day, gap_from),
  CONSTRAINT duty_gap_notice_check CHECK (gap_to > gap_from)
);

-- What a colleague wants by mail.
ALTER TABLE staff ADD COLUMN digest_wanted BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE staff ADD COLUMN clock_mails_wanted BOOLEAN NOT NULL DEFAULT true;

-- A letter goes to a customer's contact point or to a colleague: exactly one of both.
ALTER TABLE mail ALTER COLUMN contact_point_id DROP NOT NULL;
ALTER TABLE mail ADD COLUMN staff_id UUID REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE mail ADD CONSTRAINT mail_one_reader_check CHECK (num_nonnulls(contact_point_id, staff_id) = 1);

-- The morning's digest, once for each person and day; without a mail where there was nothing to tell.
CREATE TABLE staff_digest (
  staff_id UUID NOT NULL REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  day DATE NOT NULL,
  mail_id UUID REFERENCES mail (id) ON DELETE SET NULL ON UPDATE CASCADE,
  made_at TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (staff_id, day)
);
CREATE UNIQUE INDEX staff_digest_mail_id_key ON staff_digest (mail_id);
