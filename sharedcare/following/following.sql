GRANT SELECT, INSERT, UPDATE ON following_bookmark TO sharedcare_app;
