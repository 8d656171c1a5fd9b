-- Programs that work for the company through the API. Each has an identity of its own, so that what it does never stands
-- under a person's name; of its secret only the hash is kept.
CREATE TABLE "api_credential" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_credential_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "api_credential_secret_hash_key" ON "api_credential"("secret_hash");

ALTER TABLE "api_credential" ADD CONSTRAINT "api_credential_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "api_credential" ADD CONSTRAINT "api_credential_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE api_credential ADD CONSTRAINT api_credential_scopes_check CHECK (
  cardinality(scopes) > 0 AND scopes <@ ARRAY['complaints:file', 'complaints:read', 'notes:write']);
ALTER TABLE api_credential ADD CONSTRAINT api_credential_hash_check CHECK (octet_length(secret_hash) = 32);
ALTER TABLE api_credential ADD CONSTRAINT api_credential_expiry_check CHECK (expires_at > created_at);

-- What a credential may do is settled when it is made, and a revoked one stays revoked: to change either, make another.
CREATE FUNCTION keep_api_credential() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.secret_hash, NEW.prefix, NEW.scopes, NEW.created_by_id, NEW.created_at)
    IS DISTINCT FROM (OLD.id, OLD.secret_hash, OLD.prefix, OLD.scopes, OLD.created_by_id, OLD.created_at)
    OR NEW.expires_at IS DISTINCT FROM OLD.expires_at
    OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
    RAISE EXCEPTION 'an API credential only changes by being used or revoked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER api_credential_keeps BEFORE UPDATE ON api_credential FOR EACH ROW EXECUTE FUNCTION keep_api_credential();

-- A credential may file, and note what colleagues should know. The ledger's own list of actors stays as it is: no money
-- ever moves in a program's name.
ALTER TABLE complaint_event DROP CONSTRAINT complaint_event_actor_check;
ALTER TABLE complaint_event ADD CONSTRAINT complaint_event_actor_check CHECK (actor_kind IN ('customer', 'staff', 'system', 'api'));
ALTER TABLE message DROP CONSTRAINT message_author_check;
ALTER TABLE message ADD CONSTRAINT message_author_check CHECK (author_kind IN ('customer', 'staff', 'system', 'api'));
