-- What the customer is told with an offer: written when it is proposed, sent when it is issued, erasable like every free text.
ALTER TABLE award ADD COLUMN words text;
