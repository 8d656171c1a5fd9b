-- One more thing that is audited, beside whatever is on the list already.
DO $$
DECLARE
  listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conname = 'audit_entry_action_check';
  EXECUTE 'ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_action_check, ADD CONSTRAINT audit_entry_action_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''voucher-code-renewed''::text, ');
END $$;
