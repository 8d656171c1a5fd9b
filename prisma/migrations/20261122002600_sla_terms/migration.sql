-- A draft of the clocks' terms is published with a reason, and ahead of time: by when it holds every process knows it.
CREATE FUNCTION check_terms_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.effective_from < NEW.published_at + INTERVAL '1 minute' THEN
    RAISE EXCEPTION 'terms hold from a minute after they were published at the earliest' USING ERRCODE = 'check_violation';
  END IF;
  IF btrim(NEW.note) = '' THEN
    RAISE EXCEPTION 'terms are published with a reason' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sla_version_published_ahead BEFORE UPDATE ON sla_version FOR EACH ROW
  WHEN (OLD.published_at IS NULL AND NEW.published_at IS NOT NULL) EXECUTE FUNCTION check_terms_published();
