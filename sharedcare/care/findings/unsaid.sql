-- Of a value from home judging may be able to say nothing. It is written down too, so that what nobody has judged is found without
-- looking through all that was measured.
ALTER TABLE care_judged_value ALTER COLUMN is_green DROP NOT NULL;
COMMENT ON COLUMN care_judged_value.is_green IS
    'true: a limit in force was held against it, and nothing was found; false: a finding tells of it; null: judging can say nothing of it';
CREATE INDEX care_judged_value_unsaid ON care_judged_value (shard, patient, at) WHERE is_green IS NULL;
