-- Which values judging has held against a limit, as they stand now: green, or told of by a finding. Derived by judging: no fact lives
-- here alone, and a value that is not here is not called green. Kept for as long as a value is called new (`green.py`).
CREATE TABLE care_judged_value (
    patient bigint NOT NULL,
    key bigint NOT NULL,
    at timestamptz NOT NULL,
    shard smallint NOT NULL,
    is_green boolean NOT NULL,
    PRIMARY KEY (shard, patient, key)
);
COMMENT ON COLUMN care_judged_value.key IS 'the key of the Observation';
COMMENT ON COLUMN care_judged_value.at IS 'when the value was taken';
COMMENT ON COLUMN care_judged_value.is_green IS 'a limit in force was held against it, and nothing was found; else a finding tells of it';

CREATE STATISTICS care_judged_value_patient_has_one_shard (dependencies) ON shard, patient FROM care_judged_value;

GRANT SELECT, INSERT, UPDATE, DELETE ON care_judged_value TO sharedcare_app;
