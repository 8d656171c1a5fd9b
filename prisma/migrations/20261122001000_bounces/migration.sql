-- A mail server that refuses a letter for good says so while it is handed over: the letter has bounced, and its address
-- is marked until a letter gets through again. Only the server's code is kept, never its words, which repeat the address.
ALTER TABLE mail DROP CONSTRAINT mail_status_check;
ALTER TABLE mail ADD CONSTRAINT mail_status_check CHECK (status IN ('queued', 'sent', 'kept', 'failed', 'bounced'));

ALTER TABLE contact_point ADD COLUMN bounced_at timestamptz(3);
ALTER TABLE contact_point ADD COLUMN bounce_code text;
ALTER TABLE contact_point ADD CONSTRAINT contact_point_bounce_check CHECK ((bounced_at IS NULL) = (bounce_code IS NULL));
