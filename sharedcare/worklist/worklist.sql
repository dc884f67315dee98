-- What waits, and for whom. All of it is derived from resources in the transaction that stores those, and `sharedcare
-- reindex` makes it anew: no fact lives here alone. Nothing here is shown by itself: a question joins each row to the
-- resource that it is from, through the reader's window.
-- Columns stand in the order in which they pack without padding.

-- Who is on whose team, and who is responsible: the members of a CareTeam and the careManager of an EpisodeOfCare, by the key of
-- the PractitionerRole, Organization or Practitioner that is named.
CREATE TABLE worklist_member (
    patient bigint NOT NULL,
    source bigint NOT NULL,
    party bigint NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    shard smallint NOT NULL,
    is_responsible boolean NOT NULL,
    PRIMARY KEY (shard, patient, source, party, since)
);
CREATE INDEX worklist_member_of ON worklist_member (party);
CREATE INDEX worklist_member_by_source ON worklist_member (source);

-- What waits: open findings, hand-overs, tasks and unread messages; and when somebody looked at values on target.
CREATE TABLE worklist_item (
    patient bigint NOT NULL,
    key bigint NOT NULL,
    assigned bigint NOT NULL,
    since timestamptz NOT NULL,
    due timestamptz,
    snoozed timestamptz,
    shard smallint NOT NULL,
    type smallint NOT NULL,
    kind smallint NOT NULL,
    parties bigint[] NOT NULL,
    PRIMARY KEY (shard, patient, key)
);
CREATE INDEX worklist_item_by_key ON worklist_item (key);
COMMENT ON COLUMN worklist_item.assigned IS 'the key of the PractitionerRole or Organization that it is assigned to; 0 for nobody';
COMMENT ON COLUMN worklist_item.parties IS 'the keys of those it is for: owner of a task, recipients of a message';

CREATE STATISTICS worklist_item_patient_has_one_shard (dependencies) ON shard, patient FROM worklist_item;
CREATE STATISTICS worklist_member_patient_has_one_shard (dependencies) ON shard, patient FROM worklist_member;

GRANT SELECT, INSERT, UPDATE, DELETE ON worklist_member, worklist_item TO sharedcare_app;
