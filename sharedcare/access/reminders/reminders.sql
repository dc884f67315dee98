-- Which reminder of an agreement went to whom, so that none goes twice. A row is written in the transaction in which the mail is
-- handed to the mail server, and never changed. `recipient` is the 64-bit key of the address, which is kept in the record alone;
-- `last_day` is part of the key, since an agreement that gets another last day is reminded of anew.
CREATE TABLE access_reminder (
    contract bigint NOT NULL,
    recipient bigint NOT NULL,
    sent_at timestamptz NOT NULL,
    last_day date NOT NULL,
    days smallint NOT NULL,
    PRIMARY KEY (contract, last_day, days, recipient)
);

GRANT SELECT, INSERT ON access_reminder TO sharedcare_app;
