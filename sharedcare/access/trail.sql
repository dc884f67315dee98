-- The trail: every look and every act, and every refusal. Append-only for everybody.
--
-- No foreign keys: history neither blocks what is alive nor follows it. A patient is told by the 64-bit key of
-- `Patient/<id>`, a resource by that of `Type/<id>`. Columns stand in the order in which they pack without padding.
--
-- `audit/months.sql` makes this table the first partition of the trail, and `audit/seals.sql` the chain over it.
CREATE TABLE access_trail (
    tx bigint NOT NULL DEFAULT current_tx(),
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    request bigint,
    key bigint,
    client integer NOT NULL,
    version integer,
    action smallint NOT NULL,
    ground smallint,
    source inet,
    organization text COLLATE "C",
    type text COLLATE "C",
    what text COLLATE "C",
    refusal text COLLATE "C",
    patients bigint[],
    keys bigint[],
    versions integer[],
    PRIMARY KEY (at, id),
    CONSTRAINT access_trail_allowed_or_refused CHECK ((ground IS NULL) <> (refusal IS NULL))
);
COMMENT ON TABLE access_trail IS 'every look, act and refusal; append-only';
COMMENT ON COLUMN access_trail.client IS 'access_client.id; 0 is a sharedcare command, which what names';
COMMENT ON COLUMN access_trail.ground IS 'sharedcare.access.types.Ground; null means refused';
COMMENT ON COLUMN access_trail.what IS 'names of search parameters or of a command, never a value';
COMMENT ON COLUMN access_trail.patients IS 'keys of the patients whose data were shown or changed';
COMMENT ON COLUMN access_trail.keys IS 'keys of the resources that were changed, beside versions';

CREATE FUNCTION refuse_change_of_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the trail is append-only';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_trail
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_trail();

GRANT SELECT, INSERT ON access_trail TO sharedcare_app;
GRANT SELECT, INSERT, UPDATE ON access_client, access_token TO sharedcare_app;
GRANT USAGE ON SEQUENCE access_client_id_seq, access_token_id_seq TO sharedcare_app;
