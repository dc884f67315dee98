GRANT SELECT, INSERT, UPDATE, DELETE ON care_plan_presence TO sharedcare_app;
GRANT USAGE ON SEQUENCE care_plan_presence_id_seq TO sharedcare_app;
