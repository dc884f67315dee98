-- The trail by month, so that it holds years. What was told so far stays where it is, as the first partition.
-- docs/explanation/trail.md tells how all of it works together.
ALTER TABLE access_trail RENAME TO access_trail_early;
ALTER TABLE access_trail_early
    ALTER COLUMN id DROP IDENTITY,
    ADD COLUMN role text COLLATE "C",
    ADD COLUMN as_of timestamptz;
CREATE TABLE access_trail (LIKE access_trail_early INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING COMMENTS)
    PARTITION BY RANGE (at);
ALTER TABLE access_trail ADD PRIMARY KEY (at, id);
COMMENT ON TABLE access_trail IS 'every look, act and refusal, by month; append-only';
COMMENT ON COLUMN access_trail.role IS 'id of the PractitionerRole that the account acted in';
COMMENT ON COLUMN access_trail.as_of IS 'the earlier moment that was looked at; null is the present';

-- A sequence of its own: an identity column would bind each partition to a sequence, in ways that differ by version.
CREATE SEQUENCE access_trail_id_seq OWNED BY access_trail.id;
SELECT setval('access_trail_id_seq', (SELECT coalesce(max(id), 0) + 1 FROM access_trail_early), false);
ALTER TABLE access_trail ALTER COLUMN id SET DEFAULT nextval('access_trail_id_seq');

-- For the sealer; for the patient; for looks that were refused or found nothing; for the data protection officer.
-- A look at five hundred patients would pay for five hundred entries of the GIN index at once: they are put on a short
-- list first, which every question reads along.
CREATE INDEX access_trail_by_tx ON access_trail (tx, id);
CREATE INDEX access_trail_by_patient ON access_trail USING gin (patients)
    WITH (fastupdate = on, gin_pending_list_limit = 256);
CREATE INDEX access_trail_by_key ON access_trail (key, at) WHERE patients IS NULL;
CREATE INDEX access_trail_by_account ON access_trail (account, at) WHERE account IS NOT NULL;
CREATE INDEX access_trail_refused ON access_trail (at) WHERE refusal IS NOT NULL;

-- Everything up to the end of the month in which this runs, or of the last entry, if a clock was ahead.
DO $$
DECLARE
    latest timestamptz;
BEGIN
    SELECT greatest(now(), max(at)) INTO latest FROM access_trail_early;
    EXECUTE format(
        'ALTER TABLE access_trail ATTACH PARTITION access_trail_early FOR VALUES FROM (MINVALUE) TO (%L)',
        (date_trunc('month', latest AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC'
    );
END $$;

-- What no month was made for in time. `sharedcare doctor` tells when something lies here.
CREATE TABLE access_trail_default PARTITION OF access_trail DEFAULT;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_trail
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_trail();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_trail_default
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_trail();

-- Make the partition of the month that begins with this day, and move what lies in the default one there. Moving
-- changes no column, so that the seals still hold. False when that month is there, or was over before the trail began.
CREATE FUNCTION make_trail_month(month date) RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '10s' AS $$
DECLARE
    name text := 'access_trail_' || to_char(month, 'YYYY_MM');
    starts timestamptz := month::timestamp AT TIME ZONE 'UTC';
    ends timestamptz := (month + interval '1 month') AT TIME ZONE 'UTC';
    moved bigint;
    early text := pg_get_expr(relpartbound, oid) FROM pg_class WHERE oid = 'access_trail_early'::regclass;
BEGIN
    -- First of all, so that of two that come at once the second finds the month made.
    LOCK TABLE access_trail_default IN ACCESS EXCLUSIVE MODE;
    IF to_regclass(name) IS NOT NULL OR starts < substring(early FROM 'TO \(''(.*)''\)')::timestamptz THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE access_trail INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    EXECUTE format('INSERT INTO %I SELECT * FROM access_trail_default WHERE at >= %L AND at < %L', name, starts, ends);
    GET DIAGNOSTICS moved = ROW_COUNT;
    IF moved > 0 THEN
        ALTER TABLE access_trail_default DISABLE TRIGGER append_only;
        DELETE FROM access_trail_default WHERE at >= starts AND at < ends;
        ALTER TABLE access_trail_default ENABLE TRIGGER append_only;
    END IF;
    EXECUTE format('ALTER TABLE access_trail ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, starts, ends);
    EXECUTE format(
        'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I'
        ' FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_trail()', name);
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION make_trail_month FROM PUBLIC;

-- Number and transaction are the database's to give: whoever works as the application cannot choose them.
REVOKE ALL ON access_trail_early FROM sharedcare_app;
GRANT SELECT ON access_trail, access_trail_default TO sharedcare_app;
GRANT INSERT (at, request, client, source, organization, action, ground, type, key, version, what, refusal, patients,
    keys, versions, account, role, as_of) ON access_trail TO sharedcare_app;
GRANT USAGE ON SEQUENCE access_trail_id_seq TO sharedcare_app;
