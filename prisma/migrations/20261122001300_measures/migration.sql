-- What a tariff has to be told: the day of the failure, and whole numbers by the names that the policy gives them.
ALTER TABLE "complaint"
  ADD COLUMN "occurred_on" DATE,
  ADD COLUMN "measures" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE complaint ADD CONSTRAINT complaint_measures_check CHECK (jsonb_typeof(measures) = 'object');
