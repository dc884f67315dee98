-- The way back from months.sql: one table again, with every entry under the number it has.
CREATE TABLE access_trail_whole (LIKE access_trail INCLUDING CONSTRAINTS INCLUDING COMMENTS);
INSERT INTO access_trail_whole SELECT * FROM access_trail;
ALTER TABLE access_trail_whole
    ADD PRIMARY KEY (at, id),
    DROP COLUMN role,
    DROP COLUMN as_of,
    ALTER COLUMN tx SET DEFAULT current_tx(),
    ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
DROP TABLE access_trail;
DROP FUNCTION make_trail_month;
ALTER TABLE access_trail_whole RENAME TO access_trail;
ALTER INDEX access_trail_whole_pkey RENAME TO access_trail_pkey;
ALTER SEQUENCE access_trail_whole_id_seq RENAME TO access_trail_id_seq;
SELECT setval('access_trail_id_seq', (SELECT coalesce(max(id), 0) + 1 FROM access_trail), false);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_trail
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_trail();
GRANT SELECT, INSERT ON access_trail TO sharedcare_app;
