-- Pictures and PDF that customers and staff add. What a list shows stands apart from the bytes, so that no list loads them.
CREATE TABLE "attachment" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "complaint_id" UUID,
    "message_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "sha256" BYTEA NOT NULL,
    "source_sha256" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" UUID,
    "scan_notes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "attachment_bytes" (
    "attachment_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,
    "preview" BYTEA,

    CONSTRAINT "attachment_bytes_pkey" PRIMARY KEY ("attachment_id")
);

CREATE UNIQUE INDEX "attachment_key_key" ON "attachment"("key");
-- The same file under the same form is one file, however often the form is sent.
CREATE UNIQUE INDEX "attachment_token_hash_source_sha256_key" ON "attachment"("token_hash", "source_sha256");
CREATE INDEX "attachment_complaint_id_idx" ON "attachment"("complaint_id");
CREATE INDEX "attachment_message_id_idx" ON "attachment"("message_id");

ALTER TABLE "attachment" ADD CONSTRAINT "attachment_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "attachment_bytes" ADD CONSTRAINT "attachment_bytes_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Never SVG, never HTML, whatever the code does.
ALTER TABLE attachment ADD CONSTRAINT attachment_type_check CHECK (
  (kind = 'picture' AND media_type IN ('image/jpeg', 'image/png', 'image/webp', 'image/gif') AND width > 0 AND height > 0) OR
  (kind = 'pdf' AND media_type = 'application/pdf' AND width IS NULL AND height IS NULL));
ALTER TABLE attachment ADD CONSTRAINT attachment_key_check CHECK (key ~ '^[A-Za-z0-9_-]{43}$');
ALTER TABLE attachment ADD CONSTRAINT attachment_size_check CHECK (byte_size > 0);
ALTER TABLE attachment ADD CONSTRAINT attachment_name_check CHECK (name <> '' AND char_length(name) <= 120 AND name !~ '[/\\[:cntrl:]]');
ALTER TABLE attachment ADD CONSTRAINT attachment_author_check CHECK (author_kind IN ('customer', 'staff'));
-- Either waiting under a form's token, or part of one message of one complaint.
ALTER TABLE attachment ADD CONSTRAINT attachment_place_check CHECK ((complaint_id IS NULL) = (message_id IS NULL));

-- What waits for its form, for the job that lets it expire.
CREATE INDEX attachment_pending_idx ON attachment (created_at) WHERE complaint_id IS NULL;

-- Pictures and PDF are compressed already: trying again costs time and wins nothing.
ALTER TABLE attachment_bytes ALTER COLUMN content SET STORAGE EXTERNAL, ALTER COLUMN preview SET STORAGE EXTERNAL;
