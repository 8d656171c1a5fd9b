-- A customer who does not agree with a decision has it looked at once more, by somebody who took no part in it.
CREATE TABLE "appeal" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,
    "reviewer_id" UUID,
    "excluded_ids" UUID[],
    "outcome" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "answer_message_id" UUID,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- One appeal per complaint: its answer is the house's last word, after which there is the outside body.
CREATE UNIQUE INDEX "appeal_complaint_id_key" ON "appeal"("complaint_id");

ALTER TABLE "appeal" ADD CONSTRAINT "appeal_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_answer_message_id_fkey" FOREIGN KEY ("answer_message_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Closed list: the union of lib/domain/appeal.ts.
ALTER TABLE appeal ADD CONSTRAINT appeal_outcome_check CHECK (outcome IN ('upheld', 'partly-upheld', 'not-upheld'));
ALTER TABLE appeal ADD CONSTRAINT appeal_answer_check CHECK ((outcome IS NULL) = (answered_at IS NULL));
-- Whoever decided the first time neither reviews nor answers.
ALTER TABLE appeal ADD CONSTRAINT appeal_second_person_check CHECK (
  (reviewer_id IS NULL OR reviewer_id <> ALL (excluded_ids)) AND
  (answered_by_id IS NULL OR answered_by_id <> ALL (excluded_ids)));

-- The promise that an open appeal makes, beside the first one: what was kept or broken then stays on record.
ALTER TABLE "complaint" ADD COLUMN "appeal_due_at" TIMESTAMPTZ(3);

-- Programs may ask what the policy would decide; nothing is stored of it.
ALTER TABLE api_credential DROP CONSTRAINT api_credential_scopes_check, ADD CONSTRAINT api_credential_scopes_check CHECK (
  cardinality(scopes) > 0 AND scopes <@ ARRAY['complaints:file', 'complaints:read', 'notes:write', 'policy:evaluate']);
