-- A patient has one shard. Without knowing that, the planner takes both for independent, expects one row where a
-- patient has thousands, and then walks through all of them for every row of a join. Measured: vital signs since 2015
-- fell from 800 to 135 a second when there were eight times the patients.
CREATE STATISTICS resource_patient_has_one_shard (dependencies) ON shard, patient FROM resource;
CREATE STATISTICS series_patient_has_one_shard (dependencies) ON shard, patient FROM series;
CREATE STATISTICS index_date_patient_has_one_shard (dependencies) ON shard, patient FROM index_date;
CREATE STATISTICS index_quantity_patient_has_one_shard (dependencies) ON shard, patient FROM index_quantity;
CREATE STATISTICS index_string_patient_has_one_shard (dependencies) ON shard, patient FROM index_string;
