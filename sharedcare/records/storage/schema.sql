-- The tables of the record. docs/explanation/store.md tells how they work together, with an example.
--
-- Every table that holds patient data starts its primary key with the patient (shard, then patient),
-- and no unique index lacks them, so that the tables can be distributed over machines by `shard`.
-- Columns stand in the order in which they pack without padding.

-- Where the transaction numbers of this database begin. A restored database counts its transactions
-- from the start again; `base` lifts them above all that are stored, so that the feed stays in order.
CREATE TABLE feed_base (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    base bigint NOT NULL
);
INSERT INTO feed_base (base) VALUES (0);

CREATE FUNCTION current_tx() RETURNS bigint LANGUAGE sql STABLE
    RETURN (SELECT base FROM feed_base) + pg_current_xact_id()::text::bigint;

-- All transactions below this number have ended: what the feed may show without leaving a gap.
CREATE FUNCTION settled_tx() RETURNS bigint LANGUAGE sql STABLE
    RETURN (SELECT base FROM feed_base) + pg_snapshot_xmin(pg_current_snapshot())::text::bigint;

-- The current version of every resource.
CREATE TABLE resource (
    patient bigint NOT NULL,
    key bigint NOT NULL,
    tx bigint NOT NULL DEFAULT current_tx(),
    updated timestamptz NOT NULL,
    at timestamptz NOT NULL,
    until timestamptz,
    version integer NOT NULL CHECK (version > 0),
    shard smallint NOT NULL,
    type smallint NOT NULL,
    id text COLLATE "C" NOT NULL,
    leads bigint[] NOT NULL,
    marks bigint[] NOT NULL,
    content json,
    PRIMARY KEY (shard, patient, type, key)
);
COMMENT ON COLUMN resource.leads IS 'tokens that lead to the resource: its codes and what it refers to';
COMMENT ON COLUMN resource.marks IS 'tokens that only tell resources apart once they are at hand: systems, what is present';
COMMENT ON COLUMN resource.at IS 'start of the resource''s principal date; year 1 when it has none';
COMMENT ON COLUMN resource.until IS 'end of the principal date; null when it has none';
COMMENT ON COLUMN resource.content IS 'the JSON text as it came, with id and meta at the front; null only while a deletion is under way';

CREATE INDEX resource_by_key ON resource (type, key);
CREATE INDEX resource_by_date ON resource (shard, patient, type, at, key);
CREATE INDEX resource_by_tx ON resource (tx, key);
CREATE INDEX resource_by_lead ON resource USING gin (leads) WITH (fastupdate = off);

-- Every version that is no longer current, and every deletion. Append-only.
CREATE TABLE resource_version (
    patient bigint NOT NULL,
    key bigint NOT NULL,
    tx bigint NOT NULL,
    updated timestamptz NOT NULL,
    replaced timestamptz,
    version integer NOT NULL,
    shard smallint NOT NULL,
    type smallint NOT NULL,
    id text COLLATE "C" NOT NULL,
    content json,
    PRIMARY KEY (shard, patient, type, key, version)
);
COMMENT ON COLUMN resource_version.replaced IS 'when the next version took its place; null for a deletion';
COMMENT ON COLUMN resource_version.content IS 'null says that this version is the deletion of the resource';

CREATE INDEX resource_version_by_key ON resource_version (key, version);
CREATE INDEX resource_version_by_tx ON resource_version (tx, key);

-- Ordered indexes of chosen tokens: a patient's values of one code by date, a team's open tasks by date.
CREATE TABLE series (
    patient bigint NOT NULL,
    token bigint NOT NULL,
    at timestamptz NOT NULL,
    key bigint NOT NULL,
    shard smallint NOT NULL,
    PRIMARY KEY (shard, patient, token, at, key)
);
CREATE INDEX series_by_token ON series (token, at, key);

-- Dates other than the principal one, as intervals.
CREATE TABLE index_date (
    patient bigint NOT NULL,
    key bigint NOT NULL,
    starts timestamptz NOT NULL,
    ends timestamptz NOT NULL,
    path integer NOT NULL,
    shard smallint NOT NULL,
    n smallint NOT NULL,
    PRIMARY KEY (shard, patient, key, path, n)
);
CREATE INDEX index_date_by_start ON index_date (path, starts, ends);
CREATE INDEX index_date_by_end ON index_date (path, ends);

-- Quantities in canonical units, and plain numbers under unit 0.
CREATE TABLE index_quantity (
    patient bigint NOT NULL,
    key bigint NOT NULL,
    unit bigint NOT NULL,
    value double precision NOT NULL,
    raw double precision NOT NULL,
    path integer NOT NULL,
    shard smallint NOT NULL,
    n smallint NOT NULL,
    PRIMARY KEY (shard, patient, key, path, n)
);
CREATE INDEX index_quantity_by_value ON index_quantity (path, unit, value);

-- Words: folded for searching, exact for comparing.
CREATE TABLE index_string (
    patient bigint NOT NULL,
    key bigint NOT NULL,
    path integer NOT NULL,
    shard smallint NOT NULL,
    n smallint NOT NULL,
    folded text COLLATE "C" NOT NULL,
    exact text COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, patient, key, path, n)
);
CREATE INDEX index_string_by_text ON index_string (path, folded);

-- What has been loaded from files, so that loading again doubles nothing.
CREATE TABLE receipt (
    digest bytea PRIMARY KEY,
    received timestamptz NOT NULL
);

-- How far a rebuilding of the indexes has come.
CREATE TABLE reindex_run (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    started timestamptz NOT NULL,
    after_type smallint NOT NULL,
    after_key bigint NOT NULL,
    done bigint NOT NULL
);

-- Nothing is overwritten: the database itself moves the old version aside. A deletion comes as an update
-- to a version without content, which the DELETE that follows carries into the history.
CREATE FUNCTION keep_replaced_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO resource_version (patient, key, tx, updated, replaced, version, shard, type, id, content)
    SELECT o.patient, o.key, o.tx, o.updated, n.updated, o.version, o.shard, o.type, o.id, o.content
    FROM old_row o JOIN new_row n ON n.key = o.key
    WHERE n.version > o.version;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_replaced_version AFTER UPDATE ON resource
    REFERENCING OLD TABLE AS old_row NEW TABLE AS new_row
    FOR EACH STATEMENT EXECUTE FUNCTION keep_replaced_version();

CREATE FUNCTION keep_removed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO resource_version (patient, key, tx, updated, version, shard, type, id, content)
    SELECT patient, key, tx, updated, version, shard, type, id, content FROM old_row;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_removed_version AFTER DELETE ON resource
    REFERENCING OLD TABLE AS old_row
    FOR EACH STATEMENT EXECUTE FUNCTION keep_removed_version();

CREATE FUNCTION refuse_silent_overwrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the content of a resource changes only with its version';
END $$;
CREATE TRIGGER refuse_silent_overwrite BEFORE UPDATE ON resource FOR EACH ROW
    WHEN (NEW.version <= OLD.version AND NEW.content::text IS DISTINCT FROM OLD.content::text
          OR NEW.key <> OLD.key OR NEW.version < OLD.version)
    EXECUTE FUNCTION refuse_silent_overwrite();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON resource_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON resource
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The role the application works as. It can add to the history and not change it.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sharedcare_app') THEN
        CREATE ROLE sharedcare_app NOLOGIN;
    END IF;
    -- A login that was let in by an administrator may not grant what it has already.
    IF NOT pg_has_role(current_user, 'sharedcare_app', 'MEMBER') THEN
        EXECUTE format('GRANT sharedcare_app TO %I', current_user);
    END IF;
END $$;
GRANT USAGE ON SCHEMA public TO sharedcare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON resource, series, index_date, index_quantity, index_string, reindex_run
    TO sharedcare_app;
GRANT SELECT, INSERT ON resource_version, receipt TO sharedcare_app;
GRANT SELECT ON feed_base TO sharedcare_app;
