-- The newest value that each patient has measured at home, whether it is green, and the newest of which judging can say nothing. Derived
-- from values and from what judging says of them in the transaction that stores either, one patient at a time, and by `sharedcare
-- reindex`: no fact lives here alone. It tells nothing of a value, and is read of those alone who hide none (`worklist/queries.py`).
CREATE TABLE care_newest_value (
    patient bigint NOT NULL,
    newest bigint NOT NULL,
    since timestamptz NOT NULL,
    unsaid bigint,
    unsaid_since timestamptz,
    shard smallint NOT NULL,
    is_green boolean,
    PRIMARY KEY (shard, patient)
);
COMMENT ON COLUMN care_newest_value.newest IS 'the key of the Observation';
COMMENT ON COLUMN care_newest_value.is_green IS 'what care_judged_value says of the newest; null where it says nothing';
COMMENT ON COLUMN care_newest_value.unsaid IS 'the key of the newest Observation of which judging can say nothing; null for none';

CREATE STATISTICS care_newest_value_patient_has_one_shard (dependencies) ON shard, patient FROM care_newest_value;

GRANT SELECT, INSERT, UPDATE, DELETE ON care_newest_value TO sharedcare_app;
