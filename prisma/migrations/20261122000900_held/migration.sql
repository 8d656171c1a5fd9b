-- What the form took in but a person should look at first. It stands apart from complaints, so that no queue, count,
-- search, figure or letter can know of it before it is released; its id and reference are the complaint's own later.
CREATE TABLE "held_filing" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "reference" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "suspicions" TEXT[],
    "filing" JSONB NOT NULL,
    "file_ids" UUID[],
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "promise_due_at" TIMESTAMPTZ(3) NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_filing_pkey" PRIMARY KEY ("id")
);

-- What its customer added on the private page meanwhile; it goes with the filing.
CREATE TABLE "held_message" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "held_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "file_ids" UUID[],
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_message_pkey" PRIMARY KEY ("id")
);

-- Every decision, for good: no text and no name, so it may outlive the filing.
CREATE TABLE "held_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "held_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "held_event_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "held_filing_reference_key" ON "held_filing"("reference");
CREATE INDEX "held_message_held_id_idx" ON "held_message"("held_id");
CREATE INDEX "held_event_held_id_idx" ON "held_event"("held_id");

ALTER TABLE "held_message" ADD CONSTRAINT "held_message_held_id_fkey" FOREIGN KEY ("held_id") REFERENCES "held_filing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Released means gone from here: the complaint is then the only copy of what somebody wrote.
ALTER TABLE held_filing ADD CONSTRAINT held_filing_status_check CHECK (status IN ('waiting', 'spam'));
ALTER TABLE held_filing ADD CONSTRAINT held_filing_severity_check CHECK (severity IN ('urgent', 'standard', 'low'));
ALTER TABLE held_filing ADD CONSTRAINT held_filing_locale_check CHECK (locale IN ('en', 'zh-Hans', 'zh-Hant'));
ALTER TABLE held_filing ADD CONSTRAINT held_filing_suspicions_check CHECK (cardinality(suspicions) > 0);
ALTER TABLE held_filing ADD CONSTRAINT held_filing_decided_check CHECK ((status = 'waiting') = (decided_at IS NULL));
ALTER TABLE held_event ADD CONSTRAINT held_event_type_check CHECK (type IN ('held', 'released', 'marked-spam', 'restored', 'erased'));
ALTER TABLE held_event ADD CONSTRAINT held_event_actor_check CHECK ((actor_kind = 'staff' AND actor_id IS NOT NULL) OR (actor_kind = 'system' AND actor_id IS NULL));

CREATE INDEX held_filing_list_idx ON held_filing (status, promise_due_at, id);
CREATE INDEX held_filing_spam_idx ON held_filing (decided_at) WHERE status = 'spam';
CREATE INDEX held_filing_files_idx ON held_filing USING gin (file_ids) WHERE file_ids <> '{}';
CREATE INDEX held_message_files_idx ON held_message USING gin (file_ids) WHERE file_ids <> '{}';

CREATE TRIGGER held_event_append_only BEFORE UPDATE OR DELETE ON held_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER held_event_no_truncate BEFORE TRUNCATE ON held_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
