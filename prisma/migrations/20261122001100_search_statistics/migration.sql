-- Search asks the statistics how common a term is; the usual thousand terms leave out many of the common ones.
ALTER TABLE complaint_search ALTER COLUMN terms SET STATISTICS 300;
