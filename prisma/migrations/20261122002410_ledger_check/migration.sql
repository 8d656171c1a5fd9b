-- What each night's check of the books found. A row without an outcome is a check that is under way.
CREATE TABLE "ledger_check" (
    "night" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "took_ms" INTEGER,
    "transactions" INTEGER,
    "head" TEXT,
    "findings" INTEGER,
    "first_findings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "ledger_check_pkey" PRIMARY KEY ("night")
);
ALTER TABLE ledger_check ADD CONSTRAINT ledger_check_outcome_check CHECK (
  num_nonnulls(checked_at, took_ms, transactions, findings) IN (0, 4) AND jsonb_typeof(first_findings) = 'array');

-- A till may take points too.
DO $$
DECLARE
  listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conname = 'api_credential_scopes_check';
  EXECUTE 'ALTER TABLE api_credential DROP CONSTRAINT api_credential_scopes_check, ADD CONSTRAINT api_credential_scopes_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''points:read''::text, ''points:redeem''::text, ');
END $$;
