GRANT SELECT, INSERT, UPDATE ON clinic_visit TO sharedcare_app;
GRANT USAGE ON SEQUENCE clinic_visit_id_seq TO sharedcare_app;
