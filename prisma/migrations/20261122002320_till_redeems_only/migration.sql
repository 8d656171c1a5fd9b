-- A program moves money in one way alone: it takes what a customer spends.
ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_program_check CHECK (actor_kind <> 'api' OR kind = 'redeem');
