-- The closed lists of the audit log get their new words, whatever else is on them by now.
DO $$
DECLARE
  listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conname = 'audit_entry_action_check';
  EXECUTE 'ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_action_check, ADD CONSTRAINT audit_entry_action_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''voucher-redeemed''::text, ''voucher-cancelled''::text, ''points-spent''::text, ');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conname = 'audit_entry_subject_check';
  EXECUTE 'ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_subject_check, ADD CONSTRAINT audit_entry_subject_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''voucher''::text, ');
END $$;
