-- For which organisation a resource was stored first: who entered something goes on seeing it, whoever changes it later,
-- and nobody gets it by changing it. The key of that Organization; null where nobody in particular is meant.
ALTER TABLE resource ADD COLUMN author bigint;
ALTER TABLE resource_version ADD COLUMN author bigint;
COMMENT ON COLUMN resource.author IS 'key of the Organization for which it was stored first; null for nobody''s';

CREATE OR REPLACE FUNCTION keep_replaced_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO resource_version (patient, key, tx, updated, replaced, version, shard, type, id, content, author)
    SELECT o.patient, o.key, o.tx, o.updated, n.updated, o.version, o.shard, o.type, o.id, o.content, o.author
    FROM old_row o JOIN new_row n ON n.key = o.key
    WHERE n.version > o.version;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_removed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO resource_version (patient, key, tx, updated, version, shard, type, id, content, author)
    SELECT patient, key, tx, updated, version, shard, type, id, content, author FROM old_row;
    RETURN NULL;
END $$;
