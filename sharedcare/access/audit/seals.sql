-- Seals: what the trail was, entry by entry, and the chain that they make. docs/decisions/0013 says why so.
CREATE TABLE access_seal (
    number bigint PRIMARY KEY CHECK (number > 0),
    sealed_at timestamptz NOT NULL,
    count integer NOT NULL CHECK (count > 0),
    form smallint NOT NULL,
    txs bigint[] NOT NULL,
    ids bigint[] NOT NULL,
    digests bytea NOT NULL,
    hash bytea NOT NULL
);
COMMENT ON TABLE access_seal IS 'the trail, sealed: blocks of its entries in the order of (tx, id); append-only';
COMMENT ON COLUMN access_seal.form IS 'how an entry is written out to be hashed: sharedcare.access.audit.form';
COMMENT ON COLUMN access_seal.digests IS 'eight bytes of SHA-256 for each entry: what tells which one was changed';
COMMENT ON COLUMN access_seal.hash IS 'SHA-256 over the hash of the seal before and every entry of this one';

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_trail();
GRANT SELECT, INSERT ON access_seal TO sharedcare_app;
